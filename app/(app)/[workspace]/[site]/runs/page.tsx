import { RefreshCw } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { VerifyButton } from "#components/links/verify-button";
import { RunList } from "#components/runs/run-list";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { countOf } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { Pager } from "#components/ui/pager";
import { Panel } from "#components/ui/panel";
import { RowSelection } from "#components/ui/row-selection";
import { SegmentedLinks } from "#components/ui/segmented";
import { SkeletonTable } from "#components/ui/skeleton";
import { viewHref } from "#components/ui/view-href";
import { isAppError } from "#lib/errors";
import { listRuns } from "#lib/runs/queries";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Verification runs" };

const pageSize = 50;

export default async function RunsPage(props: PageProps<"/[workspace]/[site]/runs">) {
  const { workspace, site: slug } = await props.params;
  const { before, by } = await props.searchParams;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const from = /^\d{1,9}$/.test(String(before)) ? Number(before) : undefined;
  const trigger = by === "people" ? "person" : by === "schedule" ? "schedule" : null;
  const found = await listRuns(scope, site.slug, from, pageSize + 1, trigger);
  const runs = found.slice(0, pageSize);
  const last = runs.at(-1);
  const base = `/${workspace}/${slug}`;
  const list = `${base}/runs`;
  const view = trigger === null ? {} : { by: by as string };
  const filters = [
    { label: "All", href: list, current: trigger === null },
    { label: "By people", href: viewHref(list, { by: "people" }), current: trigger === "person" },
    { label: "By schedule", href: viewHref(list, { by: "schedule" }), current: trigger === "schedule" },
  ];
  const verifyAll = can(scope, "verify") ? (
    <VerifyButton
      workspace={workspace}
      site={site.slug}
      selection={{ kind: "all" }}
      variant="primary"
      label="Verify everything"
      begun="Every backlink, reported page and agreed link is being looked at."
    />
  ) : null;
  return (
    <Page crumbs={[{ label: site.name, href: base }, { label: "Runs" }]} action={verifyAll}>
      {runs.length === 0 && trigger === null && from === undefined ? (
        <EmptyState
          title="Nothing has been verified yet"
          picture={
            <SkeletonTable
              columns={["State", "What", "Pages read", "When"]}
              widths={["110px", undefined, "110px", "130px"]}
              rows={4}
            />
          }
          actions={
            <ButtonLink href={`${base}/links`} size="lg" icon={<RefreshCw aria-hidden />}>
              Choose links to verify
            </ButtonLink>
          }
        >
          A run looks at the pages that should link to {site.name}, one visit at a time, and says what is
          there. One look at a page verifies every link on it.
        </EmptyState>
      ) : (
        <>
          <PageTitle
            title={from === undefined && found.length <= pageSize ? countOf(runs.length, "run") : "Runs"}
            lead="Each run looks at pages once, politely: one visit a host at a time, with a pause between two."
            actions={<SegmentedLinks label="Runs by" items={filters} />}
          />
          <Panel padded={false}>
            {runs.length === 0 ? (
              <p className="px-4 py-4 text-muted">
                {trigger === "schedule"
                  ? "Nothing has been due yet. How often links are looked at by themselves is set in the site’s settings."
                  : "Nobody has started one yet. A run is started from the links or with the button above."}
              </p>
            ) : null}
            <RowSelection ids={runs.map((run) => run.id)} total={runs.length}>
              {runs.length > 0 ? <RunList runs={runs} base={base} /> : null}
            </RowSelection>
            {from === undefined && found.length <= pageSize ? null : (
              <Pager
                previousHref={from === undefined ? null : viewHref(list, view)}
                nextHref={
                  found.length > pageSize && last ? viewHref(list, view, { before: last.number }) : null
                }
              >
                {countOf(runs.length, "run")} on this page
              </Pager>
            )}
          </Panel>
        </>
      )}
    </Page>
  );
}
