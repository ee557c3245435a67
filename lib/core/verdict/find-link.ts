/**
 * Looks for the agreed link among the links of a page. Several may lead to the target: the one that keeps
 * what was agreed is shown, then the first that is followed, then the first. Frames and forms are no links.
 */

import { sameAnchor } from "../anchor-text.ts";
import type { ExtractedLink, Placement } from "../link-types.ts";
import { type Look, redirectedHome } from "../look.ts";
import { type MatchRung, reachesTarget, targetMatcher } from "../match.ts";
import { keepsRel, type RelClass, relClass } from "../rel.ts";
import { normaliseUrl, parseHttpUrl } from "../url.ts";
import type { Promise_, TargetLook } from "./types.ts";

/** What is known beside the page itself. */
export interface Surroundings {
  /** The domains of the site that the target belongs to. */
  siteDomains?: ReadonlySet<string> | undefined;
  /** Looks at targets of the page's links, by normalised URL. */
  targets?: ReadonlyMap<string, TargetLook> | undefined;
}

/** One link of the page that leads to the target, or near it. */
interface Candidate {
  link: ExtractedLink;
  rung: MatchRung;
  relClass: RelClass;
  target: TargetLook | null;
}

/** The link that decides and how it stands to the promise. */
export interface FoundLink extends Candidate {
  /** How many links lead to the agreed page; 0 when this one leads to another page of the site. */
  occurrences: number;
  keepsAnchor: boolean;
  keepsRel: boolean;
  keepsPlace: boolean;
}

/** The agreed link; else a link to another page of the same site; else null. */
export function findLink(promise: Promise_, look: Look, around: Surroundings): FoundLink | null {
  if (!hasContent(look)) return null;
  const reached: Candidate[] = [];
  const near: Candidate[] = [];
  for (const candidate of candidatesOf(promise.target, look, around)) {
    if (reachesTarget(candidate.rung)) reached.push(candidate);
    else near.push(candidate);
  }
  return choose(reached.length > 0 ? reached : near, reached.length, promise);
}

/** The links of an error page, of a wall, or of the home page that an article now leads to are not the page's. */
function hasContent(look: Look): boolean {
  return (look.access === "ok" || look.access === "js_required") && !redirectedHome(look);
}

function* candidatesOf(
  wanted: string,
  look: Look,
  { siteDomains, targets }: Surroundings,
): Generator<Candidate> {
  const match = targetMatcher(wanted, siteDomains);
  for (const link of look.links) {
    if (link.url === null || (link.kind !== "text" && link.kind !== "image")) continue;
    const target = targets === undefined ? null : (targets.get(normaliseUrl(link.url) ?? "") ?? null);
    const rung = asWritten(link, wanted, match(link.url, target?.finalUrl ?? null));
    if (rung !== "none") yield { link, rung, relClass: relClass(link.rel, look.robots.nofollow), target };
  }
}

/** A resolved address has lost its spelling, so an absolute href is asked for the difference between the first rungs. */
function asWritten(link: ExtractedLink, wanted: string, rung: MatchRung): MatchRung {
  if (rung !== "exact" && rung !== "normalised") return rung;
  const href = link.href.trim();
  if (href === wanted) return "exact";
  return parseHttpUrl(href) === null ? rung : "normalised";
}

/** What was agreed is looked for together: a nofollow link with the right words is not it, nor is one in the footer. */
function choose(
  candidates: Candidate[],
  occurrences: number,
  { anchor, rel, place }: Promise_,
): FoundLink | null {
  const withAnchor = anchor ? candidates.filter(({ link }) => sameAnchor(link.anchor, anchor)) : candidates;
  const named = withAnchor.length > 0 ? withAnchor : candidates;
  const withRel = rel ? named.filter((candidate) => keepsRel(rel, candidate.relClass)) : [];
  const pool = inPlace(withRel.length > 0 ? withRel : named, place);
  const followed = pool.find(({ link }) => relClass(link.rel, false) === "follow");
  const best = withRel.length > 0 ? pool[0] : (followed ?? pool[0]);
  if (best === undefined) return null;
  return {
    ...best,
    occurrences,
    keepsAnchor: withAnchor.length > 0,
    keepsRel: !rel || withRel.length > 0,
    keepsPlace: keepsPlace(place, best.link.placement),
  };
}

/** Those in the agreed place; else those whose place nobody can tell; else all. */
function inPlace(candidates: Candidate[], agreed: Placement | null | undefined): Candidate[] {
  if (!agreed) return candidates;
  const at = (place: Placement) => candidates.filter(({ link }) => link.placement === place);
  const there = at(agreed);
  if (there.length > 0) return there;
  const unclear = at("unknown");
  return unclear.length > 0 ? unclear : candidates;
}

/** Is an agreed place kept? A place that the page's structure does not tell breaks nothing. */
export function keepsPlace(agreed: Placement | null | undefined, found: Placement): boolean {
  return !agreed || found === "unknown" || found === agreed;
}
