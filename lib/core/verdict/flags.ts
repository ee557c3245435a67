/**
 * What one look can raise beside the presence of a link. Some flags break the promise, others are worth
 * knowing; which is which is decided here, so that every room counts the same breaches.
 */
import { canonicalPlace } from "../canonical.ts";
import { type Look, redirectedAway, redirectedHome } from "../look.ts";
import { looseKey } from "../url.ts";
import type { FoundLink } from "./find-link.ts";
import type { Flag, Promise_, TargetLook } from "./types.ts";

/** More links to other sites than this, and each counts for little. */
export const maxOutlinks = 100;

/** In the order in which a sentence names them: what costs a link most comes first. */
export const breaches = [
  "wrong_target",
  "target_broken",
  "soft_404",
  "noindex",
  "robots_blocked",
  "canonical_elsewhere",
  "rel_changed",
  "page_nofollow",
  "hidden",
  "wrong_place",
  "wrong_anchor",
] as const satisfies readonly Flag[];

/** A flag that breaks the promise while the link stays found. */
export type Breach = (typeof breaches)[number];

/**
 * The breaches among the flags. A nofollow of the page breaks nothing where a link that is not followed was agreed.
 */
export function breachesOf(flags: readonly Flag[], promise: Promise_): Breach[] {
  const agreedNofollow = promise.rel != null && promise.rel !== "follow";
  return breaches.filter((flag) => flags.includes(flag) && !(flag === "page_nofollow" && agreedNofollow));
}

/**
 * Every flag of one look, each once.
 *
 * @param found the link that decides; with no occurrences it leads to another page of the site.
 */
export function flagsOf(look: Look, found: FoundLink | null): Flag[] {
  const flags = [...linkFlags(found), ...pageFlags(look, found)];
  if (look.truncated) flags.push("truncated");
  if (look.soft404) flags.push("soft_404");
  // A wall that sends visitors to its own page says nothing of where the page went.
  if (redirectedAway(look) && look.access !== "blocked") flags.push("page_redirected");
  return flags;
}

function linkFlags(found: FoundLink | null): Flag[] {
  if (found === null) return [];
  if (found.occurrences === 0) return ["wrong_target"];
  const flags: Flag[] = [];
  if (!found.keepsAnchor) flags.push("wrong_anchor");
  if (!found.keepsRel) flags.push("rel_changed");
  if (!found.keepsPlace) flags.push("wrong_place");
  if (found.link.hidden) flags.push("hidden");
  if (found.target !== null && isBroken(found.target)) flags.push("target_broken");
  if (found.rung === "redirect" || leadsAway(found)) flags.push("target_redirects");
  return flags;
}

/** What the page says of itself matters while it is the page: not on an error page, nor on the home page behind it. */
function pageFlags(look: Look, found: FoundLink | null): Flag[] {
  const isRead = look.access === "ok" || look.access === "js_required";
  const flags: Flag[] = [];
  if (look.robotsTxt.googlebotAllowed === false) flags.push("robots_blocked");
  if (!isRead || redirectedHome(look) || (look.soft404 && found === null)) return flags;
  if (look.robots.nofollow) flags.push("page_nofollow");
  if (look.robots.noindex) flags.push("noindex");
  const canonical = canonicalPlace(look.canonical, look.finalUrl);
  if (canonical === "same_site" || canonical === "other_site") flags.push("canonical_elsewhere");
  if (look.outlinks.external > maxOutlinks) flags.push("too_many_outlinks");
  return flags;
}

function isBroken(target: TargetLook): boolean {
  return target.httpStatus === 404 || target.httpStatus === 410 || target.soft404;
}

function leadsAway({ link, target }: FoundLink): boolean {
  return target !== null && link.url !== null && looseKey(target.finalUrl) !== looseKey(link.url);
}
