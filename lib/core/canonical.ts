/**
 * Which address a page calls the original. A page that names another one passes its links' value there,
 * or loses it, so a verdict says so.
 * RFC 6596 (canonical), RFC 8288 (Link header):
 * https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls
 */
import { domainOf } from "./domain.ts";
import { looseKey, parseHttpUrl } from "./url.ts";

/** What the canonical says of the page that carries it. */
export type CanonicalPlace = "none" | "self" | "same_site" | "other_site";

/** One entry of a Link header: its target as written and its parameters, names in lower case. */
interface LinkValue {
  target: string;
  params: Map<string, string>;
}

/**
 * The canonical address of a page: the tag in its head, else the first `Link: <…>; rel="canonical"`.
 *
 * @param tag from the page, resolved against its base; null when it has none.
 * @param linkHeaders every Link value; they are resolved against `url`, for a header knows no `<base>`.
 * @param url the page's final address.
 * @returns an absolute http(s) address, or null.
 */
export function canonicalFrom(
  tag: string | null,
  linkHeaders: readonly string[],
  url: string,
): string | null {
  const fromTag = tag === null ? null : parseHttpUrl(tag, url);
  if (fromTag !== null) return fromTag.href;
  for (const { target, params } of linkHeaders.flatMap(parseLinkHeader)) {
    const isCanonical = params.get("rel")?.toLowerCase().split(/\s+/).includes("canonical") === true;
    const fromHeader = isCanonical && speaksOf(params.get("anchor"), url) ? parseHttpUrl(target, url) : null;
    if (fromHeader !== null) return fromHeader.href;
  }
  return null;
}

/** Where a canonical points, seen from the page; scheme, `www.`, slash and tracking make no other page. */
export function canonicalPlace(canonical: string | null, pageUrl: string): CanonicalPlace {
  if (canonical === null) return "none";
  if (looseKey(canonical) === looseKey(pageUrl)) return "self";
  return domainOf(canonical) === domainOf(pageUrl) ? "same_site" : "other_site";
}

/** RFC 8288 §3.2: with `anchor`, the entry speaks of that address and not of the page. */
function speaksOf(anchor: string | undefined, url: string): boolean {
  if (anchor === undefined) return true;
  const about = parseHttpUrl(anchor, url);
  return about !== null && looseKey(about.href) === looseKey(url);
}

/** RFC 8288 §3 and appendix B, read in one pass: commas and semicolons inside `<…>` and quotes divide nothing. */
export function parseLinkHeader(value: string): LinkValue[] {
  const links: LinkValue[] = [];
  for (let open = value.indexOf("<"); open >= 0; ) {
    const close = value.indexOf(">", open);
    if (close < 0) break;
    const params = new Map<string, string>();
    const end = readParams(value, close + 1, params);
    links.push({ target: value.slice(open + 1, close).trim(), params });
    open = value.indexOf("<", end);
  }
  return links;
}

/** Reads `; name=value` pairs up to a comma; the first of a name counts. Returns where it stopped. */
function readParams(value: string, from: number, params: Map<string, string>): number {
  const pair = /\s*;\s*([^\s=;,<]*)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"?|([^\s;,]*)))?/y;
  pair.lastIndex = from;
  let end = from;
  for (let match = pair.exec(value); match !== null; match = pair.exec(value)) {
    end = pair.lastIndex;
    const name = (match[1] ?? "").toLowerCase();
    if (name !== "" && !params.has(name))
      params.set(name, match[2]?.replace(/\\(.)/g, "$1") ?? match[3] ?? "");
  }
  return end;
}
