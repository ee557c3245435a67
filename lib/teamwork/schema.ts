import { z } from "zod";
import { splitTags } from "#lib/core/tags";
import { LinkFilter } from "#lib/links/link-filter";

/** Rows ticked by hand; more than that is a filter. */
export const PICKED_MAX = 2_000;

/** The links that are meant: ticked, or all of a filter with the count that was seen. */
export const ChosenLinks = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("picked"),
    links: z
      .array(z.object({ source: z.int().min(1), target: z.int().min(1) }))
      .min(1)
      .max(PICKED_MAX),
  }),
  z.object({ kind: z.literal("links"), filter: LinkFilter, count: z.int().min(0) }),
]);
export type ChosenLinks = z.output<typeof ChosenLinks>;

export const Tagging = z.object({
  site: z.string(),
  what: ChosenLinks,
  change: z.enum(["add", "remove"]),
  /** Parted by commas. */
  tags: z
    .string()
    .max(2_000, "At most 2,000 characters.")
    .transform(splitTags)
    .pipe(z.array(z.string()).min(1, "Write at least one tag.")),
});
export type Tagging = z.output<typeof Tagging>;

export const Assignment = z.object({
  site: z.string(),
  what: ChosenLinks,
  /** A member of the workspace; null: nobody. */
  person: z.uuid().nullable(),
});
export type Assignment = z.output<typeof Assignment>;

export const LinkBatchRef = z.object({ batch: z.uuid() });
