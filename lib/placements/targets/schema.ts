// What a person sends to change many agreed targets at once.
import { z } from "zod";

/** A server action takes 1 MB; 5,000 pairs of ordinary addresses are about 600 KB. */
const TEXT_MAX = 900_000;

export const TargetPairs = z.object({
  site: z.string(),
  text: z
    .string()
    .trim()
    .min(1, "Paste the old and the new addresses, one pair a line.")
    .max(TEXT_MAX, "This list is longer than 900,000 characters. Change it in parts."),
});

export const TargetChangeRef = z.object({ id: z.uuid() });
