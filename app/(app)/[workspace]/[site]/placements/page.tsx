import { Plus, Replace } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { WorkArea } from "#components/frame/work-area";
import { aboutOf } from "#components/hand-checks/about";
import { EyesQueue } from "#components/hand-checks/eyes-queue";
import { NoMatch } from "#components/links/no-links";
import { SearchForm } from "#components/links/search-form";
import { VerifyButton } from "#components/links/verify-button";
import { MissingPlacement } from "#components/placements/missing-placement";
import { NoPlacements } from "#components/placements/no-placements";
import { PlacementBulkBar } from "#components/placements/placement-bulk-bar";
import { PlacementDialog } from "#components/placements/placement-dialog";
import { PlacementDrawer } from "#components/placements/placement-drawer";
import { PlacementFacets } from "#components/placements/placement-facets";
import { PlacementTabs } from "#components/placements/placement-tabs";
import { PlacementsTable } from "#components/placements/placements-table";
import { PlacementsTitle } from "#components/placements/placements-title";
import { ReminderStrip } from "#components/placements/reminder-strip";
import { Button, ButtonLink } from "#components/ui/button";
import { countOf, formatCount } from "#components/ui/format";
import { Pager } from "#components/ui/pager";
import { RowSelection } from "#components/ui/row-selection";
import { viewHref } from "#components/ui/view-href";
import { WatchLine } from "#components/watching/watch-line";
import { readEnv } from "#lib/env";
import { isAppError } from "#lib/errors";
import { listHandChecks } from "#lib/hand-checks/queries";
import { placementDetail } from "#lib/placements/detail";
import { mailDraftOf } from "#lib/placements/mail-draft";
import { type PlacementView, placementViewParams, readPlacementView } from "#lib/placements/placement-view";
import { countPlacements, listPlacements, placementFacets, placementSummary } from "#lib/placements/queries";
import { listReminders } from "#lib/placements/reminders/list-reminders";
import type { PlacementPage } from "#lib/placements/types";
import { pageScope } from "#lib/scope/page-scope";
import { can, type Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { Site } from "#lib/sites/types";
import { pageWatch } from "#lib/watching/queries";
import { readActor } from "#lib/workspaces/queries";

type Props = PageProps<"/[workspace]/[site]/placements">;

/** Rows a page. */
const LIMIT = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Placements · ${decodeURIComponent((await params).site)}` };
}

export default async function PlacementsPage({ params, searchParams }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const view = readPlacementView(await searchParams);
  const { filter } = view;
  const today = new Date().toISOString().slice(0, 10);
  const [summary, page, count, facets, reminders] = await Promise.all([
    placementSummary(scope, site.slug, today),
    listPlacements(
      scope,
      site.slug,
      filter,
      { sort: view.sort, dir: view.dir },
      { cursor: view.before ?? view.after, back: view.before !== null, limit: LIMIT },
      today,
    ),
    countPlacements(scope, site.slug, filter, today),
    placementFacets(scope, site.slug, filter, today),
    listReminders(scope, site.slug, today),
  ]).catch(missing);
  const path = `/${workspace}/${slug}/placements`;
  const address = placementViewParams(view);
  const crumbs = [{ label: site.name, href: `/${workspace}/${slug}` }, { label: "Placements" }];
  const mayEdit = can(scope, "edit_placements");
  const mayVerify = can(scope, "verify");
  const showCosts = scope.may.has("costs");
  const isEmpty = summary.total + summary.archived === 0;
  const add = mayEdit ? (
    <PlacementDialog
      workspace={workspace}
      site={site.slug}
      startOpen={view.add}
      trigger={
        <Button
          variant={view.open === null ? "primary" : "plain"}
          size={isEmpty ? "lg" : "md"}
          icon={<Plus aria-hidden />}
        >
          Add a placement
        </Button>
      }
      showCosts={showCosts}
      showContacts={scope.may.has("contacts")}
      mayVerify={mayVerify}
    />
  ) : null;
  if (isEmpty) {
    return (
      <Page crumbs={crumbs}>
        <NoPlacements base={`/${workspace}/${slug}`} mayImport={can(scope, "import")} add={add} />
      </Page>
    );
  }
  const { status, ...rest } = filter;
  const narrowed =
    rest.q !== "" ||
    rest.tactic.length > 0 ||
    rest.tag.length > 0 ||
    rest.expiring !== undefined ||
    rest.archived !== undefined ||
    rest.hand.length > 0 ||
    rest.eyes !== undefined;
  return (
    <RowSelection
      key={JSON.stringify(filter)}
      ids={page.lines.map((line) => line.id)}
      total={page.lines.length}
      openId={view.open ?? undefined}
    >
      <Page
        kind="work"
        crumbs={crumbs}
        action={add}
        aside={
          view.open === null ? null : (
            <OpenPlacement scope={scope} site={site} path={path} view={view} page={page} />
          )
        }
      >
        <WorkArea
          tabs={
            <>
              <ReminderStrip
                workspace={workspace}
                path={path}
                reminders={reminders}
                today={today}
                mayEdit={mayEdit}
              />
              <PlacementsTitle summary={summary} filtered={narrowed || status.length > 0 ? count : null} />
              <PlacementTabs path={path} filter={filter} summary={summary} />
            </>
          }
          bar={
            <>
              <SearchForm path={path} params={address} value={filter.q} label="Find in placements" />
              <div className="ml-auto flex flex-none gap-2 pl-2">
                {mayEdit ? (
                  <ButtonLink
                    href={`${path}/targets`}
                    variant="ghost"
                    className="max-md:hidden"
                    icon={<Replace aria-hidden />}
                  >
                    Change targets
                  </ButtonLink>
                ) : null}
                {/* A run takes promises by status: with anything else narrowed it would verify more than is shown. */}
                {mayVerify && !narrowed && count > 0 ? (
                  <VerifyButton
                    workspace={workspace}
                    site={site.slug}
                    selection={{ kind: "placements", status, count }}
                    label={`Verify ${formatCount(count)}`}
                    begun={`${countOf(count, "placement")} ${count === 1 ? "is" : "are"} being looked at.`}
                  />
                ) : null}
              </div>
            </>
          }
          facets={<PlacementFacets path={path} params={address} filter={filter} facets={facets} />}
          foot={
            <>
              {mayEdit ? (
                <PlacementBulkBar workspace={workspace} archived={filter.archived === "yes"} />
              ) : null}
              <PlacementPager path={path} view={view} page={page} count={count} />
            </>
          }
        >
          {page.lines.length === 0 ? (
            <NoMatch clearHref={path} />
          ) : (
            <PlacementsTable
              path={path}
              params={address}
              view={view}
              lines={page.lines}
              showCosts={showCosts}
            />
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

function PlacementPager(props: { path: string; view: PlacementView; page: PlacementPage; count: number }) {
  const { path, view, page, count } = props;
  const params = placementViewParams(view);
  const from = view.after === null && view.before === null ? 0 : view.from;
  const to = (place: { after?: string; before?: string }, start: number) =>
    viewHref(path, params, {
      after: place.after ?? null,
      before: place.before ?? null,
      from: start > 0 ? start : null,
      open: null,
    });
  const back = Math.max(0, from - LIMIT);
  return (
    <Pager
      previousHref={
        page.previous === null ? null : back === 0 ? to({}, 0) : to({ before: page.previous }, back)
      }
      nextHref={page.next === null ? null : to({ after: page.next }, from + page.lines.length)}
    >
      {page.lines.length === 0 ? "0" : `${formatCount(from + 1)}–${formatCount(from + page.lines.length)}`} of{" "}
      {formatCount(count)}
    </Pager>
  );
}

async function OpenPlacement(props: {
  scope: Scope;
  site: Site;
  path: string;
  view: PlacementView;
  page: PlacementPage;
}) {
  const { scope, site, path, view, page } = props;
  const params = placementViewParams(view);
  const closeHref = viewHref(path, params, { open: null });
  const placement = await placementDetail(scope, site.slug, view.open ?? "").catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  });
  if (placement === null) return <MissingPlacement closeHref={closeHref} />;
  const [watch, words, actor] = await Promise.all([
    placement.archivedAt === null ? pageWatch(scope, site.slug, placement.sourceId) : null,
    listHandChecks(scope, site.slug, [placement]),
    readActor(scope),
  ]);
  const mayEdit = can(scope, "edit_placements");
  const at = page.lines.findIndex((line) => line.id === placement.id);
  const step = (index: number) => {
    const line = at < 0 ? undefined : page.lines[index];
    return line && viewHref(path, params, { open: line.id });
  };
  // What was left out before is still there: the queue begins anew behind its last one.
  const left = page.lines.find((line) => line.id !== placement.id);
  const firstOther = left && viewHref(path, params, { open: left.id });
  const from = view.after === null && view.before === null ? 0 : view.from;
  return (
    <PlacementDrawer
      workspace={scope.workspaceSlug}
      site={site.slug}
      placement={placement}
      words={words}
      mail={mailDraftOf(placement, actor?.name ?? null)}
      caption={at < 0 ? "Placement" : `Placement ${formatCount(from + at + 1)}`}
      closeHref={closeHref}
      previousHref={step(at - 1)}
      nextHref={step(at + 1)}
      address={readEnv().url + viewHref(path, params)}
      mayVerify={can(scope, "verify")}
      mayEdit={mayEdit}
      showCosts={scope.may.has("costs")}
      showContacts={scope.may.has("contacts")}
      watch={
        <WatchLine
          workspace={scope.workspaceSlug}
          site={site.slug}
          watch={watch}
          mayChange={can(scope, "verify")}
        />
      }
    >
      {view.filter.eyes === "needed" && mayEdit ? (
        <EyesQueue
          key={placement.id}
          about={aboutOf(scope.workspaceSlug, site.slug, placement)}
          nextHref={step(at + 1) ?? firstOther ?? closeHref}
        />
      ) : null}
    </PlacementDrawer>
  );
}
