import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { NoLinks } from "#components/links/no-links";
import { followedFacet } from "#components/reports/domain-facets";
import { manyOf } from "#components/reports/facet-group";
import { linkedColumns } from "#components/reports/linked-columns";
import { ReportFrame } from "#components/reports/report-frame";
import { ReportTable } from "#components/reports/report-table";
import { formatCapped } from "#components/ui/format";
import { FIRST_PAGE, viewHref } from "#components/ui/view-href";
import {
  countLinkedDomains,
  firstLinkedOrder,
  LinkedFilter,
  linksAnywhere,
  listLinkedDomains,
} from "#lib/profile/queries/linked-domains";
import { LINKED_SORTS } from "#lib/profile/report-types";
import { readReportView, reportViewParams } from "#lib/profile/report-view";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Linked domains" };

const LIMIT = 50;

type Props = PageProps<"/[workspace]/[site]/linked-domains">;

export default async function LinkedDomainsPage({ params, searchParams }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const base = `/${workspace}/${slug}`;
  const crumbs = [{ label: site.name, href: base }, { label: "Linked domains" }];
  if (!(await linksAnywhere(scope, site.slug))) {
    return (
      <Page crumbs={crumbs}>
        <NoLinks side="outbound" site={site.name} base={base} mayImport={can(scope, "import")} />
      </Page>
    );
  }
  const search = await searchParams;
  const filter = LinkedFilter.parse(search);
  const view = readReportView(search, LINKED_SORTS, firstLinkedOrder);
  const [page, count] = await Promise.all([
    listLinkedDomains(scope, site.slug, filter, view, {
      cursor: view.before ?? view.after,
      back: view.before !== null,
      limit: LIMIT,
    }),
    countLinkedDomains(scope, site.slug, filter),
  ]);
  const path = `${base}/linked-domains`;
  const address = {
    q: filter.q || undefined,
    follow: filter.follow,
    back: filter.back,
    ...reportViewParams(view, firstLinkedOrder),
  };
  const at = { path, params: address };
  const total = formatCapped(count);
  return (
    <ReportFrame
      crumbs={crumbs}
      title={`The site links to ${total} ${count.count === 1 ? "domain" : "domains"}`}
      lead="External links, one line a domain. A domain that links back may be an exchange: worth a look when it was agreed."
      path={path}
      params={address}
      q={filter.q}
      searchLabel="Find a domain"
      exportHref={viewHref(`/api/${workspace}/sites/${slug}/reports/linked-domains`, address, FIRST_PAGE)}
      facets={[
        followedFacet(at, filter.follow),
        manyOf({
          ...at,
          label: "Links back",
          name: "back",
          values: ["yes", "no"],
          words: (one) => (one === "yes" ? "Links back" : "Does not"),
          chosen: filter.back,
        }),
      ]}
      count={count}
      view={view}
      page={page}
      limit={LIMIT}
      clearHref={path}
    >
      <ReportTable
        label="Linked domains"
        path={path}
        params={address}
        order={view}
        lines={page.lines}
        idOf={(line) => line.domain}
        hrefOf={(line) => `${base}/domains/${encodeURIComponent(line.domain)}`}
        columns={linkedColumns}
      />
    </ReportFrame>
  );
}
