/**
 * Whose page is it? The registrable domain by the Public Suffix List, its private section included:
 * a blog on blogspot.com or github.io is a site of its own. A workspace may split hosts off from it.
 * List and algorithm: https://publicsuffix.org/list/ and https://github.com/publicsuffix/list/wiki/Format
 */
import { parse } from "tldts";
import { decodePunycode } from "./punycode.ts";
import { parseHttpUrl } from "./url.ts";

/** tldts leaves the private section out unless asked; the hosts we pass are hosts, not URLs. */
const suffixOptions = { allowPrivateDomains: true, extractHostname: false } as const;

/** The host of a web address: lower case, punycode, no port, no final dot; null when it is none. */
export function hostOf(url: string): string | null {
  const parsed = parseHttpUrl(url);
  return parsed === null ? null : parsed.hostname.replace(/\.$/, "");
}

/**
 * The domain that a host belongs to.
 *
 * @param splits hosts that are domains of their own, in lower case and punycode. The longest match wins; one that
 *   starts with `www.` is passed over, so that a split never cuts a site in two at its www; one at or above
 *   the registrable domain changes nothing.
 * @returns the registrable domain in lower case and punycode; the host itself for an address or a bare suffix.
 */
export function domainOfHost(host: string, splits?: ReadonlySet<string>): string {
  const ascii = asciiHost(host);
  const domain = parse(ascii, suffixOptions).domain;
  if (domain === null) return ascii;
  if (splits === undefined || splits.size === 0) return domain;
  for (let rest = ascii; rest.length > domain.length; rest = rest.slice(rest.indexOf(".") + 1)) {
    if (splits.has(rest) && !rest.startsWith("www.")) return rest;
  }
  return domain;
}

/** `domainOfHost` of a web address; null when it is none. */
export function domainOf(url: string, splits?: ReadonlySet<string>): string | null {
  const host = hostOf(url);
  return host === null ? null : domainOfHost(host, splits);
}

/** True for a name under which anybody registers (`co.uk`, `blogspot.com`, an unlisted top level). */
export function isPublicSuffix(host: string): boolean {
  const ascii = asciiHost(host);
  const { isIp, publicSuffix } = parse(ascii, suffixOptions);
  return isIp !== true && publicSuffix === ascii;
}

/** True when the host ends in a suffix that the list names: `example.co.uk`, but not `Node.js`. */
export function hasListedSuffix(host: string): boolean {
  const { isIcann, isPrivate } = parse(asciiHost(host), suffixOptions);
  return isIcann === true || isPrivate === true;
}

/**
 * The host as its readers write it, for showing beside the ASCII form. A label whose letters do not lead back
 * to the same ASCII (UTS #46: https://www.unicode.org/reports/tr46/) stays as it is.
 */
export function toUnicodeHost(host: string): string {
  return host.includes("xn--") ? host.split(".").map(toUnicodeLabel).join(".") : host;
}

function toUnicodeLabel(label: string): string {
  if (!label.startsWith("xn--")) return label;
  const letters = decodePunycode(label.slice(4));
  return letters !== null && URL.parse(`http://${letters}`)?.hostname === label ? letters : label;
}

/** Most hosts come out of `new URL` and are ASCII already; the rest goes through it, dots at the ends aside. */
function asciiHost(host: string): string {
  const bare = host.replace(/^\.+|\.+$/g, "");
  if (/^[a-z0-9._-]*$/.test(bare)) return bare;
  return URL.parse(`http://${bare}`)?.hostname ?? bare.toLowerCase();
}
