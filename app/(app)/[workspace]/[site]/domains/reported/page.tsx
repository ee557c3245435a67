import type { Metadata } from "next";
import { DomainTabs } from "#components/reports/domain-tabs";
import { manyOf } from "#components/reports/facet-group";
import { ReportFrame } from "#components/reports/report-frame";
import { ReportTable } from "#components/reports/report-table";
import { reportedColumns } from "#components/reports/reported-columns";
import { formatCount } from "#components/ui/format";
import { viewHref } from "#components/ui/view-href";
import { vendorNames } from "#lib/core/vendors";
import { opinionWords } from "#lib/links/words";
import {
  countReportedDomains,
  firstReportedOrder,
  listReportedDomains,
  ReportedFilter,
  reportedTotals,
} from "#lib/profile/queries/reported-domains";
import { REPORTED_SORTS } from "#lib/profile/report-types";
import { readReportView, reportViewParams } from "#lib/profile/report-view";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { siteBySlug } from "#lib/sites/find-site";

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
  const [page, count, totals] = await Promise.all([
    listReportedDomains(scope, site.slug, filter, view, {
      cursor: view.before ?? view.after,
      back: view.before !== null,
      limit: LIMIT,
    }),
    countReportedDomains(scope, site.slug, filter),
    reportedTotals(scope, site.slug),
  ]);
  const base = `/${workspace}/${slug}`;
  const path = `${base}/domains/reported`;
  const { q, import: importId, ...lists } = filter;
  const address = {
    q: q || undefined,
    ...lists,
    import: importId,
    ...reportViewParams(view, firstReportedOrder),
  };
  const at = { path, params: address };
  const total = count.capped ? `${formatCount(count.count)}+` : formatCount(count.count);
  return (
    <ReportFrame
      crumbs={[
        { label: site.name, href: base },
        { label: "Referring domains", href: `${base}/domains` },
        { label: "Reported" },
      ]}
      title={`${total} ${count.count === 1 ? "domain is" : "domains are"} reported to link here`}
      lead={`Files name these domains without saying which pages link, so there is nothing to verify: they count as no link and no referring domain. Of ${formatCount(totals.withoutLinks)} of them no link is known; bring a list of their pages, or of backlinks, to look at them.`}
      tabs={<DomainTabs base={base} current="reported" totals={totals} />}
      path={path}
      params={address}
      q={q}
      searchLabel="Find a domain"
      exportHref={viewHref(`/api/${workspace}/sites/${slug}/reports/reported-domains`, address, {
        after: null,
        before: null,
        from: null,
      })}
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
        manyOf({
          ...at,
          label: "Seen by",
          name: "sources",
          values: ["one", "more"],
          words: (one) => (one === "one" ? "One source alone" : "Two sources or more"),
          chosen: filter.sources,
        }),
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
          label: "Mark",
          name: "opinion",
          values: ["toxic", "whitelisted", "none"],
          words: (one) => opinionWords[one] ?? "No mark",
          chosen: filter.opinion,
        }),
      ]}
      count={count}
      view={view}
      page={page}
      limit={LIMIT}
      clearHref={path}
    >
      <ReportTable
        label="Reported domains"
        path={path}
        params={address}
        order={view}
        lines={page.lines}
        idOf={(line) => line.domain}
        hrefOf={(line) => `${base}/domains/${encodeURIComponent(line.domain)}`}
        columns={reportedColumns}
      />
    </ReportFrame>
  );
}
