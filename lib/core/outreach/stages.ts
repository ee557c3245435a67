/**
 * The stages of a prospect, in the order of the work. What happened moves it by itself: a logged mail to contacted, an
 * answer to replied, a link that a look found to placed; nobody sets those by hand, so that a board never says more
 * than what is known.
 */
export const STAGES = [
  "found",
  "qualified",
  "contacted",
  "replied",
  "agreed",
  "in_production",
  "placed",
  "rejected",
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_WORDS: Record<Stage, string> = {
  found: "Found",
  qualified: "Qualified",
  contacted: "Contacted",
  replied: "Replied",
  agreed: "Agreed",
  in_production: "In production",
  placed: "Placed",
  rejected: "Rejected",
};

/** Set by what happened alone: touches that were logged, terms that were agreed, a look that found the link. */
export const SET_BY_SYSTEM: ReadonlySet<Stage> = new Set(["contacted", "replied", "agreed", "placed"]);

/** Stages in which a site is being asked: another campaign had better leave it alone. */
export const ACTIVE: ReadonlySet<Stage> = new Set(["contacted", "replied", "agreed", "in_production"]);

/** What stands in the way of moving a prospect by hand, in a sentence; null when nothing does. */
export function whyNotByHand(from: Stage, to: Stage): string | null {
  if (from === to) return `It is ${STAGE_WORDS[to].toLowerCase()} already.`;
  if (to === "rejected") return null;
  if (to === "contacted") return "Log the mail, call or message: it moves here by itself.";
  if (to === "replied") return "Log the answer: it moves here by itself.";
  if (to === "agreed" && from !== "in_production") return "Record what was agreed: it moves here by itself.";
  if (to === "placed") return "It moves here by itself when a look finds the link live.";
  if (to === "in_production" && from !== "agreed")
    return "Only what was agreed is produced: record the terms first.";
  if ((to === "found" || to === "qualified") && ACTIVE.has(from)) {
    return "It was written to already: reject it, with the reason, if it is over.";
  }
  if (from === "placed") return "Its link is placed. Reject it, with the reason, if that is not so.";
  return null;
}

/** Of two stages the one further on; rejected is behind all of them. */
export function furtherStage(a: Stage, b: Stage): Stage {
  if (a === "rejected") return b;
  if (b === "rejected") return a;
  return STAGES.indexOf(a) >= STAGES.indexOf(b) ? a : b;
}

/** They talk to us: warnings about asking are about something that is over; what stops a mail still does. */
export const isTalking = (stage: Stage): boolean =>
  stage === "replied" || stage === "agreed" || stage === "in_production" || stage === "placed";
