import { z } from "zod";
import { parseHttpUrl } from "#lib/core/url";

/** A Search Console property with a URL prefix: the only kind that takes a disavow list. */
export const Property = z
  .string()
  .trim()
  .max(2_000)
  .transform((text, context) => {
    const url = parseHttpUrl(text);
    if (url === null) {
      const isDomain = /^(sc-domain:)?[^\s/:]+\.[^\s/:]+$/i.test(text);
      context.addIssue({
        code: "custom",
        message: isDomain
          ? "A domain property has no disavow list. Write the URL-prefix property: https://www.example.com/"
          : "Write the property as Search Console shows it: https://www.example.com/",
      });
      return z.NEVER;
    }
    url.search = "";
    url.hash = "";
    return url.href;
  });

/** Google takes 2 MB; a list may be larger before it is tidied, and twice as large in UTF-16. */
export const HELD_MAX = 4_000_000;

export const EmptyList = z.object({ site: z.string(), property: Property });

/** Beside the list itself, which is the body. */
export const HeldQuery = z.object({ property: Property });

/** Lines named one by one; more go with "flagged", so that an action's input stays below its limit of 1 MB. */
export const LEFT_OUT_MAX = 400;

export const NewVersion = z.object({
  site: z.string(),
  property: Property,
  note: z
    .string()
    .trim()
    .max(500, "Say it in at most 500 characters.")
    // PostgreSQL refuses NUL in text.
    .transform((text) => text.replaceAll("\0", ""))
    .default(""),
  /** Lines of the last version that a person leaves out, or all that are flagged. */
  leaveOut: z.union([z.literal("flagged"), z.array(z.string().max(2_100)).max(LEFT_OUT_MAX)]).default([]),
  /** Number and fingerprint of the draft that the person saw: nobody downloads what they did not read. */
  number: z.int().min(1),
  fingerprint: z.string().max(100),
});

export const UploadedVersion = z.object({
  site: z.string(),
  id: z.uuid(),
  /** The day of the upload; null takes it back. */
  on: z.iso.date("Choose the day of the upload.").nullable(),
});
