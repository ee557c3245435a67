// What is measured: what the pages of the profile ask, and the same figures by plain SQL over links.
import { LinkFilter } from "#lib/links/link-filter";
import { countLinks, listLinks, sideTotals } from "#lib/links/queries";
import type { LinkSort } from "#lib/links/types";
import { siteSummary } from "#lib/profile/fresh-summary";
import { overviewData } from "#lib/profile/overview-data";
import {
  AnchorFilter,
  anchorsOfTarget,
  countAnchors,
  firstAnchorOrder,
  listAnchors,
} from "#lib/profile/queries/anchors";
import { domainCard } from "#lib/profile/queries/domain-card";
import { ChangeFilter, listDomainChanges, listLinkChanges } from "#lib/profile/queries/new-and-lost";
import { siteOverview } from "#lib/profile/queries/overview";
import {
  countReferringDomains,
  DomainFilter,
  firstDomainOrder,
  listReferringDomains,
} from "#lib/profile/queries/referring-domains";
import { firstTargetOrder, listTargetPages, TargetFilter } from "#lib/profile/queries/target-pages";
import type { Scope } from "#lib/scope/scope";
import { LARGE_SITE as SITE } from "#lib/seed/large-rows";

export interface Probe {
  name: string;
  part: "overview" | "reports" | "links";
  run: (scope: Scope) => Promise<unknown>;
}

const today = new Date().toISOString().slice(0, 10);
const first = { cursor: null, limit: 50 };
const newest = { sort: "known", dir: "desc" } as const;

const links = (name: string, filter: Record<string, string>, sort: LinkSort = "known"): Probe => ({
  name: `links, ${name}`,
  part: "links",
  run: (scope) => listLinks(scope, SITE, LinkFilter.parse(filter), { ...newest, sort }, first),
});
const counted = (name: string, filter: Record<string, string>): Probe => ({
  name: `count of links, ${name}`,
  part: "links",
  run: (scope) => countLinks(scope, SITE, LinkFilter.parse(filter)),
});

/** The whole of the overview's data. */
export const OVERVIEW: Probe = {
  name: "overview, all of its data",
  part: "overview",
  run: (scope) => overviewData(scope, SITE, { range: "90d", span: null, now: new Date() }),
};

export const PROBES: readonly Probe[] = [
  OVERVIEW,
  {
    name: "overview, days of 90 days",
    part: "overview",
    run: (scope) => siteOverview(scope, SITE, "90d", today),
  },
  {
    name: "overview, days since the first",
    part: "overview",
    run: (scope) => siteOverview(scope, SITE, "all", today),
  },
  { name: "overview, kept summary", part: "overview", run: (scope) => siteSummary(scope, SITE) },
  {
    name: "overview, most used anchors",
    part: "overview",
    run: (scope) =>
      listAnchors(scope, SITE, AnchorFilter.parse({}), firstAnchorOrder, { ...first, limit: 10 }),
  },
  {
    name: "referring domains, first page",
    part: "reports",
    run: (scope) => listReferringDomains(scope, SITE, DomainFilter.parse({}), firstDomainOrder, first),
  },
  {
    name: "referring domains, counted",
    part: "reports",
    run: (scope) => countReferringDomains(scope, SITE, DomainFilter.parse({})),
  },
  {
    name: "anchors, first page",
    part: "reports",
    run: (scope) => listAnchors(scope, SITE, AnchorFilter.parse({}), firstAnchorOrder, first),
  },
  {
    name: "anchors with “winter”",
    part: "reports",
    run: (scope) => listAnchors(scope, SITE, AnchorFilter.parse({ q: "winter" }), firstAnchorOrder, first),
  },
  {
    name: "anchors, counted",
    part: "reports",
    run: (scope) => countAnchors(scope, SITE, AnchorFilter.parse({})),
  },
  {
    name: "target pages, first page",
    part: "reports",
    run: (scope) => listTargetPages(scope, SITE, TargetFilter.parse({}), firstTargetOrder, first),
  },
  { name: "anchors of a well-linked page", part: "reports", run: anchorsOfWellLinked },
  {
    name: "new and lost domains",
    part: "reports",
    run: (scope) => listDomainChanges(scope, SITE, ChangeFilter.parse({}), first),
  },
  {
    name: "new and lost links",
    part: "reports",
    run: (scope) => listLinkChanges(scope, SITE, ChangeFilter.parse({}), first),
  },
  {
    name: "the card of the largest domain",
    part: "reports",
    run: async (scope) => {
      const { lines } = await listReferringDomains(
        scope,
        SITE,
        DomainFilter.parse({}),
        firstDomainOrder,
        first,
      );
      return domainCard(scope, SITE, lines[0]?.domain as string);
    },
  },
  { name: "links, totals of the three sides", part: "links", run: (scope) => sideTotals(scope, SITE) },
  links("newest first", {}),
  links("nofollow", { rel: "nofollow" }),
  links("images of one vendor", { kind: "image", vendor: "moz" }),
  links("lost", { status: "lost" }),
  links("of one domain", { domain: "journal-2.example" }),
  links("of one anchor", { anchor: "read more" }),
  links("to one page", { target: `https://${SITE}/` }),
  links("with “jacket”", { q: "jacket" }),
  links("with a word that none has", { q: "qqzzxx" }),
  links("by authority", {}, "authority"),
  links("by relevance", {}, "relevance"),
  links("by source", {}, "source"),
  counted("all", {}),
  counted("nofollow", { rel: "nofollow" }),
  counted("with “jacket”", { q: "jacket" }),
];

async function anchorsOfWellLinked(scope: Scope): Promise<unknown> {
  const { lines } = await listTargetPages(scope, SITE, TargetFilter.parse({}), firstTargetOrder, first);
  const line = lines[5];
  return line === undefined ? null : anchorsOfTarget(scope, SITE, line.id);
}

const LIVE = "FROM link l WHERE l.workspace_id = $1 AND l.target_domain_id = ANY($2) AND l.live";

/** What the overview shows, from the links themselves. */
export const PLAIN: readonly { name: string; sql: string }[] = [
  {
    name: "referring domains and rel",
    sql: `SELECT count(DISTINCT l.source_domain_id), count(*), count(*) FILTER (WHERE l.rel_class = 'follow') ${LIVE}`,
  },
  { name: "links by day", sql: `SELECT l.known_on, count(*) ${LIVE} GROUP BY 1 ORDER BY 1` },
  {
    name: "anchors by domain",
    sql: `SELECT l.anchor_id, count(*) FROM (SELECT DISTINCT l.anchor_id, l.source_domain_id ${LIVE}) l GROUP BY 1 ORDER BY 2 DESC LIMIT 10`,
  },
  {
    name: "target pages by domain",
    sql: `SELECT l.target_id, count(*) FROM (SELECT DISTINCT l.target_id, l.source_domain_id ${LIVE}) l GROUP BY 1 ORDER BY 2 DESC LIMIT 10`,
  },
  { name: "kinds and places", sql: `SELECT l.kind, l.place, count(*) ${LIVE} GROUP BY 1, 2` },
];
