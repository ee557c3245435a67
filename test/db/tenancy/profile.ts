import { newId } from "#lib/db/new-id";
import { recordDomains } from "#lib/links/record-domains";
import { AnchorFilter, firstAnchorOrder } from "#lib/profile/queries/anchors";
import { firstGapOrder, GapFilter } from "#lib/profile/queries/link-gap";
import { firstLinkedOrder, LinkedFilter } from "#lib/profile/queries/linked-domains";
import { ChangeFilter } from "#lib/profile/queries/new-and-lost";
import { DomainFilter, firstDomainOrder } from "#lib/profile/queries/referring-domains";
import { firstReportedOrder } from "#lib/profile/queries/reported-domains";
import { firstTargetOrder, TargetFilter } from "#lib/profile/queries/target-pages";
import { ReportedFilter } from "#lib/profile/reported-where";
import { everyone, type Ground, type QueryRow, type TenancyRows } from "../tenancy-table.ts";

const page = { cursor: null, limit: 10 };
const shown = (...args: unknown[]): QueryRow => ({
  roles: everyone,
  args: ({ site }) => [site.slug, ...args],
});
const figures = (...args: unknown[]): QueryRow => ({ ...shown(...args), figures: true });
const domains = DomainFilter.parse({ state: "all" });
const changes = ChangeFilter.parse({});
const linked = LinkedFilter.parse({});
const gap = GapFilter.parse({ show: "ours" });

/** A domain that a file of Northlight's names. */
const reportDomain = async ({ cast, site }: Ground) =>
  recordDomains(await cast.writer("alice"), {
    siteId: site.id,
    importId: newId(),
    vendor: "ahrefs",
    today: "2026-11-01",
    rows: [
      {
        host: "herons-secret-wiki.com",
        links: 3,
        firstSeen: null,
        lastSeen: null,
        lostOn: null,
        metrics: {},
      },
    ],
  });

export const rows: TenancyRows = {
  routes: {
    "app/api/[workspace]/sites/[site]/reports/[report]/route.ts#GET": {
      roles: everyone,
      params: ({ site }) => ({ site: site.slug, report: "referring-domains" }),
      search: "?state=all",
    },
  },
  queries: {
    "lib/profile/overview-data.ts#overviewData": shown({ range: "all", span: null, now: new Date() }),
    "lib/profile/queries/referring-domains.ts#listReferringDomains": shown(domains, firstDomainOrder, page),
    "lib/profile/queries/referring-domains.ts#countReferringDomains": figures(domains),
    "lib/profile/queries/reported-domains.ts#listReportedDomains": {
      roles: everyone,
      args: async (ground) => {
        await reportDomain(ground);
        return [ground.site.slug, ReportedFilter.parse({}), firstReportedOrder, page];
      },
    },
    "lib/profile/queries/reported-domains.ts#countReportedDomains": figures(ReportedFilter.parse({})),
    "lib/profile/queries/reported-domains.ts#reportedTotals": figures(),
    "lib/profile/queries/anchors.ts#listAnchors": figures(AnchorFilter.parse({}), firstAnchorOrder, page),
    "lib/profile/queries/anchors.ts#countAnchors": figures(AnchorFilter.parse({})),
    "lib/profile/queries/anchors.ts#anchorsOfTarget": {
      roles: everyone,
      args: ({ site, link }) => [site.slug, link.target],
    },
    "lib/profile/queries/target-pages.ts#listTargetPages": shown(
      TargetFilter.parse({}),
      firstTargetOrder,
      page,
    ),
    "lib/profile/queries/target-pages.ts#countTargetPages": figures(TargetFilter.parse({})),
    "lib/profile/queries/new-and-lost.ts#listDomainChanges": figures(changes, page),
    "lib/profile/queries/new-and-lost.ts#countDomainChanges": figures(changes),
    "lib/profile/queries/new-and-lost.ts#listLinkChanges": figures({ ...changes, of: "links" }, page),
    "lib/profile/queries/new-and-lost.ts#countLinkChanges": figures({ ...changes, of: "links" }),
    "lib/profile/queries/new-and-lost.ts#changedLinks": {
      unscoped: "says one filter in the words of another; it reads nothing",
    },
    "lib/profile/queries/link-gap.ts#comparableSites": figures(),
    "lib/profile/queries/link-gap.ts#listLinkGap": shown(gap, firstGapOrder, page),
    "lib/profile/queries/link-gap.ts#countLinkGap": figures(gap),
    "lib/profile/queries/linked-domains.ts#listLinkedDomains": figures(linked, firstLinkedOrder, page),
    "lib/profile/queries/linked-domains.ts#countLinkedDomains": figures(linked),
    "lib/profile/queries/linked-domains.ts#linksAnywhere": figures(),
    "lib/profile/queries/domain-card.ts#domainCard": shown("herons-secret-fan.example"),
    "lib/profile/queries/overview.ts#changesSince": figures("2026-01-01"),
    "lib/profile/note-visit.ts#noteVisit": figures(new Date("2026-11-01T12:00:00Z")),
    "lib/profile/fresh-summary.ts#siteSummary": shown(),
    "lib/profile/report-exports.ts#exportReport": shown("referring-domains", { state: "all" }),
  },
};
