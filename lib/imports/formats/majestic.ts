/** Majestic's backlinks, as its pages export them and as its API answers. */
import type { BacklinkRow } from "../row-types.ts";
import { type Cell, type Format, readFlag } from "./format.ts";

const isSet = (cell: Cell, flag: string): boolean => readFlag(cell(`flag.${flag}`)) === true;

const skip = (cell: Cell): string | null =>
  isSet(cell, "mention") ? "No link: Majestic lists this row as a mention without one." : null;

function finish(row: BacklinkRow, cell: Cell): void {
  if (isSet(cell, "redirect")) row.kind = "redirect";
  if (row.kind === null && row.anchorKind !== null) row.kind = "text";
  if (isSet(cell, "alt") && row.anchorKind === "text") row.anchorKind = "image";
  // Deleted, and no day said: the last one on which it was seen is the nearest.
  if (row.lostOn === null && isSet(cell, "deleted")) row.lostOn = row.lastSeen;
}

export const majesticBacklinks: Format = {
  id: "majestic_backlinks",
  label: "Majestic backlinks",
  vendor: "majestic",
  kind: "backlinks",
  names: {
    source: ["Source URL"],
    target: ["Target URL"],
    anchor: ["Anchor Text"],
    title: ["Source Title", "Title"],
    nofollow: ["FlagNoFollow", "NoFollow"],
    isImage: ["FlagImageLink", "FlagImages"],
    isFrame: ["FlagFrame"],
    firstSeen: ["Source First Found Date", "First Found Date", "FirstIndexedDate"],
    lastSeen: ["LastSeenDate", "Source Crawl Date", "Crawl Date"],
    lostOn: ["DateLost"],
    "flag.redirect": ["FlagRedirect"],
    "flag.alt": ["FlagAltText"],
    "flag.mention": ["FlagMention"],
    "flag.deleted": ["FlagDeleted"],
    "metric.majestic.source_cf": ["SourceCitationFlow"],
    "metric.majestic.source_tf": ["SourceTrustFlow"],
    "metric.majestic.target_cf": ["TargetCitationFlow"],
    "metric.majestic.target_tf": ["TargetTrustFlow"],
  },
  needs: [["source"], ["target"]],
  signs: ["FlagNoFollow", "FlagRedirect", "FlagMention", "SourceCitationFlow", "SourceTrustFlow"],
  dates: "mdy",
  skip,
  finish,
};
