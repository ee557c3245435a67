/**
 * How a promise stands as it is shown: what our last look settled, or, where no look can settle it (a wall, an
 * outage, a page that builds itself in the browser), what a person saw. A word holds until its day has come;
 * the facts below it never change. Its twin in SQL is lib/hand-checks/standing-sql.ts.
 */
import type { Headline } from "./verdict/types.ts";

/** What a person saw: the last word that no conclusive look has made past. */
export interface Word {
  seen: boolean;
  /** YYYY-MM-DD; the day on which they looked. */
  on: string;
  /** YYYY-MM-DD; from this day on somebody is asked again. */
  askAgainOn: string;
}

export interface Standing {
  /** What is shown and counted. */
  status: Headline;
  /** A person's word makes it so. */
  byHand: boolean;
  /** There is a word, and its day has come: it no longer holds. */
  isDue: boolean;
  /** Only a person can settle it, and none has. A promise that nobody has looked at yet waits for a look first. */
  needsEyes: boolean;
}

/** The verdicts that leave the question open. */
export const openVerdicts = ["blocked", "unreachable", "pending"] as const satisfies readonly Headline[];

/** True when a look left the question open. */
export function isOpenVerdict(verdict: Headline): boolean {
  return (openVerdicts as readonly Headline[]).includes(verdict);
}

/**
 * @param verdict of our last look; pending before the first one
 * @param looked whether there was one
 * @param word null when nobody gave one since the last conclusive look
 * @param today YYYY-MM-DD
 */
export function standingOf(verdict: Headline, looked: boolean, word: Word | null, today: string): Standing {
  if (!isOpenVerdict(verdict)) return { status: verdict, byHand: false, isDue: false, needsEyes: false };
  if (word !== null && today < word.askAgainOn) {
    return { status: word.seen ? "live" : "lost", byHand: true, isDue: false, needsEyes: false };
  }
  const isDue = word !== null;
  // An outage ends by itself: it asks for a person only where one had looked before.
  const walled = verdict === "blocked" || (verdict === "pending" && looked);
  return { status: verdict, byHand: false, isDue, needsEyes: isDue || walled };
}
