/**
 * Does this link lead to the agreed page? A ladder from "the same string" to "the same site",
 * because a link that differs by a slash is kept and one that leads to the home page is not.
 */
import { domainOf } from "./domain.ts";
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
  const foundUrl = normaliseUrl(found);
  const wantedUrl = normaliseUrl(wanted);
  if (foundUrl === null || wantedUrl === null) return "none";
  if (found === wanted) return "exact";
  if (foundUrl === wantedUrl) return "normalised";
  if (dropTracking(foundUrl) === dropTracking(wantedUrl)) return "tracking";
  const wantedKey = looseKey(wantedUrl);
  if (looseKey(foundUrl) === wantedKey) return "scheme_www_slash";
  if (opts.redirectsTo != null && looseKey(opts.redirectsTo) === wantedKey) return "redirect";
  return isSameSite(foundUrl, wantedUrl, opts.siteDomains) ? "same_site" : "none";
}

function isSameSite(found: string, wanted: string, siteDomains: ReadonlySet<string> | undefined): boolean {
  const domain = domainOf(found, siteDomains);
  if (domain === null) return false;
  return siteDomains?.has(domain) === true || domain === domainOf(wanted, siteDomains);
}
