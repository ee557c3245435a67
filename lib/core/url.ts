/**
 * Addresses as keys: what counts as one page, and what a looser reader would call the same page.
 * Everything goes through WHATWG URL (https://url.spec.whatwg.org/); nothing is cut as a string
 * that `new URL` has not taken apart first.
 */

/** RFC 3986 §2.3: these mean the same escaped or not, so they are written plain. */
const unreserved = /[A-Za-z0-9\-._~]/;

/**
 * A valid escape, or a stray `%` with the escapes that follow it. The second kind is left alone:
 * decoding `%%34%31` would make `%41`, a new escape, and the result would depend on how often it ran.
 */
const escapes = /%[0-9A-Fa-f]{2}|%[0-9A-Fa-f]?(?:%[0-9A-Fa-f]{2})*/g;

/** Parameters that name a campaign, a click or a mailing and never choose what a page shows. */
const trackingNames = new Set(
  `gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid _ga _gl fbclid msclkid yclid ysclid
   _openstat twclid ttclid li_fat_id igshid igsh epik rdt_cid sccid mc_cid mc_eid _hsenc _hsmi __hstc __hssc
   __hsfp hsctatracking mkt_tok vero_id vero_conv oly_enc_id oly_anon_id wickedid rb_clickid s_cid irclickid
   irgwc cjevent _kx guccounter guce_referrer guce_referrer_sig`.split(/\s+/),
);

const trackingPrefixes = ["utm_", "mtm_", "matomo_", "pk_", "piwik_", "hsa_"];

/** RFC 1035 §2.3.4: 255 octets of a name are 253 characters, and a final dot. URL parsers do not count. */
const HOST_MAX = 254;

/**
 * Parses a web address as browsers do (WHATWG URL): white space around it trimmed, tabs and newlines
 * inside it dropped, host in lower case and punycode.
 *
 * @param base resolves a relative `input`.
 * @returns null for what is no http(s) address, for one whose host is longer than any name, and for one that carries
 *   a user name or a password.
 */
export function parseHttpUrl(input: string, base?: string): URL | null {
  const url = URL.parse(input, base);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  if (url.hostname.length > HOST_MAX) return null;
  return url.username === "" && url.password === "" ? url : null;
}

/**
 * The key of a page: the WHATWG URL without fragment, unreserved characters unescaped and every other
 * escape in upper case (RFC 3986 §6.2.2). Applying it twice changes nothing.
 *
 * @returns null where `parseHttpUrl` does.
 */
export function normaliseUrl(input: string | URL): string | null {
  const url = parseHttpUrl(typeof input === "string" ? input : input.href);
  if (url === null) return null;
  const hash = url.href.indexOf("#");
  const href = hash < 0 ? url.href : url.href.slice(0, hash);
  return href.includes("%") ? href.replace(escapes, plainEscape) : href;
}

function plainEscape(triplet: string): string {
  if (!/^%[0-9A-Fa-f]{2}$/.test(triplet)) return triplet;
  const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
  return unreserved.test(character) ? character : triplet.toUpperCase();
}

/**
 * Takes out campaign and click parameters (`utm_*`, `gclid`, `fbclid`, `msclkid` …). The others keep their
 * order and their spelling; a question mark with nothing behind it goes. What is no URL comes back as it is.
 */
export function dropTracking(url: string): string {
  const hash = url.indexOf("#");
  const end = hash < 0 ? url.length : hash;
  const mark = url.indexOf("?");
  if (mark < 0 || mark >= end || parseHttpUrl(url) === null) return url;
  const kept = url
    .slice(mark + 1, end)
    .split("&")
    .filter((pair) => pair !== "" && !isTracking(pair));
  return url.slice(0, mark) + (kept.length > 0 ? `?${kept.join("&")}` : "") + url.slice(end);
}

function isTracking(pair: string): boolean {
  const equals = pair.indexOf("=");
  const name = (equals < 0 ? pair : pair.slice(0, equals)).toLowerCase();
  return trackingNames.has(name) || trackingPrefixes.some((prefix) => name.startsWith(prefix));
}

/**
 * What stays the same when a site moves to https, adds or drops `www.` or a trailing slash, or a mailing
 * adds its parameters. Two addresses with one key are taken for one page. The key is no URL: compare it only.
 * What is no URL is its own key.
 */
export function looseKey(url: string): string {
  const normal = normaliseUrl(url);
  if (normal === null) return url;
  const { host, pathname, search } = new URL(dropTracking(normal));
  return dropWww(host.replace(/\.(?=:|$)/, "")) + pathname.replace(/\/$/, "") + search;
}

/** `www.com` keeps its www: without it nothing but a suffix would be left. */
function dropWww(host: string): string {
  return host.startsWith("www.") && host.indexOf(".", 4) > 0 ? host.slice(4) : host;
}

/** True for a site's front page: `/` or an index file, with no query but tracking. */
export function isHomePage(url: string): boolean {
  const parsed = parseHttpUrl(dropTracking(url));
  if (parsed === null || parsed.search !== "") return false;
  return /^\/(?:(?:index|default|home)\.(?:html?|php|aspx?|jsp))?$/i.test(parsed.pathname);
}
