/** Ahrefs' backlink exports: UTF-16 tab-separated files named .csv, UTF-8 comma files, and the older columns. */
import type { BacklinkRow } from "../row-types.ts";
import type { Cell, Format } from "./format.ts";

const names: Format["names"] = {
  source: ["Referring page URL"],
  target: ["Target URL", "Link URL"],
  title: ["Referring page title"],
  anchor: ["Anchor", "Link anchor", "Anchor text"],
  left: ["Left context", "TextPre", "Text pre"],
  right: ["Right context", "TextPost", "Text post"],
  type: ["Type"],
  nofollow: ["Nofollow"],
  ugc: ["UGC"],
  sponsored: ["Sponsored"],
  firstSeen: ["First seen"],
  lastSeen: ["Last seen", "Last check", "Last checked"],
  lostOn: ["Lost", "Day lost", "Lost date"],
  httpStatus: ["Referring page HTTP code", "Last HTTP code", "HTTP code"],
  "metric.ahrefs.dr": ["Domain rating", "DR"],
  "metric.ahrefs.ur": ["UR", "URL rating"],
  "metric.ahrefs.domain_traffic": ["Domain traffic"],
  "metric.ahrefs.referring_domains": ["Referring domains"],
  "metric.ahrefs.linked_domains": ["Linked domains"],
  "metric.ahrefs.external_links": ["External links", "External links count"],
  "metric.ahrefs.page_traffic": ["Page traffic", "Traffic"],
  "metric.ahrefs.keywords": ["Keywords"],
};

const NOT_LINKS = /^(?:canonical|alternate|rss|feed|hreflang)\b/i;

const skip = (cell: Cell): string | null =>
  NOT_LINKS.test(cell("type")) ? `Not a hyperlink: Ahrefs lists this row as "${cell("type")}".` : null;

/** The older Type column holds the rel as well: "Nofollow", "Image, UGC", "Dofollow". */
function finishLegacy(row: BacklinkRow, cell: Cell): void {
  const type = cell("type").toLowerCase();
  if (row.rel !== null || !/follow|ugc|sponsored/.test(type)) return;
  row.rel = ["nofollow", "ugc", "sponsored"].filter((token) => type.includes(token));
  row.follow = row.rel.length === 0;
}

export const ahrefsBacklinks: Format = {
  id: "ahrefs_backlinks",
  label: "Ahrefs backlinks",
  vendor: "ahrefs",
  kind: "backlinks",
  names,
  needs: [["source"], ["target"]],
  dates: "mdy",
  skip,
};

export const ahrefsBacklinksLegacy: Format = {
  ...ahrefsBacklinks,
  id: "ahrefs_backlinks_legacy",
  label: "Ahrefs backlinks (older export)",
  signs: ["Link URL", "Day lost", "TextPre", "Last check", "Total backlinks"],
  finish: finishLegacy,
};

export const ahrefsReferringDomains: Format = {
  id: "ahrefs_referring_domains",
  label: "Ahrefs referring domains",
  vendor: "ahrefs",
  kind: "domains",
  names: {
    domain: ["Domain", "Referring domain"],
    links: ["Links to target", "Backlinks"],
    firstSeen: ["First seen"],
    lastSeen: ["Last seen"],
    lostOn: ["Lost", "Lost date"],
    "metric.ahrefs.dr": ["DR", "Domain rating"],
    "metric.ahrefs.domain_traffic": ["Traffic", "Domain traffic"],
    "metric.ahrefs.referring_domains": ["Dofollow ref. domains", "Ref. domains dofollow", "Ref. domains"],
    "metric.ahrefs.linked_domains": ["Dofollow linked domains", "Linked domains dofollow", "Linked domains"],
    "metric.ahrefs.keywords": ["Keywords"],
    "metric.ahrefs.new_links": ["New links"],
    "metric.ahrefs.lost_links": ["Lost links"],
    "metric.ahrefs.dofollow_links": ["Dofollow links"],
  },
  needs: [
    ["domain"],
    ["metric.ahrefs.dr"],
    ["links", "metric.ahrefs.new_links", "metric.ahrefs.lost_links", "metric.ahrefs.dofollow_links"],
  ],
  dates: "mdy",
};
