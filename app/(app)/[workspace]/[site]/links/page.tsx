import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { WorkArea } from "#components/frame/work-area";
import { LinkBulkBar } from "#components/links/link-bulk-bar";
import { LinkFacets } from "#components/links/link-facets";
import { LinksBar } from "#components/links/links-bar";
import { LinksTable } from "#components/links/links-table";
import { countWords, LinksTitle } from "#components/links/links-title";
import { NoLinks, NoMatch } from "#components/links/no-links";
import { SideTabs } from "#components/links/side-tabs";
import { VerifyButton } from "#components/links/verify-button";
import { JudgeSelection } from "#components/toxic/judge-selection";
import { CursorPager } from "#components/ui/cursor-pager";
import { RowSelection } from "#components/ui/row-selection";
import { viewHref } from "#components/ui/view-href";
import { ViewsMenu } from "#components/views/views-menu";
import { countFromFacets, linkFacets } from "#lib/links/facets";
import { isFiltered, linkFilterParams, linkViewParams, readLinkView } from "#lib/links/link-view";
import { countLinks, listLinks, sideTotals } from "#lib/links/queries";
import { sideWords } from "#lib/links/words";
import { rankRelease } from "#lib/ranks/queries";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { trafficPeriods } from "#lib/traffic/queries";
import { listViews } from "#lib/views/queries";
import { viewOf } from "#lib/views/view-of";
import { OpenLink } from "./open-link.tsx";

type Props = PageProps<"/[workspace]/[site]/links">;

/** Rows a page. */
const LIMIT = 50;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { site } = await params;
  const { filter } = readLinkView(await searchParams);
  return { title: `${sideWords[filter.side].title} · ${decodeURIComponent(site)}` };
}

export default async function LinksPage({ params, searchParams }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const view = readLinkView(await searchParams);
  const { filter } = view;
  const path = `/${workspace}/${slug}/links`;
  const [totals, page, facets, views, ranks, traffic] = await Promise.all([
    sideTotals(scope, site.slug),
    listLinks(
      scope,
      site.slug,
      filter,
      { sort: view.sort, dir: view.dir },
      { cursor: view.before ?? view.after, back: view.before !== null, limit: LIMIT },
    ),
    linkFacets(scope, site.slug, filter),
    listViews(scope, site.slug, "links"),
    rankRelease(),
    trafficPeriods(scope, site.slug),
  ]);
  // Most often the facets have counted them already, and a second pass over the same links is saved.
  const counted = countFromFacets(facets, filter);
  const count =
    counted === null ? await countLinks(scope, site.slug, filter) : { count: counted, capped: false };
  const address = linkViewParams(view);
  const countText = countWords(count);
  const crumbs = [
    { label: site.name, href: `/${workspace}/${slug}` },
    { label: sideWords[filter.side].title },
  ];
  const filtered = isFiltered(filter);
  if (totals[filter.side].links === 0 && !filtered && view.open === null) {
    return (
      <Page crumbs={crumbs}>
        <SideTabs path={path} side={filter.side} totals={totals} />
        <NoLinks
          side={filter.side}
          site={site.name}
          base={`/${workspace}/${slug}`}
          mayImport={can(scope, "import")}
        />
      </Page>
    );
  }
  const mayVerify = can(scope, "verify");
  return (
    <RowSelection
      key={JSON.stringify(linkFilterParams(filter))}
      ids={page.lines.map((line) => `${line.sourceId}-${line.targetId}`)}
      total={count.count}
      openId={view.open ? `${view.open.sourceId}-${view.open.targetId}` : undefined}
    >
      <Page
        kind="work"
        crumbs={crumbs}
        action={
          mayVerify && count.count > 0 ? (
            <VerifyButton
              workspace={workspace}
              site={site.slug}
              selection={{ kind: "links", filter, count: count.count }}
              variant={view.open === null ? "primary" : "plain"}
              label={`Verify ${countText}`}
              begun={`${countText} links are being looked at.`}
            />
          ) : undefined
        }
        aside={
          view.open === null ? null : (
            <OpenLink scope={scope} site={site} path={path} view={view} page={page} ranks={ranks} />
          )
        }
      >
        <WorkArea
          tabs={
            <>
              <LinksTitle side={filter.side} total={totals[filter.side]} filtered={filtered ? count : null} />
              <SideTabs path={path} side={filter.side} totals={totals} />
            </>
          }
          bar={
            <LinksBar
              path={path}
              params={address}
              view={view}
              facets={facets}
              exportHref={viewHref(`/api/${workspace}/sites/${slug}/links/export`, linkFilterParams(filter), {
                sort: address.sort ?? null,
              })}
              countText={countText}
              views={
                <ViewsMenu
                  workspace={workspace}
                  site={site.slug}
                  list="links"
                  path={path}
                  params={viewOf(address)}
                  views={views}
                  maySave={can(scope, "save_views")}
                />
              }
            />
          }
          facets={<LinkFacets path={path} params={address} filter={filter} facets={facets} />}
          foot={
            <>
              <LinkBulkBar
                workspace={workspace}
                site={site.slug}
                filter={filter}
                totalText={countText}
                mayVerify={mayVerify}
              >
                {filter.side === "inbound" && can(scope, "judge_links") ? (
                  <JudgeSelection
                    workspace={workspace}
                    site={site.slug}
                    filter={filter}
                    totalText={countText}
                  />
                ) : null}
              </LinkBulkBar>
              <CursorPager
                path={path}
                params={address}
                place={view}
                page={page}
                limit={LIMIT}
                total={countText}
                drop={["open", "flip"]}
              />
            </>
          }
        >
          {page.lines.length === 0 ? (
            <NoMatch clearHref={viewHref(path, { side: filter.side })} />
          ) : (
            <LinksTable
              path={path}
              params={address}
              view={view}
              lines={page.lines}
              ranks={ranks}
              traffic={traffic}
            />
          )}
        </WorkArea>
      </Page>
    </RowSelection>
  );
}
