import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { WorkArea } from "#components/frame/work-area";
import { TooManyToGroup } from "#components/links/group-switch";
import { LinkActions } from "#components/links/link-actions";
import { FacetsComing, LinkFacets } from "#components/links/link-facets";
import { LinksBar } from "#components/links/links-bar";
import { LinksTable } from "#components/links/links-table";
import { LinksTitle } from "#components/links/links-title";
import { NoLinks, NoMatch, TookTooLong } from "#components/links/no-links";
import { SideTabs } from "#components/links/side-tabs";
import { VerifyButton } from "#components/links/verify-button";
import { CursorPager } from "#components/ui/cursor-pager";
import { countOf, formatCapped } from "#components/ui/format";
import { RowSelection } from "#components/ui/row-selection";
import { FIRST_PAGE, viewHref } from "#components/ui/view-href";
import { WhenRead } from "#components/ui/when-read";
import { ViewsMenu } from "#components/views/views-menu";
import { isAppError } from "#lib/errors";
import { linkFacets, uncountedFacets } from "#lib/links/facets";
import {
  firstLinkSort,
  isFiltered,
  type LinkView,
  linkFilterParams,
  linkViewParams,
  PAGE_SIZES,
  readLinkView,
} from "#lib/links/link-view";
import { countLinks, listLinks, sideTotals } from "#lib/links/queries";
import { GROUPED_MAX, listSimilar } from "#lib/links/similar";
import type { LinkLine } from "#lib/links/types";
import { sideWords } from "#lib/links/words";
import { rankRelease } from "#lib/ranks/queries";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can, type Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { trafficPeriods } from "#lib/traffic/queries";
import { listViews } from "#lib/views/queries";
import { viewOf } from "#lib/views/view-of";
import { bulkOf } from "../bulk-of.ts";
import { OpenLink } from "./open-link.tsx";

type Props = PageProps<"/[workspace]/[site]/links">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { site } = await params;
  const { filter } = readLinkView(await searchParams);
  return { title: `${sideWords[filter.side].title} · ${decodeURIComponent(site)}` };
}

/** How long the table waits for the number of its links; it then says how many there are at least. */
const COUNT_MS = 1_000;

/** Rows of the table; `groups`: how many there are where each is several links, null: too many to make. */
interface Rows {
  lines: (LinkLine & { alike?: number })[];
  next: string | null;
  previous: string | null;
  groups?: number | null;
  /** It was ended: too many links for this filter or this order. */
  late?: boolean;
}

const ended: Rows = { lines: [], next: null, previous: null, late: true };

/** What stands in for an answer that would take too long. */
function whenLate<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (isAppError(error) && error.code === "busy") return instead;
    throw error;
  };
}

function linksOf(scope: Scope, site: string, view: LinkView): Promise<Rows> {
  return listLinks(
    scope,
    site,
    view.filter,
    { sort: view.sort, dir: view.dir },
    { cursor: view.before ?? view.after, back: view.before !== null, limit: view.rows },
  );
}

async function similarOf(scope: Scope, site: string, view: LinkView): Promise<Rows> {
  const cursor = view.before ?? view.after;
  const page = await listSimilar(scope, site, view.filter, { cursor, limit: view.rows });
  return page ?? { lines: [], next: null, previous: null, groups: null };
}

export default async function LinksPage({ params, searchParams }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const search = await searchParams;
  const totals = await sideTotals(scope, site.slug);
  const view = readLinkView(search, firstLinkSort(totals[readLinkView(search).filter.side].links));
  const { filter } = view;
  const path = `/${workspace}/${slug}/links`;
  // The most expensive part, over the newest ten thousand: it comes after the rest.
  const facets = linkFacets(scope, site.slug, filter).catch(whenLate(uncountedFacets()));
  facets.catch(() => {}); // Whatever else fails first is told instead.
  const [page, count, views, ranks, bulk, traffic] = await Promise.all([
    (view.group ? similarOf : linksOf)(scope, site.slug, view).catch(whenLate(ended)),
    countLinks(scope, site.slug, filter, COUNT_MS).catch(whenLate(null)),
    listViews(scope, site.slug, "links"),
    rankRelease(),
    bulkOf(scope, site.slug),
    trafficPeriods(scope, site.slug),
  ]);
  const counted = count ?? { count: page.lines.length, capped: true };
  const { people, may } = bulk;
  const address = linkViewParams(view);
  const countText = formatCapped(counted);
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
  return (
    <RowSelection
      key={JSON.stringify(linkFilterParams(filter))}
      ids={page.lines.map((line) => `${line.sourceId}-${line.targetId}`)}
      total={counted.count}
      openId={view.open ? `${view.open.sourceId}-${view.open.targetId}` : undefined}
    >
      <Page
        kind="work"
        crumbs={crumbs}
        action={
          may.verify && counted.count > 0 ? (
            <VerifyButton
              workspace={workspace}
              site={site.slug}
              selection={{ kind: "links", filter, count: counted.count }}
              variant={view.open === null ? "primary" : "plain"}
              label={`Verify ${countText}`}
              begun={`${countText} links are being looked at.`}
            />
          ) : undefined
        }
        aside={
          view.open === null ? null : (
            <OpenLink
              scope={scope}
              site={site}
              path={path}
              view={view}
              page={page}
              ranks={ranks}
              people={people}
            />
          )
        }
      >
        <WorkArea
          tabs={
            <>
              <LinksTitle
                side={filter.side}
                total={totals[filter.side]}
                filtered={filtered ? counted : null}
              />
              <SideTabs path={path} side={filter.side} totals={totals} />
            </>
          }
          bar={
            <LinksBar
              path={path}
              params={address}
              view={view}
              facets={facets}
              people={people}
              exportHref={viewHref(`/api/${workspace}/sites/${slug}/links/export`, linkFilterParams(filter), {
                sort: `${view.dir === "desc" ? "-" : ""}${view.sort}`,
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
          facets={
            <WhenRead read={facets} meanwhile={<FacetsComing />}>
              {(counts) => (
                <LinkFacets path={path} params={address} filter={filter} facets={counts} people={people} />
              )}
            </WhenRead>
          }
          foot={
            <>
              {view.group ? null : (
                <WhenRead read={facets} meanwhile={null}>
                  {({ tag }) => (
                    <LinkActions
                      {...bulk}
                      filter={filter}
                      totalText={countText}
                      tags={tag.values.flatMap(({ value }) => value || [])}
                    />
                  )}
                </WhenRead>
              )}
              <CursorPager
                path={path}
                params={address}
                place={view}
                page={page}
                limit={view.rows}
                total={typeof page.groups === "number" ? countOf(page.groups, "group") : countText}
                sizes={PAGE_SIZES}
                drop={["open", "flip"]}
              />
            </>
          }
        >
          {page.late ? (
            <TookTooLong
              newestHref={
                view.sort === "known" ? null : viewHref(path, address, { sort: "-known", ...FIRST_PAGE })
              }
              clearHref={filtered ? viewHref(path, { side: filter.side }) : null}
            />
          ) : page.groups === null ? (
            <TooManyToGroup path={path} params={address} most={GROUPED_MAX} />
          ) : page.lines.length === 0 ? (
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
