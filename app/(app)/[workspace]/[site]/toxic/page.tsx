import { Ban } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { AttackLine } from "#components/toxic/queue/attack-line";
import { AuditButton, AuditProgress } from "#components/toxic/queue/audit-head";
import { ToxicCharts } from "#components/toxic/queue/charts";
import { QueueFilters } from "#components/toxic/queue/queue-filters";
import { QueueList } from "#components/toxic/queue/queue-list";
import { ToxicTabs } from "#components/toxic/toxic-tabs";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { countOf } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { Pager } from "#components/ui/pager";
import { RelativeTime } from "#components/ui/time";
import { viewHref } from "#components/ui/view-href";
import { isAppError } from "#lib/errors";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { countOpinions } from "#lib/toxic/queries";
import { auditState, countQueue, listQueue } from "#lib/toxic/queue/queries";
import { QueueParams } from "#lib/toxic/queue/schema";
import type { AuditState, QueueCounts, QueueView } from "#lib/toxic/queue/types";

export const metadata: Metadata = { title: "Toxic" };

const LEAD =
  "Most sites need no disavow at all: Google passes most spam links over by itself, and a list is for a manual action, or for links that you paid for and cannot get removed.";

export default async function ToxicPage({ params, searchParams }: PageProps<"/[workspace]/[site]/toxic">) {
  const { workspace, site: encoded } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(encoded)).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const given = await searchParams;
  const { level: levels, ...rest } = QueueParams.parse(given);
  const view: QueueView = { ...rest, levels };
  const [audit, counts, page, opinions] = await Promise.all([
    auditState(scope, site.slug),
    countQueue(scope, site.slug),
    listQueue(scope, site.slug, view),
    countOpinions(scope, site.slug),
  ]);
  const base = `/${workspace}/${encoded}`;
  const path = `${base}/toxic`;
  const mayJudge = can(scope, "judge_links");
  const mayAudit = mayJudge && site.kind === "own";
  const isOpen = audit.last?.state === "queued" || audit.last?.state === "running";
  const asker = { workspace, site: site.slug };
  const decisions = Object.values(opinions).reduce((sum, { domains, pages }) => sum + domains + pages, 0);
  return (
    <Page crumbs={[{ label: site.name, href: base }, { label: "Toxic" }]}>
      <PageTitle
        title={titleOf(audit, counts)}
        lead={LEAD}
        actions={
          <>
            {mayAudit && audit.done !== null && !isOpen ? (
              <AuditButton {...asker}>Audit again</AuditButton>
            ) : null}
            <ButtonLink href={`${base}/disavow`} icon={<Ban aria-hidden />}>
              Disavow list
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-4">
        <ToxicTabs
          base={base}
          current="queue"
          counts={{ queue: audit.done === null ? null : counts.undecided, decisions }}
        />
        {audit.last === null ? null : <AuditProgress {...asker} last={audit.last} mayJudge={mayAudit} />}
        {audit.done === null ? (
          isOpen ? null : (
            <EmptyState
              title={site.kind === "own" ? "No audit yet" : "Audits are for your own sites"}
              actions={
                site.kind === "own" ? (
                  <>
                    {mayAudit ? (
                      <AuditButton {...asker} primary>
                        Audit the referring domains
                      </AuditButton>
                    ) : null}
                    <ButtonLink href={`${base}/toxic/check`}>Do I need to disavow?</ButtonLink>
                  </>
                ) : undefined
              }
            >
              {site.kind === "own"
                ? "An audit looks at every referring domain for signs of link networks, sold words, hidden links and hacked pages, and shows each with its evidence. It changes nothing, and often it finds nothing."
                : "What links to somebody else is theirs to judge."}
            </EmptyState>
          )
        ) : (
          <>
            <AttackLine watch={audit.done.watch} />
            <p className="text-sm text-muted">
              Audited <RelativeTime at={audit.done.at} />
              {audit.weights === null ? null : <WeighedBy weights={audit.weights} base={base} />}
              {audit.stale
                ? "; the profile has changed since. It is audited again once that has settled."
                : "."}
            </p>
            <QueueFilters path={path} view={view} counts={counts} />
            <QueueList
              key={JSON.stringify(view)}
              {...asker}
              base={base}
              rows={page.rows}
              groups={counts.groups}
              hasMore={page.next !== null}
              goesOn={view.show === "undecided"}
              mayJudge={mayJudge}
            />
            {page.next === null || view.show === "undecided" ? null : (
              <Pager
                previousHref={view.after === null ? null : viewHref(path, given, { after: null })}
                nextHref={viewHref(path, given, { after: page.next })}
              >
                {countOf(page.rows.length, "domain")} shown
              </Pager>
            )}
            <ToxicCharts counts={counts} history={audit.history} slug={site.slug} path={path} />
          </>
        )}
      </div>
    </Page>
  );
}

/** Which weights a result came from, and that they were changed since. */
function WeighedBy({ weights, base }: { weights: NonNullable<AuditState["weights"]>; base: string }) {
  const { used, now } = weights;
  return (
    <>
      {" by "}
      <Link href={`${base}/toxic/weights`} className="link">
        {used === 0 ? "the product’s own weights" : `weights ${used}`}
      </Link>
      {used === now ? "" : ", which were changed since: audit again to judge by the new ones"}
    </>
  );
}

function titleOf({ done }: AuditState, { undecided, decided }: QueueCounts): string {
  if (done === null) return "Toxic links, by their evidence";
  if (undecided > 0) return `${countOf(undecided, "domain")} ${undecided === 1 ? "needs" : "need"} a look.`;
  return decided > 0
    ? "Everything is decided. You may need no disavow."
    : "Nothing speaks against your links. You need no disavow.";
}
