// What a person may ask to be verified, as it crosses the border from the browser and as a run keeps it.
import { z } from "zod";
import { FilteredLinks, PickedLinks } from "#lib/links/chosen-links";
import { STATUSES } from "#lib/links/link-filter";
import { ReportedFilter } from "#lib/profile/reported-where";

const count = z.int().min(0);
const pageId = z.int().min(1);

const chosen = [
  /** Everything of the site: backlinks, candidates, agreed links. */
  z.object({ kind: z.literal("all") }),
  /** Links by filter, with the number that the person saw. */
  FilteredLinks,
  /** Links ticked in a table. */
  PickedLinks,
  z.object({ kind: z.literal("link"), source: pageId, target: pageId }),
  /** Home pages of reported domains, with the number of domains that the person saw. */
  z.object({ kind: z.literal("reported"), filter: ReportedFilter, count }),
  /** Reported pages without a target that nobody has read yet. */
  z.object({ kind: z.literal("candidates"), count }),
  /** Agreed links, by status when any is named. */
  z.object({ kind: z.literal("placements"), status: z.array(z.enum(STATUSES)).default([]), count }),
  z.object({ kind: z.literal("placement"), id: z.uuid() }),
] as const;

/** What a person may ask for. */
export const Selection = z.discriminatedUnion("kind", chosen);
export type Selection = z.output<typeof Selection>;
export type SelectionInput = z.input<typeof Selection>;

/** What a run verifies: what a person chose, or what its schedules say. */
export const RunSelection = z.discriminatedUnion("kind", [
  ...chosen,
  /** Pages of the site that were due at that moment (lib/watching). */
  z.object({ kind: z.literal("due"), before: z.iso.datetime() }),
]);
export type RunSelection = z.output<typeof RunSelection>;

export const NewRun = z.object({ site: z.string(), selection: Selection });
export const RunRef = z.object({ id: z.uuid() });
