import { ACTIVE, type Stage, whyNotByHand } from "#lib/core/outreach/stages";

/**
 * What stands in the way of moving a prospect by hand, in a sentence; null when nothing does. One that was given up may
 * go back to where it stood, and to no other place once somebody wrote to it.
 */
export function whyNotMove(
  { stage, stageBefore }: { stage: Stage; stageBefore: Stage | null },
  to: Stage,
): string | null {
  if (stage !== "rejected" || to === "rejected") return whyNotByHand(stage, to);
  if (to === (stageBefore ?? "found")) return null;
  if (stageBefore !== null && (ACTIVE.has(stageBefore) || stageBefore === "placed"))
    return "It was written to already: take it back, and it stands where it stood.";
  return whyNotByHand(stage, to);
}
