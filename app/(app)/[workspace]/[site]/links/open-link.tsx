import { Handshake } from "lucide-react";
import { LinkDrawer } from "#components/links/link-drawer";
import { MissingLink } from "#components/links/missing-link";
import { PlacementDialog } from "#components/placements/placement-dialog";
import { LinkTeamwork } from "#components/teamwork/link-teamwork";
import { JudgeButton } from "#components/toxic/judge-button";
import { Button } from "#components/ui/button";
import { formatCount } from "#components/ui/format";
import { viewHref } from "#components/ui/view-href";
import { WatchLine } from "#components/watching/watch-line";
import { readEnv } from "#lib/env";
import { isAppError } from "#lib/errors";
import { listHandChecks } from "#lib/hand-checks/queries";
import { linkDetail } from "#lib/links/detail";
import { domainPair } from "#lib/links/domain-pair";
import { type LinkView, linkViewParams } from "#lib/links/link-view";
import type { LinkPage } from "#lib/links/types";
import { placementDetail } from "#lib/placements/detail";
import { linkMailDraft, mailDraftOf } from "#lib/placements/mail-draft";
import type { RankRelease } from "#lib/ranks/types";
import { can, type Scope } from "#lib/scope/scope";
import type { Site } from "#lib/sites/types";
import type { Person } from "#lib/teamwork/types";
import { pageWatch } from "#lib/watching/queries";
import { readActor } from "#lib/workspaces/queries";

/** The link that is open beside the table, with all that is known of it. */
export async function OpenLink(props: {
  scope: Scope;
  site: Site;
  path: string;
  view: LinkView;
  page: Pick<LinkPage, "lines">;
  ranks: RankRelease | null;
  people: readonly Person[];
}) {
  const { scope, site, path, view, page, ranks, people } = props;
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
      ranks={ranks}
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
      team={
        <LinkTeamwork
          workspace={scope.workspaceSlug}
          site={site.slug}
          link={link}
          people={people}
          maySort={can(scope, "sort_links")}
        />
      }
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
