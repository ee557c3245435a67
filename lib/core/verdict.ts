/**
 * Judges one look against one promise: presence, access and flags, and one headline drawn from them with its
 * sentence and the next action. Only a conclusive look may say that a link is not there; a site that is down
 * or walled leaves the question open.
 */
import { isConclusive, type Look, redirectedAway } from "./look.ts";
import { countMiss, type LossRule } from "./loss.ts";
import { brokenTerms } from "./verdict/broken-terms.ts";
import { type FoundLink, findLink, type Surroundings } from "./verdict/find-link.ts";
import { type Breach, breachesOf, flagsOf } from "./verdict/flags.ts";
import { nextAction } from "./verdict/next-action.ts";
import { sentenceOf } from "./verdict/sentence.ts";
import type {
  Flag,
  Headline,
  LinkHistory,
  MissReason,
  Presence,
  Promise_,
  Verdict,
} from "./verdict/types.ts";

export type {
  Flag,
  Headline,
  LinkHistory,
  MissReason,
  Presence,
  Promise_,
  TargetLook,
  Verdict,
} from "./verdict/types.ts";

/** What is judged, and by which rule. */
export interface JudgeInput extends Surroundings {
  promise: Promise_;
  look: Look;
  /** What was known before this look, which itself counts as a miss where it is one. */
  history: LinkHistory;
  rule: LossRule;
}

/** The history of a link that nobody has looked for yet. */
export const noHistory: LinkHistory = { found: false, misses: 0, firstMissAt: null, lastSeenAt: null };

/** The verdict of one look on one promise. */
export function judge({ promise, look, history, rule, siteDomains, targets }: JudgeInput): Verdict {
  const found = findLink(promise, look, { siteDomains, targets });
  const isFound = found !== null && found.occurrences > 0;
  const conclusive = isConclusive(look);
  const isMiss = conclusive && !isFound;

  const before = { misses: history.misses, since: history.firstMissAt };
  const row = isMiss ? countMiss(before, look.at, rule) : { ...before, settled: false };
  const presence = presenceOf(isFound, isMiss, history.found && row.settled);
  // In a page that was not read to its end, the agreed link may stand beside the one to another page.
  const flags = flagsOf(look, isFound || conclusive ? found : null);
  const breaches = isFound ? breachesOf(flags, promise) : [];
  const missReason = isMiss ? missReasonOf(look, found) : null;
  const headline = headlineOf(presence, look, breaches.length > 0, history.found);
  const unkept = isFound || presence === "lost" ? breaches : wrongTarget(flags);
  const its = { headline, promise, look, history, found, breaches, missReason };

  return {
    presence,
    access: look.access,
    flags,
    broken: brokenTerms(unkept, { promise, look, found }),
    headline,
    sentence: sentenceOf(its),
    next: nextAction(its, row, rule),
    match: found?.rung ?? "none",
    link: found?.link ?? null,
    relClass: found?.relClass ?? null,
    occurrences: found?.occurrences ?? 0,
    missReason,
    conclusive,
  };
}

/** A link that leads elsewhere on the site is no agreed link, and a breach that can be named until it counts as lost. */
function wrongTarget(flags: readonly Flag[]): Breach[] {
  return flags.includes("wrong_target") ? ["wrong_target"] : [];
}

function presenceOf(isFound: boolean, isMiss: boolean, isLost: boolean): Presence {
  if (isFound) return "found";
  if (!isMiss) return "unknown";
  return isLost ? "lost" : "not_found";
}

function missReasonOf(look: Look, near: FoundLink | null): MissReason {
  if (look.httpStatus === 404 || look.httpStatus === 410 || look.soft404) return "page_gone";
  if (redirectedAway(look)) return "page_redirected";
  return near === null ? "removed" : "target_changed";
}

function headlineOf(presence: Presence, look: Look, isBroken: boolean, wasFound: boolean): Headline {
  switch (presence) {
    case "found":
      return isBroken ? "changed" : "live";
    case "lost":
      return "lost";
    case "not_found":
      return wasFound ? "missed" : "not_found";
    case "unknown":
      return openHeadline(look);
    default:
      return presence satisfies never;
  }
}

/** Why the question stays open. A page that was read in part, or builds itself in the browser, waits for a person. */
function openHeadline(look: Look): Headline {
  switch (look.access) {
    case "blocked":
      return "blocked";
    case "robots_disallowed":
      // A robots.txt that answers with errors refuses nobody: the site fails, and comes back.
      return look.robotsTxt.failing ? "unreachable" : "blocked";
    case "unreachable":
    case "http_error":
    case "not_html":
    case "unparsable":
      return "unreachable";
    case "ok":
    case "js_required":
      return "pending";
    default:
      return look.access satisfies never;
  }
}
