// The reports of a profile as tables to save: the same filter and order as on the screen, every row.

import { batchesOf, type ExportColumns, type ExportTable } from "#lib/export/table";
import type { Scope } from "#lib/scope/scope";
import { sharedMark } from "#lib/toxic/types";
import { homeSentence } from "./home-words.ts";
import type { KeysetPage, PagePlace } from "./keyset-page.ts";
import * as anchors from "./queries/anchors.ts";
import * as gap from "./queries/link-gap.ts";
import * as linked from "./queries/linked-domains.ts";
import * as changes from "./queries/new-and-lost.ts";
import * as domains from "./queries/referring-domains.ts";
import * as reported from "./queries/reported-domains.ts";
import * as targets from "./queries/target-pages.ts";
import {
  ANCHOR_SORTS,
  DOMAIN_SORTS,
  type DomainChange,
  type DomainLine,
  GAP_SORTS,
  type GapLine,
  LINKED_SORTS,
  type LinkChange,
  type LinkedDomainLine,
  REPORTED_SORTS,
  type ReportedLine,
  type SiteAnchorLine,
  TARGET_SORTS,
  type TargetLine,
} from "./report-types.ts";
import { type ReportParams, readReportView } from "./report-view.ts";
import { ReportedFilter } from "./reported-where.ts";

export const REPORTS = [
  "referring-domains",
  "anchors",
  "target-pages",
  "new-and-lost",
  "link-intersect",
  "linked-domains",
  "reported-domains",
] as const;
export type ReportName = (typeof REPORTS)[number];

/** Rows read at once: memory stays the same however many there are. */
const CHUNK = 1_000;

/** A report of a site as a table to save. @param params the parameters of its page's address */
export function exportReport(
  scope: Scope,
  slug: string,
  report: ReportName,
  params: ReportParams,
): ExportTable {
  const table = <Row>(
    columns: ExportColumns<Row>,
    read: (page: PagePlace) => Promise<KeysetPage<Row>>,
  ): ExportTable => ({
    name: `${report}-${slug}`,
    columns: columns.map(([name]) => name),
    rows: batchesOf(columns, (cursor) => read({ cursor, limit: CHUNK })),
  });
  switch (report) {
    case "referring-domains": {
      const filter = domains.DomainFilter.parse(params);
      const order = readReportView(params, DOMAIN_SORTS, domains.firstDomainOrder);
      return table(DOMAINS, (page) => domains.listReferringDomains(scope, slug, filter, order, page));
    }
    case "anchors": {
      const filter = anchors.AnchorFilter.parse(params);
      const order = readReportView(params, ANCHOR_SORTS, anchors.firstAnchorOrder);
      return table(ANCHORS, (page) => anchors.listAnchors(scope, slug, filter, order, page));
    }
    case "target-pages": {
      const filter = targets.TargetFilter.parse(params);
      const order = readReportView(params, TARGET_SORTS, targets.firstTargetOrder);
      return table(TARGETS, (page) => targets.listTargetPages(scope, slug, filter, order, page));
    }
    case "new-and-lost": {
      const filter = changes.ChangeFilter.parse(params);
      return filter.of === "domains"
        ? table(DOMAIN_CHANGES, (page) => changes.listDomainChanges(scope, slug, filter, page))
        : table(LINK_CHANGES, (page) => changes.listLinkChanges(scope, slug, filter, page));
    }
    case "link-intersect": {
      const filter = gap.GapFilter.parse(params);
      const order = readReportView(params, GAP_SORTS, gap.firstGapOrder);
      return table(GAP, (page) => gap.listLinkGap(scope, slug, filter, order, page));
    }
    case "linked-domains": {
      const filter = linked.LinkedFilter.parse(params);
      const order = readReportView(params, LINKED_SORTS, linked.firstLinkedOrder);
      return table(LINKED, (page) => linked.listLinkedDomains(scope, slug, filter, order, page));
    }
    case "reported-domains": {
      const filter = ReportedFilter.parse(params);
      const order = readReportView(params, REPORTED_SORTS, reported.firstReportedOrder);
      return table(REPORTED, (page) => reported.listReportedDomains(scope, slug, filter, order, page));
    }
    default:
      return report satisfies never;
  }
}

