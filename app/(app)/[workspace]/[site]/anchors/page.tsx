import type { Metadata } from "next";
import { anchorNames } from "#components/profile/anchor-names";
import { anchorColumns } from "#components/reports/anchor-columns";
import { BrandSuggestions } from "#components/reports/brand-suggestions";
import { manyOf } from "#components/reports/facet-group";
import { ReportBulkBar } from "#components/reports/report-bulk-bar";
import { ReportFrame } from "#components/reports/report-frame";
import { ReportTable } from "#components/reports/report-table";
import { formatCapped } from "#components/ui/format";
import { RowSelection } from "#components/ui/row-selection";
import { FIRST_PAGE, viewHref } from "#components/ui/view-href";
import { LinkFilter } from "#lib/links/link-filter";
import { ANCHOR_CATEGORIES } from "#lib/profile/anchor-categories";
import { siteSummary } from "#lib/profile/fresh-summary";
import { AnchorFilter, countAnchors, firstAnchorOrder, listAnchors } from "#lib/profile/queries/anchors";
import { suggestedBrands } from "#lib/profile/queries/suggested-brands";
import { ANCHOR_SORTS } from "#lib/profile/report-types";
import { readReportView, reportViewParams } from "#lib/profile/report-view";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { listViews } from "#lib/views/queries";
import { bulkOf } from "../bulk-of.ts";

export const metadata: Metadata = { title: "Anchors" };

const LIMIT = 50;
const kinds = { text: "Text", image: "Image (its alt)", title: "The link’s title", empty: "None" } as const;

type Props = PageProps<"/[workspace]/[site]/anchors">;

export default async function AnchorsPage({ params, searchParams }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const search = await searchParams;
  const filter = AnchorFilter.parse(search);
  const view = readReportView(search, ANCHOR_SORTS, firstAnchorOrder);
  // Anchors get their category when the summary is built: before they are listed.
  const summary = await siteSummary(scope, site.slug);
  const [page, count, views, bulk] = await Promise.all([
    listAnchors(scope, site.slug, filter, view, {
      cursor: view.before ?? view.after,
      back: view.before !== null,
      limit: LIMIT,
    }),
    countAnchors(scope, site.slug, filter),
    listViews(scope, site.slug, "anchors"),
    bulkOf(scope, site.slug),
  ]);
  const suggestions = can(scope, "manage_sites")
    ? await suggestedBrands(scope, site.slug, summary.data?.domains ?? 0)
    : [];
  const base = `/${workspace}/${slug}`;
  const path = `${base}/anchors`;
  const filters = {
    q: filter.q || undefined,
    category: filter.category,
    kind: filter.kind,
    only: filter.only,
  };
  const address = {
    ...filters,
    ...reportViewParams(view, firstAnchorOrder),
  };
  const at = { path, params: address };
  const total = formatCapped(count);
  const exportHref = viewHref(`/api/${workspace}/sites/${slug}/reports/anchors`, address, FIRST_PAGE);
  const ids = page.lines.map((line) => `${line.id}-${line.kind}`);
  const domains = summary.data?.domains ?? 0;
  return (
    <RowSelection key={JSON.stringify(filters)} ids={ids} total={ids.length}>
      <ReportFrame
        crumbs={[{ label: site.name, href: base }, { label: "Anchors" }]}
        title={`${total} ${count.count === 1 ? "anchor" : "anchors"} lead here`}
        lead="Counted by referring domain: a link in every footer of one domain counts once. Categories follow the site’s brands and keywords, in its settings."
        path={path}
        params={address}
        q={filter.q}
        searchLabel="Find an anchor"
        exportHref={exportHref}
        bulk={
          <ReportBulkBar {...bulk} of="anchor" exportHref={exportHref} backlinks={LinkFilter.parse({})} />
        }
        facets={[
          manyOf({
            ...at,
            label: "Category",
            name: "category",
            values: ANCHOR_CATEGORIES,
            words: (one) => anchorNames[one],
            chosen: filter.category,
          }),
          manyOf({
            ...at,
            label: "Taken from",
            name: "kind",
            values: ["text", "image", "title", "empty"],
            words: (one) => kinds[one],
            chosen: filter.kind,
          }),
        ]}
        saved={{ workspace, site: site.slug, list: "anchors", views, maySave: can(scope, "save_views") }}
        above={
          suggestions.length === 0 ? null : (
            <BrandSuggestions workspace={workspace} site={site.slug} suggestions={suggestions} />
          )
        }
        count={count}
        view={view}
        page={page}
        limit={LIMIT}
        clearHref={path}
      >
        <ReportTable
          label="Anchors"
          selectable
          path={path}
          params={address}
          order={view}
          lines={page.lines}
          idOf={(line) => `${line.id}-${line.kind}`}
          nameOf={(line) => `the anchor ${line.text || "without words"}`}
          hrefOf={(line) => viewHref(`${base}/links`, { side: "inbound", anchor: line.text || " " })}
          columns={anchorColumns(domains)}
        />
      </ReportFrame>
    </RowSelection>
  );
}
