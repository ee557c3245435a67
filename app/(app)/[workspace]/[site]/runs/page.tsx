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
import { SkeletonTable } from "#components/ui/skeleton";
import { isAppError } from "#lib/errors";
import { listRuns } from "#lib/runs/queries";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Verification runs" };

const pageSize = 50;

export default async function RunsPage(props: PageProps<"/[workspace]/[site]/runs">) {
  const { workspace, site: slug } = await props.params;
  const { before } = await props.searchParams;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const from = /^\d{1,9}$/.test(String(before)) ? Number(before) : undefined;
  const found = await listRuns(scope, site.slug, from, pageSize + 1);
  const runs = found.slice(0, pageSize);
  const last = runs.at(-1);
  const base = `/${workspace}/${slug}`;
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
      {runs.length === 0 ? (
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
          />
          <Panel padded={false}>
            <RowSelection ids={runs.map((run) => run.id)} total={runs.length}>
              <RunList runs={runs} base={base} />
            </RowSelection>
            {from === undefined && found.length <= pageSize ? null : (
              <Pager
                previousHref={from === undefined ? null : `${base}/runs`}
                nextHref={found.length > pageSize && last ? `${base}/runs?before=${last.number}` : null}
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
