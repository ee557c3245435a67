/**
 * Reads the content of `<meta http-equiv=refresh>` and the value of a `Refresh` header, which is the same.
 * Source: WHATWG HTML, 4.2.5.3 "shared declarative refresh steps"; Google Search Central, "Redirects and Google
 * Search" (meta refresh, and its HTTP header).
 */
import { parseHttpUrl } from "../url.ts";

export interface WrittenRefresh {
  seconds: number;
  /** As written; null when the page only reloads itself. */
  href: string | null;
}

/** Null when a browser would do nothing: no number in front. */
export function parseRefresh(content: string): WrittenRefresh | null {
  const time = /^\s*(\d*)[\d.]*/.exec(content);
  const written = time?.[0] ?? "";
  if (!/[\d.]/.test(written)) return null;
  const seconds = Math.min(Number(time?.[1] || 0), Number.MAX_SAFE_INTEGER);
  const rest = content.slice(written.length);
  // After the number comes a separator or nothing: "5abc" is no refresh.
  if (rest !== "" && !/^[\s;,]/.test(rest)) return null;
  const address = rest.trimStart().replace(/^[;,]/, "").trimStart();
  if (address === "") return { seconds, href: null };
  const named = /^url\s*=\s*/i.exec(address);
  const value = named === null ? address : address.slice(named[0].length);
  const quote = value[0];
  if (quote !== '"' && quote !== "'") return { seconds, href: value };
  const end = value.indexOf(quote, 1);
  return { seconds, href: value.slice(1, end === -1 ? undefined : end) };
}

/** A refresh that leads to another address. */
export interface Refresh {
  seconds: number;
  url: string;
}

/**
 * Where a written refresh leads.
 *
 * @param base what a relative address starts from; @param url the page's own.
 * @returns null when it leads nowhere: a page that only loads itself again goes nowhere.
 */
export function resolveRefresh(written: WrittenRefresh | null, base: string, url: string): Refresh | null {
  if (written === null || written.href === null) return null;
  const target = parseHttpUrl(written.href, base)?.href ?? null;
  return target === null || target === parseHttpUrl(url)?.href
    ? null
    : { seconds: written.seconds, url: target };
}
