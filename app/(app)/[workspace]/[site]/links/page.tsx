import { Handshake } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { WorkArea } from "#components/frame/work-area";
import { LinkBulkBar } from "#components/links/link-bulk-bar";
import { LinkDrawer } from "#components/links/link-drawer";
import { LinkFacets } from "#components/links/link-facets";
import { LinksBar } from "#components/links/links-bar";
import { LinksTable } from "#components/links/links-table";
import { countWords, LinksTitle } from "#components/links/links-title";
import { MissingLink } from "#components/links/missing-link";
import { NoLinks, NoMatch } from "#components/links/no-links";
import { SideTabs } from "#components/links/side-tabs";
import { VerifyButton } from "#components/links/verify-button";
import { PlacementDialog } from "#components/placements/placement-dialog";
import { JudgeButton } from "#components/toxic/judge-button";
import { JudgeSelection } from "#components/toxic/judge-selection";
import { Button } from "#components/ui/button";
import { formatCount } from "#components/ui/format";
import { Pager } from "#components/ui/pager";
import { RowSelection } from "#components/ui/row-selection";
import { viewHref } from "#components/ui/view-href";
import { WatchLine } from "#components/watching/watch-line";
import { readEnv } from "#lib/env";
import { isAppError } from "#lib/errors";
import { listHandChecks } from "#lib/hand-checks/queries";
import { linkDetail } from "#lib/links/detail";
import { domainPair } from "#lib/links/domain-pair";
import { countFromFacets, linkFacets } from "#lib/links/facets";
import {
  isFiltered,
  type LinkView,
  linkFilterParams,
  linkViewParams,
  readLinkView,
} from "#lib/links/link-view";
import { countLinks, listLinks, sideTotals } from "#lib/links/queries";
import type { LinkPage } from "#lib/links/types";
import { sideWords } from "#lib/links/words";
import { placementDetail } from "#lib/placements/detail";
import { linkMailDraft, mailDraftOf } from "#lib/placements/mail-draft";
import { pageScope } from "#lib/scope/page-scope";
import { can, type Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { Site } from "#lib/sites/types";
import { pageWatch } from "#lib/watching/queries";
import { readActor } from "#lib/workspaces/queries";

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
  const [totals, page, facets] = await Promise.all([
    sideTotals(scope, site.slug),
    listLinks(
      scope,
      site.slug,
      filter,
      { sort: view.sort, dir: view.dir },
      { cursor: view.before ?? view.after, back: view.before !== null, limit: LIMIT },
    ),
    linkFacets(scope, site.slug, filter),
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
            <OpenLink scope={scope} site={site} path={path} view={view} page={page} />
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
              <LinkPager path={path} view={view} page={page} countText={countText} />
            </>
          }
        >
          {page.lines.length === 0 ? (
            <NoMatch clearHref={viewHref(path, { side: filter.side })} />
          ) : (
            <LinksTable path={path} params={address} view={view} lines={page.lines} />
          )}
        </WorkArea>
      </Page>
    </RowSelection>
  );
}

function missing(error: unknown): never {
  if (isAppError(error) && error.code === "not_found") notFound();
  throw error;
}

function LinkPager(props: { path: string; view: LinkView; page: LinkPage; countText: string }) {
  const { path, view, page, countText } = props;
  const params = linkViewParams(view);
  const from = view.after === null && view.before === null ? 0 : view.from;
  const to = (place: { after?: string; before?: string }, start: number) =>
    viewHref(path, params, {
      after: place.after ?? null,
      before: place.before ?? null,
      from: start > 0 ? start : null,
      open: null,
      flip: null,
    });
  const rows =
    page.lines.length === 0 ? "0" : `${formatCount(from + 1)}–${formatCount(from + page.lines.length)}`;
  // Counting back to the start, the first page has no cursor: its address is the table's own.
  const back = Math.max(0, from - LIMIT);
  return (
    <Pager
      previousHref={
        page.previous === null ? null : back === 0 ? to({}, 0) : to({ before: page.previous }, back)
      }
      nextHref={page.next === null ? null : to({ after: page.next }, from + page.lines.length)}
    >
      {rows} of {countText}
    </Pager>
  );
}

async function OpenLink(props: { scope: Scope; site: Site; path: string; view: LinkView; page: LinkPage }) {
  const { scope, site, path, view, page } = props;
  const { open, filter } = view;
  const params = linkViewParams(view);
  const closeHref = viewHref(path, params, { open: null, flip: null });
  const link =
    open === null
      ? null
      : await linkDetail(scope, site.slug, open.sourceId, open.targetId).catch((error: unknown) => {
          if (isAppError(error) && error.code === "not_found") return null;
          throw error;
        });
  if (link === null) return <MissingLink closeHref={closeHref} />;
  const other = filter.side === "outbound" ? link.targetDomain : link.sourceDomain;
  const [placement, pair, watch, actor] = await Promise.all([
    link.placementId === null ? null : placementDetail(scope, site.slug, link.placementId),
    view.flip && filter.side !== "internal" ? domainPair(scope, site.slug, other) : null,
    filter.side === "inbound" ? pageWatch(scope, site.slug, link.sourceId) : null,
    readActor(scope),
  ]);
  const words = await listHandChecks(scope, site.slug, placement === null ? [link] : [link, placement]);
  const writer = actor?.name ?? null;
  const draft = placement === null ? linkMailDraft(link, writer) : mailDraftOf(placement, writer);
  const mail = filter.side === "inbound" ? draft : null;
  const at = page.lines.findIndex(
    (line) => line.sourceId === link.sourceId && line.targetId === link.targetId,
  );
  const step = (index: number) => {
    const line = at < 0 ? undefined : page.lines[index];
    return line && viewHref(path, params, { open: `${line.sourceId}-${line.targetId}`, flip: null });
  };
  const from = view.after === null && view.before === null ? 0 : view.from;
  const mayEdit = can(scope, "edit_placements");
  return (
    <LinkDrawer
      workspace={scope.workspaceSlug}
      site={site.slug}
      side={filter.side}
      link={link}
      placement={placement}
      words={words}
      mail={mail}
      flipped={pair}
      caption={at < 0 ? "Link" : `Link ${formatCount(from + at + 1)}`}
      closeHref={closeHref}
      previousHref={step(at - 1)}
      nextHref={step(at + 1)}
      flipHref={viewHref(path, params, { flip: view.flip ? null : "1" })}
      address={readEnv().url + viewHref(path, params)}
      mayVerify={can(scope, "verify")}
      mayEdit={mayEdit}
      watch={
        <WatchLine
          workspace={scope.workspaceSlug}
          site={site.slug}
          watch={watch}
          mayChange={can(scope, "verify")}
        />
      }
    >
      {mayEdit && placement === null && filter.side === "inbound" ? (
        <PlacementDialog
          workspace={scope.workspaceSlug}
          site={site.slug}
          trigger={<Button icon={<Handshake aria-hidden />}>Record what was agreed</Button>}
          draft={{ source: link.source, target: link.target }}
          showCosts={scope.may.has("costs")}
          showContacts={scope.may.has("contacts")}
          mayVerify={can(scope, "verify")}
        />
      ) : null}
      {filter.side === "inbound" && can(scope, "judge_links") ? (
        <JudgeButton
          key={`${link.sourceId}-${link.targetId}`}
          workspace={scope.workspaceSlug}
          site={site.slug}
          what={{ kind: "picked", links: [{ source: link.sourceId, target: link.targetId }] }}
        >
          Mark
        </JudgeButton>
      ) : null}
    </LinkDrawer>
  );
}
