import type { Metadata } from "next";
import { AddTicked } from "#components/outreach/add/add-ticked";
import { AddToCampaign } from "#components/outreach/add/add-to-campaign";
import { ColumnChoice, chosenColumns, columnIds } from "#components/reports/column-choice";
import { manyOf } from "#components/reports/facet-group";
import { ReportBulkBar } from "#components/reports/report-bulk-bar";
import { ReportFrame } from "#components/reports/report-frame";
import { ReportTable } from "#components/reports/report-table";
import { firstTargetColumns, narrowTargetColumns, targetColumns } from "#components/reports/target-columns";
import { TargetDrawer } from "#components/reports/target-drawer";
import { formatCapped } from "#components/ui/format";
import { RowSelection } from "#components/ui/row-selection";
import { FIRST_PAGE, viewHref } from "#components/ui/view-href";
import { columnsParam, readColumns } from "#lib/links/chosen-columns";
import { LinkFilter } from "#lib/links/link-filter";
import { anchorsOfTarget } from "#lib/profile/queries/anchors";
import {
  countTargetPages,
  firstTargetOrder,
  listTargetPages,
  TargetFilter,
} from "#lib/profile/queries/target-pages";
import { TARGET_SORTS } from "#lib/profile/report-types";
import { readReportView, reportViewParams } from "#lib/profile/report-view";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { trafficPeriods } from "#lib/traffic/queries";
import { listViews } from "#lib/views/queries";
import { bulkOf } from "../bulk-of.ts";
import { campaignChoice } from "../campaign-choice.ts";

export const metadata: Metadata = { title: "Target pages" };

const LIMIT = 50;
const answers = {
  ok: "Answers",
  redirects: "Redirects",
  broken: "Broken",
  unknown: "Not asked yet",
} as const;

type Props = PageProps<"/[workspace]/[site]/targets">;

export default async function TargetPagesPage({ params, searchParams }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const search = await searchParams;
  const filter = TargetFilter.parse(search);
  const view = readReportView(search, TARGET_SORTS, firstTargetOrder);
  const open = /^\d{1,9}$/.test(String(search.open)) ? Number(search.open) : null;
  const isBroken = filter.answers.length === 1 && filter.answers[0] === "broken";
  const [page, count, target, views, periods, bulk, choice] = await Promise.all([
    listTargetPages(scope, site.slug, filter, view, {
      cursor: view.before ?? view.after,
      back: view.before !== null,
      limit: LIMIT,
    }),
    countTargetPages(scope, site.slug, filter),
    open === null ? null : anchorsOfTarget(scope, site.slug, open).catch(missing),
    listViews(scope, site.slug, "targets"),
    trafficPeriods(scope, site.slug),
    bulkOf(scope, site.slug),
    isBroken ? campaignChoice(scope, site) : null,
  ]);
  const columns = targetColumns(periods);
  const first = firstTargetColumns(periods);
  const chosen = readColumns(search, columnIds(columns), first);
  const base = `/${workspace}/${slug}`;
  const path = `${base}/targets`;
  const filters = { q: filter.q || undefined, answers: filter.answers, only: filter.only };
  const address = {
    ...filters,
    cols: columnsParam(chosen, first),
    ...reportViewParams(view, firstTargetOrder),
  };
  const at = { path, params: address };
  const total = formatCapped(count);
  const exportHref = viewHref(`/api/${workspace}/sites/${slug}/reports/target-pages`, address, FIRST_PAGE);
  const ids = page.lines.map((line) => String(line.id));
  return (
    <RowSelection
      key={JSON.stringify(filters)}
      ids={ids}
      total={ids.length}
      openId={open === null ? undefined : String(open)}
    >
      <ReportFrame
        crumbs={[{ label: site.name, href: base }, { label: "Target pages" }]}
        title={`${total} ${count.count === 1 ? "page" : "pages"} of the site ${count.count === 1 ? "has" : "have"} backlinks`}
        lead="Where backlinks lead. A page that is broken loses what its links bring: bring it back, or redirect it to the page that took its place."
        path={path}
        params={address}
        q={filter.q}
        searchLabel="Find a page"
        exportHref={exportHref}
        bar={
          choice && count.count > 0 ? (
            <AddToCampaign {...choice} from="broken_target" params={filters}>
              Add the linking sites to a campaign
            </AddToCampaign>
          ) : undefined
        }
        bulk={
          <ReportBulkBar {...bulk} of="page" exportHref={exportHref} backlinks={LinkFilter.parse({})}>
            {choice ? (
              <AddTicked
                {...choice}
                from="broken_target"
                params={filters}
                by="only"
                what="sites that link to"
              />
            ) : null}
          </ReportBulkBar>
        }
        facets={[
          manyOf({
            ...at,
            label: "Answer",
            name: "answers",
            values: ["ok", "redirects", "broken", "unknown"],
            words: (one) => answers[one],
            chosen: filter.answers,
          }),
        ]}
        saved={{ workspace, site: site.slug, list: "targets", views, maySave: can(scope, "save_views") }}
        columns={<ColumnChoice {...at} columns={columns} chosen={chosen} />}
        count={count}
        view={view}
        page={page}
        limit={LIMIT}
        clearHref={path}
        aside={
          target === null ? null : (
            <TargetDrawer target={target} closeHref={viewHref(path, address)} linksPath={`${base}/links`} />
          )
        }
      >
        <ReportTable
          label="Target pages"
          selectable
          path={path}
          params={address}
          order={view}
          lines={page.lines}
          idOf={(line) => String(line.id)}
          nameOf={(line) => line.url}
          hrefOf={(line) => viewHref(path, address, { open: line.id })}
          roomFor={7}
          columns={open === null ? chosenColumns(columns, chosen) : narrowTargetColumns}
          openId={open === null ? undefined : String(open)}
        />
      </ReportFrame>
    </RowSelection>
  );
}