const DOMAINS: ExportColumns<DomainLine> = [
  ["Domain", (line) => line.domain],
  ["Authority", (line) => line.authority],
  ["Live links", (line) => line.live],
  ["Links in all", (line) => line.links],
  ["Verified", (line) => line.verified],
  ["Followed", (line) => line.follow],
  ["Nofollow", (line) => line.nofollow],
  ["UGC and sponsored", (line) => line.qualified],
  ["First linked", (line) => line.firstOn],
  ["Last change", (line) => line.lastOn],
  ["Reported by", (line) => line.vendors.join("; ")],
  ["Referral sessions", (line) => line.sessions],
  ["Mark", (line) => sharedMark(line.opinion)],
];
const ANCHORS: ExportColumns<SiteAnchorLine> = [
  ["Anchor", (line) => line.text],
  ["Kind", (line) => line.kind],
  ["Category", (line) => line.category],
  ["Referring domains", (line) => line.domains],
  ["Live links", (line) => line.live],
  ["Followed", (line) => line.follow],
];
const TARGETS: ExportColumns<TargetLine> = [
  ["Target page", (line) => line.url],
  ["Title", (line) => line.title],
  ["Referring domains", (line) => line.domains],
  ["Live links", (line) => line.live],
  ["Followed", (line) => line.follow],
  ["HTTP status", (line) => line.httpStatus],
  ["Redirects to", (line) => line.redirectsTo],
  ["Asked", (line) => line.askedAt],
  ["Clicks", (line) => line.clicks],
  ["Impressions", (line) => line.impressions],
  ["Sessions", (line) => line.sessions],
];
const DOMAIN_CHANGES: ExportColumns<DomainChange> = [
  ["Domain", (line) => line.domain],
  ["Date", (line) => line.on],
  ["What", (line) => line.kind],
  ["Said by", (line) => line.origin],
  ["Live links now", (line) => line.live],
];
const LINK_CHANGES: ExportColumns<LinkChange> = [
  ["Source", (line) => line.source],
  ["Target", (line) => line.target],
  ["Domain", (line) => line.domain],
  ["Anchor", (line) => line.anchor],
  ["Rel", (line) => (line.relClass === "unknown" ? null : line.relClass)],
  ["Date", (line) => line.on],
  ["Reason", (line) => line.reason],
  ["Seen by us", (line) => (line.seenByUs ? "yes" : "no")],
  ["Reported by", (line) => line.vendors.join("; ")],
];
const GAP: ExportColumns<GapLine> = [
  ["Domain", (line) => line.domain],
  ["Sites it links to", (line) => line.sites],
  ["Which", (line) => line.to.join("; ")],
  ["Live links", (line) => line.live],
  ["Followed", (line) => line.follow],
];
const LINKED: ExportColumns<LinkedDomainLine> = [
  ["Domain", (line) => line.domain],
  ["Live links to it", (line) => line.live],
  ["Verified", (line) => line.verified],
  ["Followed", (line) => line.follow],
  ["Links back", (line) => line.back],
];
const REPORTED: ExportColumns<ReportedLine> = [
  ["Domain", (line) => line.domain],
  ["Links as reported", (line) => line.links],
  ["Reported by", (line) => line.reports.map(({ vendor }) => vendor).join("; ")],
  ["First seen", (line) => line.firstOn],
  ["Last seen", (line) => line.lastOn],
  ["Known live links", (line) => line.knownLive],
  ["Known links", (line) => line.knownLinks],
  ["Verified", (line) => line.verified],
  ["Mark", (line) => sharedMark(line.opinion)],
  ["Home page", homeSentence],
];
