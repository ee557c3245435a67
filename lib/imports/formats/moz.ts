/** Moz's inbound links: five lines of metadata above the header, addresses often without a scheme. */
import type { BacklinkRow } from "../row-types.ts";
import { type Cell, type Format, readFlag } from "./format.ts";

function finish(row: BacklinkRow, cell: Cell): void {
  if (readFlag(cell("flag.redirect")) === true) row.kind = "redirect";
}

export const mozInboundLinks: Format = {
  id: "moz_inbound_links",
  label: "Moz inbound links",
  vendor: "moz",
  kind: "backlinks",
  names: {
    source: ["URL"],
    target: ["Target URL"],
    title: ["Title"],
    anchor: ["Anchor Text"],
    nofollow: ["Only rel=nofollow"],
    "flag.redirect": ["301"],
    "metric.moz.spam_score": ["Spam Score"],
    "metric.moz.pa": ["Page Authority"],
    "metric.moz.da": ["Domain Authority"],
    "metric.moz.page_domains": ["Number of Domains Linking to this Page"],
    "metric.moz.domains": ["Number of Domains Linking to Domain"],
  },
  needs: [["source"], ["target"], ["metric.moz.pa", "metric.moz.da"]],
  signs: ["Spam Score", "Only rel=nofollow", "Number of Domains Linking to this Page"],
  dates: "mdy",
  finish,
};
