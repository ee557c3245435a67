import { z } from "zod";

/** What a person answers in "Do I need to disavow?"; null: they do not know. */
export const DisavowAnswersInput = z.object({
  site: z.string(),
  manualAction: z.enum(["links_to", "links_from", "none"]).nullable(),
  suddenDrop: z.boolean().nullable(),
  boughtLinks: z.boolean().nullable(),
});
