import { Upload } from "lucide-react";
import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { opinionFacet, sourcesFacet } from "#components/reports/domain-facets";
import { DomainTabs } from "#components/reports/domain-tabs";
import { manyOf } from "#components/reports/facet-group";
import { ReportFrame } from "#components/reports/report-frame";
import { ReportTable } from "#components/reports/report-table";
import { ReportedBulkBar } from "#components/reports/reported-bulk-bar";
import { reportedColumns } from "#components/reports/reported-columns";
import { ButtonLink } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { EmptyState } from "#components/ui/empty-state";
import { formatCapped, formatCount } from "#components/ui/format";
import { RowSelection } from "#components/ui/row-selection";
import { SkeletonTable } from "#components/ui/skeleton";
import { FIRST_PAGE, viewHref } from "#components/ui/view-href";
import { vendorNames } from "#lib/core/vendors";
import {
  countReportedDomains,
  firstReportedOrder,
  listReportedDomains,
  reportedTotals,
} from "#lib/profile/queries/reported-domains";
import { REPORTED_SORTS } from "#lib/profile/report-types";
import { readReportView, reportViewParams } from "#lib/profile/report-view";
import { ReportedFilter } from "#lib/profile/reported-where";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { bulkOf } from "../../bulk-of.ts";

export const metadata: Metadata = { title: "Reported domains" };

const LIMIT = 50;
/** Whose files name domains. */
const SOURCES = ["ahrefs", "semrush", "gsc", "bing", "other"] as const;
const knownWords = { none: "None", live: "Live ones", gone: "Some, none live" } as const;

type Props = PageProps<"/[workspace]/[site]/domains/reported">;

export default async function ReportedDomainsPage({ params, searchParams }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const search = await searchParams;
  const filter = ReportedFilter.parse(search);
  const view = readReportView(search, REPORTED_SORTS, firstReportedOrder);
  const [page, count, totals, bulk] = await Promise.all([
    listReportedDomains(scope, site.slug, filter, view, {
      cursor: view.before ?? view.after,
      back: view.before !== null,
      limit: LIMIT,
    }),
    countReportedDomains(scope, site.slug, filter),
    reportedTotals(scope, site.slug),
    bulkOf(scope, site.slug),
  ]);
  const base = `/${workspace}/${slug}`;
  const path = `${base}/domains/reported`;
  const { q, import: importId, ...lists } = filter;
  const filters = { q: q || undefined, ...lists, import: importId };
  const address = {
    ...filters,
    ...reportViewParams(view, firstReportedOrder),
  };
  const at = { path, params: address };
  const total = formatCapped(count);
  const exportHref = viewHref(
    `/api/${workspace}/sites/${slug}/reports/reported-domains`,
    address,
    FIRST_PAGE,
  );
  const ids = page.lines.map((line) => line.domain);
  const crumbs = [
    { label: site.name, href: base },
    { label: "Referring domains", href: `${base}/domains` },
    { label: "Reported" },
  ];
  const tabs = <DomainTabs base={base} current="reported" totals={totals} />;
  if (totals.domains === 0) {
    return (
      <Page crumbs={crumbs}>
        {tabs}
        <EmptyState
          title="No file has named domains yet"
          picture={
            <SkeletonTable
              columns={["Domain", "Reported by", "Home page"]}
              widths={[undefined, "24%", "30%"]}
              rows={4}
            />
          }
          actions={
            can(scope, "import") ? (
              <ButtonLink href={`${base}/imports`} variant="primary" size="lg" icon={<Upload aria-hidden />}>
                Import referring domains
              </ButtonLink>
            ) : undefined
          }
        >
          A tool’s list of referring domains names domains without their pages. They will be here, to be
          looked at: their home pages are read for links to you.
        </EmptyState>
      </Page>
    );
  }
  return (
    <RowSelection key={JSON.stringify(filters)} ids={ids} total={count.count}>
      <ReportFrame
        crumbs={crumbs}
        title={`${total} ${count.count === 1 ? "domain is" : "domains are"} reported to link here`}
        lead={`Files name these domains without saying which pages link, so they are no links and no referring domains. Their home pages can be read for links to you, and a few are every night. Of ${formatCount(totals.withoutLinks)} of ${formatCount(totals.domains)} no link is known; a list of their pages would tell.`}
        tabs={tabs}
        path={path}
        params={address}
        q={q}
        searchLabel="Find a domain"
        exportHref={exportHref}
        bulk={
          <ReportedBulkBar
            workspace={workspace}
            site={site.slug}
            filter={filter}
            totalText={total}
            exportHref={exportHref}
            may={bulk.may}
          />
        }
        facets={[
          manyOf({
            ...at,
            label: "Links we know",
            name: "known",
            values: ["none", "live", "gone"],
            words: (one) => knownWords[one],
            chosen: filter.known,
          }),
          manyOf({
            ...at,
            label: "Reported by",
            name: "vendor",
            values: SOURCES,
            words: (one) => vendorNames[one],
            chosen: filter.vendor.flatMap((one) => SOURCES.find((source) => source === one) ?? []),
          }),
          sourcesFacet(at, filter.sources),
          manyOf({
            ...at,
            label: "As they say",
            name: "lost",
            values: ["there", "lost"],
            words: (one) => (one === "there" ? "Links here" : "Lost"),
            chosen: filter.lost,
          }),
          manyOf({
            ...at,
            label: "Home page",
            name: "home",
            values: ["asked", "unasked"],
            words: (one) => (one === "asked" ? "Looked at" : "Not yet"),
            chosen: filter.home,
          }),
          opinionFacet(at, filter.opinion),
        ]}
        bar={
          importId === undefined ? undefined : (
            <Chip
              label="Named by"
              value="one import"
              removeHref={viewHref(path, address, { import: null, ...FIRST_PAGE })}
              removeLabel="Remove: named by one import"
            />
          )
        }
        count={count}
        view={view}
        page={page}
        limit={LIMIT}
        clearHref={path}
      >
        <ReportTable
          label="Reported domains"
          selectable
          path={path}
          params={address}
          order={view}
          lines={page.lines}
          idOf={(line) => line.domain}
          hrefOf={(line) => `${base}/domains/${encodeURIComponent(line.domain)}`}
          columns={reportedColumns}
        />
      </ReportFrame>
    </RowSelection>
  );
}
