import { z } from "zod";
import { PICKED_MAX } from "./limits.ts";
import { LinkFilter } from "./link-filter.ts";

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
