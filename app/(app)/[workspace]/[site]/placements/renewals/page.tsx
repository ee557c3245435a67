import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { WorkArea } from "#components/frame/work-area";
import { NoRenewals } from "#components/placements/renewals/no-renewals";
import { RenewalBulkBar } from "#components/placements/renewals/renewal-bulk-bar";
import { RenewalWeeks } from "#components/placements/renewals/renewal-weeks";
import { RenewalsTable } from "#components/placements/renewals/renewals-table";
import { ButtonLink } from "#components/ui/button";
import { countOf, formatCount } from "#components/ui/format";
import { RowSelection } from "#components/ui/row-selection";
import { listRenewals } from "#lib/placements/renewals/list-renewals";
import { linesOf, readRenewalView } from "#lib/placements/renewals/renewal-view";
import type { RenewalLine } from "#lib/placements/renewals/types";
import { addDays, ENDED, renewalWeeks } from "#lib/placements/renewals/weeks";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";

type Props = PageProps<"/[workspace]/[site]/placements/renewals">;

/** Rows shown at once; a week has fewer. */
const SHOWN = 200;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Renewals · ${decodeURIComponent((await params).site)}` };
}

export default async function RenewalsPage({ params, searchParams }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const today = new Date().toISOString().slice(0, 10);
  const all = await listRenewals(scope, site.slug, today).catch(missing);
  const view = readRenewalView(await searchParams);
  const lines = linesOf(all, view);
  const shown = lines.slice(0, SHOWN);
  const base = `/${workspace}/${slug}`;
  const placements = `${base}/placements`;
  const path = `${placements}/renewals`;
  const crumbs = [
    { label: site.name, href: base },
    { label: "Placements", href: placements },
    { label: "Renewals" },
  ];
  if (all.length === 0) {
    return (
      <Page crumbs={crumbs}>
        <NoRenewals placements={placements} />
      </Page>
    );
  }
  const mayEdit = can(scope, "edit_placements");
  const showCosts = scope.may.has("costs");
  return (
    <RowSelection key={view.week ?? ""} ids={shown.map((line) => line.id)} total={shown.length}>
      <Page kind="work" crumbs={crumbs}>
        <WorkArea
          tabs={
            <>
              <RenewalsTitle lines={all} />
              <RenewalWeeks path={path} weeks={renewalWeeks(all, today)} week={view.week} />
            </>
          }
          foot={
            <>
              {mayEdit ? (
                <RenewalBulkBar workspace={workspace} until={addDays(today, 365)} showCosts={showCosts} />
              ) : null}
              <div className="flex items-center gap-3 px-4 py-2 text-sm text-muted">
                <span className="tabular-nums">
                  {shown.length < lines.length
                    ? `The first ${formatCount(shown.length)} of ${formatCount(lines.length)}: choose a week`
                    : `${countOf(lines.length, "agreed link")}${weekWords(view.week)}`}
                </span>
                {view.week === null ? null : (
                  <ButtonLink href={path} variant="ghost" scroll={false}>
                    Show all weeks
                  </ButtonLink>
                )}
              </div>
            </>
          }
        >
          {shown.length === 0 ? (
            <p className="px-6 py-8 text-muted max-md:px-4">No agreed link ends in this week.</p>
          ) : (
            <RenewalsTable
              workspace={workspace}
              placements={placements}
              lines={shown}
              mayEdit={mayEdit}
              showCosts={showCosts}
            />
          )}
        </WorkArea>
      </Page>
    </RowSelection>
  );
}

function RenewalsTitle({ lines }: { lines: readonly RenewalLine[] }) {
  const ending = lines.filter(({ days }) => days >= 0);
  const ended = lines.length - ending.length;
  const undecided = ending.filter(({ renewal }) => renewal === "undecided").length;
  const parts = [
    undecided > 0 ? `${formatCount(undecided)} undecided` : "",
    ended > 0 ? `${formatCount(ended)} ended in the last 30 days` : "",
  ].filter((part) => part !== "");
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 px-6 pt-3 pb-2 max-md:px-4">
      <h1 className="text-lg font-semibold">
        {countOf(ending.length, "agreed link")} {ending.length === 1 ? "ends" : "end"} within 90 days
      </h1>
      {parts.length > 0 ? <p className="text-sm text-muted">{parts.join(", ")}</p> : null}
    </div>
  );
}

function weekWords(week: string | null): string {
  if (week === null) return "";
  return week === ENDED ? " ended" : " in this week";
}
