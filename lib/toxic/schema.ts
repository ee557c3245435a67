import { z } from "zod";
import { FilteredLinks, PickedLinks } from "#lib/links/chosen-links";
import { OPINION_KINDS } from "./types.ts";

const Reason = z
  .string()
  .trim()
  .min(1, "Say why in a few words: it stands beside the decision later.")
  .max(500, "Say it in at most 500 characters.")
  // PostgreSQL refuses NUL in text.
  .transform((text) => text.replaceAll("\0", ""));

/** What is judged: links of the table (ticked, or all of a filter), or names that a person typed. */
const Judgeable = z.discriminatedUnion("kind", [
  PickedLinks,
  FilteredLinks,
  z.object({
    kind: z.literal("names"),
    names: z
      .array(z.string().trim().min(1).max(4_000))
      .min(1, "Write at least one name.")
      .max(1_000, "At most 1,000 names at once. Nothing was marked."),
  }),
]);

export const Judgement = z.object({
  site: z.string(),
  opinion: z.enum(OPINION_KINDS),
  /** The whole domain, or only the pages. */
  on: z.enum(["domain", "page"]),
  what: Judgeable,
  reason: Reason,
});
export type Judgement = z.output<typeof Judgement>;

export const JudgementBatch = z.object({ batch: z.uuid() });
export const OpinionRef = z.object({ site: z.string(), id: z.uuid() });
