import { z } from "zod";

/** What the workspace changes of the weights, all of it; lib/core/toxic/overlay-weights.ts says what each part may be. */
export const WeightsInput = z.object({
  /** The number that was shown: whoever changed the weights meanwhile is not overwritten. */
  number: z.number().int().min(0),
  changes: z.record(z.string(), z.unknown()),
});

/** Weights as they were once. */
export const WeightsRef = z.object({ number: z.number().int().min(0), restore: z.number().int().min(0) });
