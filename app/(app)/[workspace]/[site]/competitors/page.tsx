import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { AddTicked } from "#components/outreach/add/add-ticked";
import { AddToCampaign } from "#components/outreach/add/add-to-campaign";
import { manyOf } from "#components/reports/facet-group";
import { gapColumns } from "#components/reports/gap-columns";
import { NoCompetitors } from "#components/reports/no-competitors";
import { ReportBulkBar } from "#components/reports/report-bulk-bar";
import { ReportFrame } from "#components/reports/report-frame";
import { ReportTable } from "#components/reports/report-table";
import { countOf, formatCapped } from "#components/ui/format";
import { LinkTabs } from "#components/ui/link-tabs";
import { RowSelection } from "#components/ui/row-selection";
import { FIRST_PAGE, viewHref } from "#components/ui/view-href";
import { LinkFilter } from "#lib/links/link-filter";
import {
  comparableSites,
  countLinkGap,
  firstGapOrder,
  GapFilter,
  listLinkGap,
} from "#lib/profile/queries/link-gap";
import { GAP_SORTS } from "#lib/profile/report-types";
import { readReportView, reportViewParams } from "#lib/profile/report-view";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { bulkOf } from "../bulk-of.ts";
import { campaignChoice } from "../campaign-choice.ts";

export const metadata: Metadata = { title: "Competitors" };

const LIMIT = 50;
const tabs = [
  { show: "theirs", label: "Link to them, not here", title: "link to them and not here" },
  { show: "shared", label: "Link to both", title: "link to them and here" },
  { show: "ours", label: "Link here alone", title: "link here and to none of them" },
] as const;

type Props = PageProps<"/[workspace]/[site]/competitors">;

export default async function CompetitorsPage({ params, searchParams }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const search = await searchParams;
  const sites = await comparableSites(scope, site.slug);
  const base = `/${workspace}/${slug}`;
  const path = `${base}/competitors`;
  const crumbs = [{ label: site.name, href: base }, { label: "Competitors" }];
  if (sites.length === 0) {
    return (
      <Page crumbs={crumbs}>
        <NoCompetitors addHref={can(scope, "manage_sites") ? `/${workspace}` : null} />
      </Page>
    );
  }
  const filter = GapFilter.parse(search);
  const view = readReportView(search, GAP_SORTS, firstGapOrder);
  const [page, count, bulk, choice] = await Promise.all([
    listLinkGap(scope, site.slug, filter, view, {
      cursor: view.before ?? view.after,
      back: view.before !== null,
      limit: LIMIT,
    }),
    countLinkGap(scope, site.slug, filter),
    bulkOf(scope, site.slug),
    filter.show === "theirs" ? campaignChoice(scope, site) : null,
  ]);
  const filters = {
    show: filter.show === "theirs" ? undefined : filter.show,
    with: filter.with,
    least: filter.least === 1 ? undefined : String(filter.least),
    q: filter.q || undefined,
    only: filter.only,
  };
  const address = { ...filters, ...reportViewParams(view, firstGapOrder) };
  const compared = filter.with.length === 0 ? sites : sites.filter((one) => filter.with.includes(one.slug));
  const names = new Map(sites.map((one) => [one.slug, one.name]));
  const total = formatCapped(count);
  const exportHref = viewHref(`/api/${workspace}/sites/${slug}/reports/link-intersect`, address, FIRST_PAGE);
  const ids = page.lines.map((line) => line.domain);
  const most = compared.length;
  const tab = tabs.find(({ show }) => show === filter.show) ?? tabs[0];
  return (
    <RowSelection key={JSON.stringify(filters)} ids={ids} total={ids.length}>
      <ReportFrame
        crumbs={crumbs}
        title={`${total} ${count.count === 1 ? "domain" : "domains"} ${tab.title}`}
        lead={`Compared with ${compared.map(({ name, domains }) => `${name} (${countOf(domains, "referring domain")})`).join(", ")}. The ones that link to most of them come first.`}
        tabs={
          <LinkTabs
            label="Which domains"
            className="px-6 max-md:px-4"
            tabs={tabs.map(({ show, label }) => ({
              label,
              href: viewHref(path, filters, { show: show === "theirs" ? null : show }),
              current: show === filter.show,
            }))}
          />
        }
        path={path}
        params={address}
        q={filter.q}
        searchLabel="Find a domain"
        exportHref={exportHref}
        bar={
          choice && count.count > 0 ? (
            <AddToCampaign
              {...choice}
              from="link_gap"
              params={filters}
            >{`Add ${total} to a campaign`}</AddToCampaign>
          ) : undefined
        }
        bulk={
          <ReportBulkBar
            {...bulk}
            of="domain"
            exportHref={exportHref}
            // Those that do not link here have nothing to verify, to mark or to tag.
            backlinks={filter.show === "theirs" ? null : LinkFilter.parse({})}
          >
            {choice ? <AddTicked {...choice} from="link_gap" params={filters} by="only" /> : null}
          </ReportBulkBar>
        }
        facets={[
          manyOf({
            path,
            params: address,
            label: "Compared with",
            name: "with",
            values: sites.map((one) => one.slug),
            words: (one) => names.get(one) ?? one,
            chosen: filter.with,
          }),
          ...(filter.show === "ours" || most < 2
            ? []
            : [
                {
                  label: "Links to at least",
                  items: Array.from({ length: most }, (_, at) => ({
                    label: countOf(at + 1, "of them", "of them"),
                    on: filter.least === at + 1,
                    href: viewHref(path, filters, { least: at === 0 ? null : at + 1 }),
                  })),
                },
              ]),
        ]}
        count={count}
        view={view}
        page={page}
        limit={LIMIT}
        clearHref={viewHref(path, { show: filters.show })}
      >
        <ReportTable
          label="Domains compared"
          selectable
          path={path}
          params={address}
          order={view}
          lines={page.lines}
          idOf={(line) => line.domain}
          hrefOf={(line) => `${base}/domains/${encodeURIComponent(line.domain)}`}
          columns={gapColumns(names)}
        />
      </ReportFrame>
    </RowSelection>
  );
}
