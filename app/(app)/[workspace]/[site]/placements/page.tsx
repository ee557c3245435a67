import { Plus, Replace } from "lucide-react";
import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { WorkArea } from "#components/frame/work-area";
import { NoMatch } from "#components/links/no-links";
import { SearchForm } from "#components/links/search-form";
import { VerifyButton } from "#components/links/verify-button";
import { NoPlacements } from "#components/placements/no-placements";
import { PlacementBulkBar } from "#components/placements/placement-bulk-bar";
import { PlacementDialog } from "#components/placements/placement-dialog";
import { PlacementFacets } from "#components/placements/placement-facets";
import { PlacementTabs } from "#components/placements/placement-tabs";
import { PlacementsTable } from "#components/placements/placements-table";
import { PlacementsTitle } from "#components/placements/placements-title";
import { ReminderStrip } from "#components/placements/reminder-strip";
import { Button, ButtonLink } from "#components/ui/button";
import { CursorPager } from "#components/ui/cursor-pager";
import { countOf, formatCount } from "#components/ui/format";
import { RowSelection } from "#components/ui/row-selection";
import { placementViewParams, readPlacementView } from "#lib/placements/placement-view";
import { countPlacements, listPlacements, placementFacets, placementSummary } from "#lib/placements/queries";
import { listReminders } from "#lib/placements/reminders/list-reminders";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { OpenPlacement } from "./open-placement.tsx";

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
              <CursorPager
                path={path}
                params={placementViewParams(view)}
                place={view}
                page={page}
                limit={LIMIT}
                total={formatCount(count)}
                drop={["open"]}
              />
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
