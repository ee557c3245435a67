// What a person may ask to be verified, as it crosses the border from the browser and as a run keeps it.
import { z } from "zod";
import { LinkFilter, STATUSES } from "#lib/links/link-filter";

/** Rows that were ticked by hand: at most what one page of a table shows. Everything larger is a filter. */
const PICKED_MAX = 500;

const count = z.int().min(0);
const pageId = z.int().min(1);
const link = z.object({ source: pageId, target: pageId });

const chosen = [
  /** Everything of the site: backlinks, candidates, agreed links. */
  z.object({ kind: z.literal("all") }),
  /** Links by filter, with the number that the person saw. */
  z.object({ kind: z.literal("links"), filter: LinkFilter, count }),
  /** Links ticked on one page of the table. */
  z.object({ kind: z.literal("picked"), links: z.array(link).min(1).max(PICKED_MAX) }),
  z.object({ kind: z.literal("link"), ...link.shape }),
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
