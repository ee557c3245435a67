import { z } from "zod";
import { splitTags } from "#lib/core/tags";
import { FilteredLinks, PickedLinks } from "#lib/links/chosen-links";

/** The links that are meant. */
export const ChosenLinks = z.discriminatedUnion("kind", [PickedLinks, FilteredLinks]);
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
