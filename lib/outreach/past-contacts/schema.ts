import { z } from "zod";
import { OUTCOMES } from "#lib/core/outreach/read-outcome";
import { PAST_FIELDS, type PastColumns } from "./types.ts";

const Columns = z
  .string()
  .regex(new RegExp(`^(?:(?:${PAST_FIELDS.join("|")}):\\d{1,3}(?:,|$))+$`))
  .optional()
  .catch(undefined)
  .transform((text): PastColumns | null =>
    text === undefined
      ? null
      : Object.fromEntries(text.split(",").map((part) => [part.split(":")[0], Number(part.split(":")[1])])),
  );

/** JSON of what words of the file mean: {"ask ben": "refused"}. */
const Meanings = z
  .string()
  .max(20_000)
  .default("{}")
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "What the outcomes mean could not be read." });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().max(200), z.enum(OUTCOMES)));

/** What stands in the address of the route that takes a file of past contacts. */
export const PastQuery = z.object({
  columns: Columns,
  order: z.enum(["dmy", "mdy"]).optional(),
  meanings: Meanings,
  /** "yes": it is brought in; else it is only read. */
  write: z.literal("yes").optional(),
});
export type PastQuery = z.output<typeof PastQuery>;

export const PastBatch = z.object({ batch: z.uuid() });
