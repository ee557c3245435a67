/**
 * Screaming Frog's All Inlinks and All Outlinks. Rows also hold images, scripts, styles and canonicals; the
 * status code is the destination's, not the page's.
 */
import type { Placement } from "#lib/core/link-types";
import type { BacklinkRow } from "../row-types.ts";
import type { Cell, Format } from "./format.ts";

const POSITIONS: Record<string, Placement> = {
  content: "content",
  navigation: "navigation",
  nav: "navigation",
  header: "header",
  head: "header",
  footer: "footer",
  aside: "sidebar",
  sidebar: "sidebar",
};

function skip(cell: Cell): string | null {
  const type = cell("type");
  return /^(?:hyperlink|a?href)$/i.test(type)
    ? null
    : `Not a hyperlink: the crawler lists this row as "${type || "no type"}".`;
}

/** A linked image has its text in "Alt Text" and none in "Anchor". */
function finish(row: BacklinkRow, cell: Cell): void {
  row.kind = row.anchorKind === "image" ? "image" : "text";
  const position = cell("placement").toLowerCase();
  if (position !== "") row.placement = POSITIONS[position] ?? "unknown";
}

export const screamingFrogLinks: Format = {
  id: "screaming_frog_links",
  label: "Screaming Frog links",
  vendor: "screaming_frog",
  kind: "backlinks",
  names: {
    type: ["Type"],
    source: ["Source", "From"],
    target: ["Destination", "To"],
    anchor: ["Anchor", "Anchor Text"],
    alt: ["Alt Text"],
    follow: ["Follow"],
    rel: ["Rel"],
    placement: ["Link Position"],
    linkPath: ["Link Path"],
    "metric.screaming_frog.destination_status": ["Status Code"],
    "metric.screaming_frog.size": ["Size (Bytes)", "Size"],
  },
  needs: [["type"], ["source"], ["target"], ["metric.screaming_frog.destination_status", "linkPath"]],
  signs: ["Follow", "Path Type", "Link Position", "Alt Text"],
  dates: "mdy",
  skip,
  finish,
};
