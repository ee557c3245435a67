/**
 * Does this link lead to the agreed page? A ladder from "the same string" to "the same site",
 * because a link that differs by a slash is kept and one that leads to the home page is not.
 */
import { domainOfHost, hostOf } from "./domain.ts";
import { dropTracking, looseKey, normaliseUrl } from "./url.ts";

/** The rungs, best first. */
export type MatchRung =
  | "exact"
  | "normalised"
  | "tracking"
  | "scheme_www_slash"
  | "redirect"
  | "same_site"
  | "none";

/** 0 is the best rung; what is at most `redirect` leads to the agreed page. */
export const rungRank: Record<MatchRung, number> = {
  exact: 0,
  normalised: 1,
  tracking: 2,
  scheme_www_slash: 3,
  redirect: 4,
  same_site: 5,
  none: 6,
};

/** True when the rung means the agreed page, by whatever spelling or detour. */
export function reachesTarget(rung: MatchRung): boolean {
  return rungRank[rung] <= rungRank.redirect;
}

/**
 * The highest rung on which two addresses meet.
 *
 * @param found the link's address, absolute.
 * @param wanted the agreed address, absolute.
 * @param opts.redirectsTo where `found` was seen to lead; null when nobody followed it.
 * @param opts.siteDomains the domains (and split-off hosts) of the site that `wanted` belongs to; without them, its
 *   registrable domain.
 */
export function matchTarget(
  found: string,
  wanted: string,
  opts: { redirectsTo?: string | null; siteDomains?: ReadonlySet<string> } = {},
): MatchRung {
  return targetMatcher(wanted, opts.siteDomains)(found, opts.redirectsTo ?? null);
}

/** A host as it stands in an address that needs no repair; anything else is parsed. */
const plainHost = /^https?:\/\/([^/?#@\\\s:]+)(?::\d*)?(?:[/?#]|$)/i;

/**
 * `matchTarget` for many links and one agreed address. Nearly all links of a page lead to hosts that have nothing
 * to do with it; each host is settled once, and only the addresses of the remaining ones are taken apart.
 */
export function targetMatcher(
  wanted: string,
  siteDomains?: ReadonlySet<string>,
): (found: string, redirectsTo: string | null) => MatchRung {
  const wantedUrl = normaliseUrl(wanted);
  const wantedHost = hostOf(wanted);
  if (wantedUrl === null || wantedHost === null) return () => "none";
  const wantedBare = dropTracking(wantedUrl);
  const wantedKey = looseKey(wantedUrl);
  const wantedDomain = domainOfHost(wantedHost, siteDomains);

  const isNear = (host: string): boolean => {
    const domain = domainOfHost(host, siteDomains);
    return domain === wantedDomain || siteDomains?.has(domain) === true;
  };
  const settled = new Map<string, boolean>();
  // A www. may stand before a public suffix (www.gov.uk), where the domains differ and the page is the same.
  const isFar = (found: string): boolean => {
    const host = plainHost.exec(found)?.[1];
    if (host === undefined) return false;
    let far = settled.get(host);
    if (far === undefined) {
      far = !isNear(host) && looseKey(`http://${host}`) !== looseKey(`http://${wantedHost}`);
      settled.set(host, far);
    }
    return far;
  };

  return (found, redirectsTo) => {
    if (redirectsTo === null && isFar(found)) return "none";
    const foundUrl = normaliseUrl(found);
    if (foundUrl === null) return "none";
    if (found === wanted) return "exact";
    if (foundUrl === wantedUrl) return "normalised";
    if (dropTracking(foundUrl) === wantedBare) return "tracking";
    if (looseKey(foundUrl) === wantedKey) return "scheme_www_slash";
    if (redirectsTo !== null && looseKey(redirectsTo) === wantedKey) return "redirect";
    return isNear(hostOf(foundUrl) ?? "") ? "same_site" : "none";
  };
}
