import { z } from "zod";
import { LinkFilter } from "./link-filter.ts";

/** Rows ticked by hand in one decision; more than that is a filter. */
const PICKED_MAX = 2_000;

/** Links that somebody ticked. */
export const PickedLinks = z.object({
  kind: z.literal("picked"),
  links: z
    .array(z.object({ source: z.int().min(1), target: z.int().min(1) }))
    .min(1)
    .max(PICKED_MAX),
});

/** All links of a filter, with the count that was seen. */
export const FilteredLinks = z.object({
  kind: z.literal("links"),
  filter: LinkFilter,
  count: z.int().min(0),
});
