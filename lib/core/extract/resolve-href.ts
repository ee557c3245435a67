/**
 * Finds the crawlable address behind an href: http(s), and not only a fragment of the page itself.
 * Sources: Google Search Central, "Link best practices for Google" (make your links crawlable);
 * WHATWG URL, 4.4 "URL parsing".
 */
import { parseHttpUrl } from "../url.ts";

/** Longer addresses resolve to nothing: no server takes them. */
export const LONGEST_HREF = 65_536;

/**
 * Under a longer base only absolute addresses resolve: one of 60 KB over 20,000 short links would make 1.2 GB of
 * addresses out of a page of 0.4 MB.
 */
const LONGEST_BASE = 4_096;

/**
 * A path below the page's own folder in printable ASCII, without what the URL parser takes for a
 * scheme (`:`) or for a slash (`\\`).
 */
const BELOW = /^[\w.~%-][!-9;-[\]-~]*$/;

/**
 * One that the URL parser would leave as it is: no dot begins or ends a segment, nothing is escaped, no query.
 * Behind its folder it is the address.
 */
const PLAIN = /^[\w~-](?:[\w~/-]|(?<=[\w~-])\.(?=[\w~-]))*(?:#[\w.~-]+)?$/;

/** As much of an address as links need. */
export type Address = Pick<URL, "href" | "hostname">;

/** Resolves against the page's effective base; null when nobody crawls it. */
export function createResolver(written: string): (href: string) => Address | null {
  const base = written.length > LONGEST_BASE ? undefined : written;
  // Such a path behind its folder is the same address, and parsing it does not parse the base again: most
  // links of most pages, in two thirds of the time.
  const folder = base === undefined ? null : parseHttpUrl(".", base);
  const { href: start, hostname } = folder ?? { href: "", hostname: "" };
  return (href) => {
    if (href.length > LONGEST_HREF || isFragmentOnly(href)) return null;
    if (folder === null || !BELOW.test(href)) return parseHttpUrl(href, base);
    return PLAIN.test(href) ? { href: start + href, hostname } : parseHttpUrl(start + href);
  };
}

function isFragmentOnly(href: string): boolean {
  // The URL parser drops C0 controls and spaces in front.
  let at = 0;
  while (at < href.length && href.charCodeAt(at) <= 32) at++;
  return href[at] === "#";
}
