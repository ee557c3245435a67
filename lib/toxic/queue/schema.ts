import { z } from "zod";
import { LEVELS } from "#lib/core/toxic/judge";
import { DECISIONS, SHOWS } from "./types.ts";

/** The queue's view as it stands in the address. */
export const QueueParams = z.object({
  show: z.enum(SHOWS).catch("undecided"),
  level: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => {
      const named = new Set([given].flat());
      return LEVELS.filter((level) => named.has(level));
    }),
  group: z.string().max(500).catch(""),
  after: z.string().max(100).nullable().catch(null),
});

export const QueueDecision = z.object({
  site: z.string(),
  decision: z.enum(DECISIONS),
  what: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("domain"), domain: z.string().min(1).max(300) }),
    /** Every domain of a group that waits for a decision. */
    z.object({ kind: z.literal("group"), key: z.string().min(1).max(500) }),
  ]),
  /** Empty: what the audit says of it. */
  reason: z
    .string()
    .trim()
    .max(500, "Say it in at most 500 characters.")
    // PostgreSQL refuses NUL in text.
    .transform((text) => text.replaceAll("\0", "")),
});
export type QueueDecision = z.output<typeof QueueDecision>;

export const DecisionBatch = z.object({ batch: z.uuid() });
export const AuditedSiteRef = z.object({ site: z.string() });
