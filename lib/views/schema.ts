import { z } from "zod";
import { VIEW_LISTS } from "./types.ts";
import { viewOf } from "./view-of.ts";

const value = z.string().max(4_000);

/** A view to keep. Where a page begins and which row is open are no part of it. */
export const NewView = z.object({
  site: z.string(),
  list: z.enum(VIEW_LISTS),
  name: z.string().trim().min(1, "Give the view a name.").max(60, "A name has at most 60 characters."),
  shared: z.boolean(),
  params: z.record(z.string().max(40), z.union([value, z.array(value).max(100)])).transform(viewOf),
});

export const ViewRef = z.object({ site: z.string(), id: z.uuid() });
