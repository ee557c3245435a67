"use client";
import type { z } from "zod";
import { formatCount } from "#components/ui/format";
import { useRowSelection } from "#components/ui/row-selection";
import { PICKED_MAX } from "#lib/links/limits";
import type { LinkFilter } from "#lib/links/link-filter";
import type { ChosenLinks } from "#lib/teamwork/schema";

/** Which links a form is about. */
export interface LinksMeant {
  workspace: string;
  site: string;
  what: z.input<typeof ChosenLinks>;
  /** "12 links", "10,000+ links" */
  linksText: string;
  /** When it is done. */
  onDone?: (() => void) | undefined;
}

/** What is selected in a table of links, ids "sourceId-targetId"; null: nothing, or too much by hand. */
export function useLinksMeant(
  filter: LinkFilter,
  totalText: string,
): (Pick<LinksMeant, "what" | "onDone"> & { countText: string }) | null {
  const { selection, count, clear } = useRowSelection();
  if (selection.kind === "none") return null;
  if (selection.kind === "all") {
    const what = { kind: "links", filter, count: selection.count } as const;
    return { what, countText: totalText, onDone: clear };
  }
  if (count > PICKED_MAX) return null;
  const links = selection.ids.map((id) => {
    const [source = 0, target = 0] = id.split("-").map(Number);
    return { source, target };
  });
  return { what: { kind: "picked", links }, countText: formatCount(count), onDone: clear };
}
