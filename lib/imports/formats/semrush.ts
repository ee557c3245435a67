/** Semrush's backlink exports. They are capped by plan and no fair sample of the profile. */
import type { BacklinkRow } from "../row-types.ts";
import { type Cell, type Format, readFlag } from "./format.ts";

/** "Lost link" is a flag without a day: the last day it was seen is the nearest that the file knows. */
function finish(row: BacklinkRow, cell: Cell): void {
  if (row.lostOn === null && readFlag(cell("lostFlag")) === true) row.lostOn = row.lastSeen;
}

export const semrushBacklinks: Format = {
  id: "semrush_backlinks",
  label: "Semrush backlinks",
  vendor: "semrush",
  kind: "backlinks",
  names: {
    source: ["Source url"],
    target: ["Target url"],
    title: ["Source title"],
    anchor: ["Anchor"],
    nofollow: ["Nofollow"],
    ugc: ["Ugc"],
    sponsored: ["Sponsored"],
    isText: ["Text"],
    isImage: ["Image"],
    isFrame: ["Frame"],
    isForm: ["Form"],
    firstSeen: ["First seen"],
    lastSeen: ["Last seen"],
    lostFlag: ["Lost link"],
    "metric.semrush.ascore": ["Page ascore", "Page authority score"],
    "metric.semrush.external_links": ["External links"],
    "metric.semrush.internal_links": ["Internal links"],
  },
  needs: [["source"], ["target"]],
  signs: ["Page ascore", "Source title"],
  dates: "mdy",
  finish,
};

/** The audit's own judgement is kept as what it is: one vendor's figure. */
export const semrushAudit: Format = {
  id: "semrush_audit",
  label: "Semrush backlink audit",
  vendor: "semrush",
  kind: "backlinks",
  names: {
    ...semrushBacklinks.names,
    "metric.semrush.toxicity": ["Toxicity Score", "Toxic Score"],
    "flag.markers": ["Toxic markers"],
  },
  needs: [["source"], ["target"], ["metric.semrush.toxicity"]],
  signs: ["Toxicity Score", "Toxic Score", "Toxic markers"],
  dates: "mdy",
};

export const semrushReferringDomains: Format = {
  id: "semrush_referring_domains",
  label: "Semrush referring domains",
  vendor: "semrush",
  kind: "domains",
  names: {
    domain: ["Domain"],
    links: ["Backlinks"],
    firstSeen: ["First seen"],
    lastSeen: ["Last seen"],
    "metric.semrush.domain_ascore": ["Domain ascore"],
  },
  needs: [["domain"], ["metric.semrush.domain_ascore"]],
  dates: "mdy",
};
