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
      context.addIssue({
        code: "custom",
        message: "Write the property as Search Console shows it: https://www.example.com/",
      });
      return z.NEVER;
    }
    url.search = "";
    url.hash = "";
    return url.href;
  });

/** Google takes 2 MB; what is pasted may be larger before it is tidied. */
const LIST_MAX = 4_000_000;

export const HeldList = z.object({
  site: z.string(),
  property: Property,
  /** The list that Google holds; null: it holds none. */
  text: z.string().max(LIST_MAX, "The file is larger than Google would take (2 MB).").nullable(),
});

export const NewVersion = z.object({
  site: z.string(),
  note: z.string().trim().max(500).default(""),
  /** Lines of the present list that a person leaves out. */
  leaveOut: z.array(z.string().max(4_000)).max(100_000).default([]),
  /** The number that the person saw, so that nobody downloads what he did not read. */
  number: z.int().min(1),
});

export const UploadedVersion = z.object({ site: z.string(), id: z.uuid(), uploaded: z.boolean() });
