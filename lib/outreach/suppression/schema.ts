import { z } from "zod";
import { cleanText } from "#lib/core/clean-text";

/** Names in one request; more come as a file. */
export const NAMES_MAX = 5_000;

const Note = z
  .string()
  .max(500, "Say it in at most 500 characters.")
  .default("")
  .transform((text) => cleanText(text) || null);

/** What a person may add: whoever was erased or whose mail came back is told by what happened. */
export const AddedCause = z.enum(["do_not_contact", "opt_out", "bounced"]);

export const SuppressInput = z.object({
  names: z
    .array(z.string().trim().min(1).max(4_000))
    .min(1, "Write at least one domain or address.")
    .max(NAMES_MAX, "At most 5,000 at once; a file takes more. Nothing was added."),
  cause: AddedCause.default("do_not_contact"),
  note: Note,
});
export type SuppressInput = z.output<typeof SuppressInput>;

/** What stands in the address of the route that takes a file. */
export const SuppressFile = z.object({ cause: AddedCause.default("do_not_contact"), note: Note });

export const LiftInput = z.object({
  id: z.uuid(),
  reason: z
    .string()
    .max(500, "Say it in at most 500 characters.")
    .transform((text) => cleanText(text))
    .pipe(z.string().min(1, "Say why in a few words: it stands in the audit log.")),
});

export const SuppressionBatch = z.object({ batch: z.uuid() });
