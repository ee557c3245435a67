// What people send about what they saw. No NUL, no half of a character: PostgreSQL takes neither.
import { z } from "zod";

const pageId = z.int().min(1).max(2_147_483_647);

/** "I see it", or "It is gone", on one link of a site. */
export const HandCheckForm = z.object({
  site: z.string(),
  source: pageId,
  target: pageId,
  seen: z.boolean(),
  lookedOn: z.iso.date("Enter the day, such as 2026-03-09.").refine((day) => day >= "2000-01-01", {
    message: "Enter a day of this century.",
  }),
  note: z
    .string()
    .max(2_000, "At most 2,000 characters.")
    .transform((text) => text.replaceAll("\0", "").toWellFormed().trim())
    .transform((text) => (text === "" ? null : text))
    .default(null),
});

export const HandCheckRef = z.object({ id: z.uuid() });
