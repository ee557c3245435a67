import { FileClock } from "lucide-react";
import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { WorkArea } from "#components/frame/work-area";
import { NoMatch } from "#components/links/no-links";
import { SearchForm } from "#components/links/search-form";
import { AddEntries } from "#components/outreach/suppression/add-entries";
import { SuppressionTable } from "#components/outreach/suppression/suppression-table";
import { causeLooks, kindWords } from "#components/outreach/suppression/suppression-words";
import { ExportMenu } from "#components/reports/export-menu";
import { manyOf } from "#components/reports/facet-group";
import { FilterPopover } from "#components/reports/filter-popover";
import { ButtonLink } from "#components/ui/button";
import { CursorPager } from "#components/ui/cursor-pager";
import { EmptyState } from "#components/ui/empty-state";
import { Facets } from "#components/ui/facets";
import { formatCapped, formatCount } from "#components/ui/format";
import { viewHref } from "#components/ui/view-href";
import { whyNotLifted } from "#lib/outreach/suppression/change-list";
import { SuppressionFilter } from "#lib/outreach/suppression/list-view";
import { countSuppressions, listSuppressions, suppressionCauses } from "#lib/outreach/suppression/queries";
import { SUPPRESSION_CAUSES, SUPPRESSION_KINDS } from "#lib/outreach/suppression/types";
import { readReportView, reportViewParams } from "#lib/profile/report-view";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";

export const metadata: Metadata = { title: "Do not contact" };

const LIMIT = 100;
const order = { sort: "at", dir: "desc" } as const;

type Props = PageProps<"/[workspace]/outreach/do-not-contact">;

export default async function DoNotContactPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const scope = await pageScope(workspace);
  const search = await searchParams;
  const filter = SuppressionFilter.parse(search);
  const view = readReportView(search, ["at"], order);
  const [page, count, causes] = await Promise.all([
    listSuppressions(scope, filter, {
      cursor: view.before ?? view.after,
      back: view.before !== null,
      limit: LIMIT,
    }),
    countSuppressions(scope, filter),
    suppressionCauses(scope),
  ]);
  const path = `/${workspace}/outreach/do-not-contact`;
  const filters = { q: filter.q || undefined, cause: filter.cause, kind: filter.kind };
  const address = { ...filters, ...reportViewParams(view, order) };
  const mayRun = can(scope, "run_outreach");
  const all = SUPPRESSION_CAUSES.reduce((sum, cause) => sum + causes[cause], 0);
  const total = formatCapped(count);
  const crumbs = [{ label: "Outreach" }, { label: "Do not contact" }];
  const past = mayRun ? (
    <ButtonLink href={`${path}/past-contacts`} icon={<FileClock aria-hidden />}>
      Past contacts
    </ButtonLink>
  ) : null;
  if (all === 0) {
    return (
      <Page crumbs={crumbs} action={mayRun ? <AddEntries workspace={workspace} /> : undefined}>
        <EmptyState title="Nobody is on the do-not-contact list" actions={past}>
          Domains and addresses that nobody of the workspace may write to will be here: whoever opted out,
          mailboxes that are gone, and whom your team leaves alone. No campaign can pass them over.
        </EmptyState>
      </Page>
    );
  }
  const at = { path, params: address };
  const groups = [
    manyOf({
      ...at,
      label: "Why",
      name: "cause",
      values: [...SUPPRESSION_CAUSES],
      words: (cause) => `${causeLooks[cause].word}, ${formatCount(causes[cause])}`,
      chosen: filter.cause,
    }),
    manyOf({
      ...at,
      label: "What",
      name: "kind",
      values: [...SUPPRESSION_KINDS],
      words: (kind) => kindWords[kind],
      chosen: filter.kind,
    }),
  ].map(({ label, items }) => <Facets key={label} label={label} items={items} />);
  return (
    <Page kind="work" crumbs={crumbs} action={mayRun ? <AddEntries workspace={workspace} /> : undefined}>
      <WorkArea
        tabs={
          <div className="grid gap-0.5 px-6 pt-3 pb-1 max-md:px-4">
            <h1 className="text-lg font-semibold">
              {all === 1 ? "One entry" : `${formatCount(all)} entries`} that nobody writes to
            </h1>
            <p className="max-w-[680px] text-sm text-muted">
              A domain covers its subdomains and every address there. Only an admin takes off whoever opted
              out; whoever was erased stays, as a hash that names nobody.
            </p>
          </div>
        }
        bar={
          <>
            <SearchForm path={path} params={address} value={filter.q} label="Find an entry" />
            <FilterPopover>{groups}</FilterPopover>
            <div className="ml-auto flex flex-none gap-2 pl-2">
              {past}
              <ExportMenu
                href={viewHref(`/api/${workspace}/outreach/do-not-contact`, filters)}
                countText={total}
                rowWord="entries"
              />
            </div>
          </>
        }
        facets={groups}
        foot={<CursorPager {...at} place={view} page={page} limit={LIMIT} total={total} drop={[]} />}
      >
        {page.lines.length === 0 ? (
          <NoMatch clearHref={path} />
        ) : (
          <SuppressionTable
            lines={page.lines}
            workspace={workspace}
            mayLift={(cause) => mayRun && whyNotLifted(cause, scope.role) === null}
          />
        )}
      </WorkArea>
    </Page>
  );
}
