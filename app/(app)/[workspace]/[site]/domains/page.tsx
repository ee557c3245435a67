import type { Metadata } from "next";
import { ColumnChoice, chosenColumns, columnIds } from "#components/reports/column-choice";
import { domainColumns, firstDomainColumns } from "#components/reports/domain-columns";
import { followedFacet, opinionFacet, sourcesFacet } from "#components/reports/domain-facets";
import { DomainTabs } from "#components/reports/domain-tabs";
import { manyOf, oneOf } from "#components/reports/facet-group";
import { ReportBulkBar } from "#components/reports/report-bulk-bar";
import { ReportFrame } from "#components/reports/report-frame";
import { ReportTable } from "#components/reports/report-table";
import { formatCapped } from "#components/ui/format";
import { RowSelection } from "#components/ui/row-selection";
import { FIRST_PAGE, viewHref } from "#components/ui/view-href";
import { vendorNames } from "#lib/core/vendors";
import { columnsParam, readColumns } from "#lib/links/chosen-columns";
import { LinkFilter, VENDORS } from "#lib/links/link-filter";
import { seenWords } from "#lib/links/words";
import { siteSummary } from "#lib/profile/fresh-summary";
import {
  countReferringDomains,
  DomainFilter,
  firstDomainOrder,
  listReferringDomains,
} from "#lib/profile/queries/referring-domains";
import { reportedTotals } from "#lib/profile/queries/reported-domains";
import { DOMAIN_SORTS } from "#lib/profile/report-types";
import { readReportView, reportViewParams } from "#lib/profile/report-view";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { trafficPeriods } from "#lib/traffic/queries";
import { listViews } from "#lib/views/queries";
import { bulkOf } from "../bulk-of.ts";

export const metadata: Metadata = { title: "Referring domains" };

const LIMIT = 50;
const states = { live: "With live links", lost: "All links gone", all: "All that are known" } as const;
const stateTitles = {
  live: "link here",
  lost: "linked here and no longer do",
  all: "link here or did",
} as const;

type Props = PageProps<"/[workspace]/[site]/domains">;

export default async function ReferringDomainsPage({ params, searchParams }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const search = await searchParams;
  const filter = DomainFilter.parse(search);
  const view = readReportView(search, DOMAIN_SORTS, firstDomainOrder);
  const [page, count, summary, views, reported, periods, bulk] = await Promise.all([
    listReferringDomains(scope, site.slug, filter, view, {
      cursor: view.before ?? view.after,
      back: view.before !== null,
      limit: LIMIT,
    }),
    countReferringDomains(scope, site.slug, filter),
    siteSummary(scope, site.slug),
    listViews(scope, site.slug, "domains"),
    reportedTotals(scope, site.slug),
    trafficPeriods(scope, site.slug),
    bulkOf(scope, site.slug),
  ]);
  const columns = domainColumns(periods);
  const first = firstDomainColumns(periods);
  const chosen = readColumns(search, columnIds(columns), first);
  const known = new Set(summary.data?.sources.map(({ vendor }) => vendor));
  const base = `/${workspace}/${slug}`;
  const path = `${base}/domains`;
  const filters = {
    q: filter.q || undefined,
    state: filter.state === "live" ? undefined : filter.state,
    follow: filter.follow,
    seen: filter.seen,
    vendor: filter.vendor,
    sources: filter.sources,
    opinion: filter.opinion,
    tld: filter.tld,
    only: filter.only,
  };
  const address = {
    ...filters,
    cols: columnsParam(chosen, first),
    ...reportViewParams(view, firstDomainOrder),
  };
  const at = { path, params: address };
  const total = formatCapped(count);
  const exportHref = viewHref(
    `/api/${workspace}/sites/${slug}/reports/referring-domains`,
    address,
    FIRST_PAGE,
  );
  return (
    <RowSelection
      key={JSON.stringify(filters)}
      ids={page.lines.map((line) => line.domain)}
      total={page.lines.length}
    >
      <ReportFrame
        crumbs={[{ label: site.name, href: base }, { label: "Referring domains" }]}
        title={`${total} ${count.count === 1 ? "domain" : "domains"} ${stateTitles[filter.state]}`}
        lead="A referring domain is a registrable domain with at least one live link to the site. Open one for everything known about it."
        tabs={<DomainTabs base={base} current="referring" totals={reported} />}
        path={path}
        params={address}
        q={filter.q}
        searchLabel="Find a domain"
        exportHref={exportHref}
        bulk={
          <ReportBulkBar {...bulk} of="domain" exportHref={exportHref} backlinks={LinkFilter.parse({})} />
        }
        facets={[
          oneOf({
            ...at,
            label: "Links",
            name: "state",
            values: ["live", "lost", "all"],
            words: (one) => states[one],
            chosen: filter.state,
          }),
          followedFacet(at, filter.follow),
          manyOf({
            ...at,
            label: "Verified",
            name: "seen",
            values: ["verified", "reported"],
            words: (one) => seenWords[one] ?? one,
            chosen: filter.seen,
          }),
          sourcesFacet(at, filter.sources),
          manyOf({
            ...at,
            label: "Reported by",
            name: "vendor",
            values: VENDORS.filter((one) => known.has(one) || filter.vendor.includes(one)),
            words: (one) => vendorNames[one],
            chosen: filter.vendor,
          }),
          opinionFacet(at, filter.opinion),
        ]}
        saved={{ workspace, site: site.slug, list: "domains", views, maySave: can(scope, "save_views") }}
        columns={<ColumnChoice {...at} columns={columns} chosen={chosen} />}
        count={count}
        view={view}
        page={page}
        limit={LIMIT}
        clearHref={path}
      >
        <ReportTable
          label="Referring domains"
          selectable
          path={path}
          params={address}
          order={view}
          lines={page.lines}
          idOf={(line) => line.domain}
          hrefOf={(line) => `${path}/${encodeURIComponent(line.domain)}`}
          columns={chosenColumns(columns, chosen)}
        />
      </ReportFrame>
    </RowSelection>
  );
}
