// A breach in the words of a table and of a history.
import { relWord } from "#lib/core/event-words";
import type { Breach } from "#lib/core/verdict/flags";
import { quoteAnchor, shorten } from "#lib/core/verdict/phrases";
import type { BreachLine } from "./types.ts";

/** Which term it is about. */
export const breachNames: Record<Breach, string> = {
  wrong_target: "Target",
  target_broken: "Target page",
  soft_404: "Page",
  noindex: "Page",
  robots_blocked: "Page",
  canonical_elsewhere: "Canonical",
  rel_changed: "Rel",
  page_nofollow: "Page",
  hidden: "Link",
  wrong_place: "Placement",
  wrong_anchor: "Anchor",
};

/** "Rel: agreed dofollow, found nofollow" */
function tellBreach({ flag, promised, found }: BreachLine): string {
  const sides = [
    promised === null ? "" : `agreed ${sideWords(flag, promised)}`,
    found === null ? "" : `found ${sideWords(flag, found)}`,
  ].filter((side) => side !== "");
  return sides.length === 0 ? breachNames[flag] : `${breachNames[flag]}: ${sides.join(", ")}`;
}

function sideWords(flag: Breach, side: string): string {
  if (flag === "wrong_anchor") return quoteAnchor(side);
  return flag === "rel_changed" ? relWord(side) : shorten(side);
}

/** One line of a history. */
interface PastBreach {
  key: string;
  /** ISO 8601: its end. */
  at: string;
  status: "live" | "pending";
  text: string;
}

/** Breaches that ended, as lines of a history: "Rel: agreed dofollow, found nofollow; mended after 5 days". */
export function pastBreaches(breaches: readonly BreachLine[]): PastBreach[] {
  return breaches.flatMap((breach) => {
    const ending = endingWords(breach);
    if (breach.endedAt === null || ending === null) return [];
    return {
      key: `${breach.flag} ${breach.beganAt}`,
      at: breach.endedAt,
      status: breach.ended === "mended" ? "live" : "pending",
      text: `${tellBreach(breach)}; ${ending}`,
    };
  });
}

/** "mended after 5 days"; null while it holds. */
function endingWords({ beganAt, endedAt, ended }: BreachLine): string | null {
  if (endedAt === null || ended === null) return null;
  const after = `after ${daysWords(beganAt, endedAt)}`;
  switch (ended) {
    case "mended":
      return `mended ${after}`;
    case "gone":
      return `until the link was gone, ${after}`;
    case "terms":
      return `no longer agreed, ${after}`;
    default:
      return ended satisfies never;
  }
}

/** "12 days" between two moments (ISO 8601), counted as days of the calendar in UTC; "less than a day" on one day. */
export function daysWords(from: string, to: string): string {
  const day = (at: string) => Math.floor(Date.parse(at) / 86_400_000);
  const days = day(to) - day(from);
  if (days <= 0) return "less than a day";
  return days === 1 ? "1 day" : `${days} days`;
}
