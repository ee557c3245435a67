/** A person's word on a promise in words: beside the verdict of the machine, never in place of it. */
import type { Standing, Word } from "./standing.ts";
import { dayOf } from "./verdict/phrases.ts";

export interface ToldStanding {
  sentence: string;
  /** What to do. */
  next: string;
}

/** "live, seen by Ana on 3 March 2026"; for a hover text or a head. @param by null: nobody's name is known */
export function wordWords(word: Word, by: string | null): string {
  const who = by ?? "somebody";
  const day = dayOf(word.on) ?? word.on;
  return word.seen ? `live, seen by ${who} on ${day}` : `gone, says ${who}, who looked on ${day}`;
}

/**
 * What a person's word makes of a verdict's sentences: a valid one stands first, one whose day has come asks for
 * another look, and without either the verdict speaks alone.
 */
export function tellStanding(
  told: ToldStanding,
  { byHand, isDue }: Pick<Standing, "byHand" | "isDue">,
  word: Word | null,
  by: string | null,
): ToldStanding {
  if (word === null || !(byHand || isDue)) return told;
  const who = by ?? "Somebody";
  const day = dayOf(word.on) ?? word.on;
  if (isDue) {
    const saw = word.seen ? `${who} saw it on ${day}` : `${who} found it gone on ${day}`;
    return { sentence: told.sentence, next: `${saw}; have a look again.` };
  }
  return {
    sentence: `The link is ${wordWords(word, by)}. ${told.sentence}`,
    next: word.seen
      ? `Somebody is asked to look again on ${dayOf(word.askAgainOn) ?? word.askAgainOn}.`
      : "Ask the site to put the link back.",
  };
}
