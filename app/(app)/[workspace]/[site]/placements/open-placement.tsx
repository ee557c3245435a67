import { aboutOf } from "#components/hand-checks/about";
import { EyesQueue } from "#components/hand-checks/eyes-queue";
import { MissingPlacement } from "#components/placements/missing-placement";
import { PlacementDrawer } from "#components/placements/placement-drawer";
import { formatCount } from "#components/ui/format";
import { viewHref } from "#components/ui/view-href";
import { WatchLine } from "#components/watching/watch-line";
import { readEnv } from "#lib/env";
import { isAppError } from "#lib/errors";
import { listHandChecks } from "#lib/hand-checks/queries";
import { placementDetail } from "#lib/placements/detail";
import { mailDraftOf } from "#lib/placements/mail-draft";
import { type PlacementView, placementViewParams } from "#lib/placements/placement-view";
import type { PlacementPage } from "#lib/placements/types";
import { can, type Scope } from "#lib/scope/scope";
import type { Site } from "#lib/sites/types";
import { pageWatch } from "#lib/watching/queries";
import { readActor } from "#lib/workspaces/queries";

/** The placement that is open beside the table, with all that is known of it. */
export async function OpenPlacement(props: {
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
