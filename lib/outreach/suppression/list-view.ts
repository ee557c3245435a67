// What the page of the do-not-contact list is asked for, as it stands in the address.
import { z } from "zod";
import { listOf, SearchText } from "#lib/profile/report-view";
import { SUPPRESSION_CAUSES, SUPPRESSION_KINDS } from "./types.ts";

export const SuppressionFilter = z.object({
  /** In the name or the note. */
  q: SearchText,
  cause: listOf(SUPPRESSION_CAUSES),
  kind: listOf(SUPPRESSION_KINDS),
});
export type SuppressionFilter = z.output<typeof SuppressionFilter>;
