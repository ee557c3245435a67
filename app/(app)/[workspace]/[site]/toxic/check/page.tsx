import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { Advice } from "#components/toxic/check/advice";
import { Findings } from "#components/toxic/check/findings";
import { Questions } from "#components/toxic/check/questions";
import { AuditButton, AuditProgress } from "#components/toxic/queue/audit-head";
import { ToxicTabs } from "#components/toxic/toxic-tabs";
import { EmptyState } from "#components/ui/empty-state";
import { ExternalLink } from "#components/ui/external-link";
import { Notice } from "#components/ui/notice";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";
import { RelativeTime } from "#components/ui/time";
import { isAppError } from "#lib/errors";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { readDisavowCheck } from "#lib/toxic/check/queries";
import { countOpinions } from "#lib/toxic/queries";
import { auditState } from "#lib/toxic/queue/queries";

export const metadata: Metadata = { title: "Do I need to disavow?" };

const LEAD =
  "Most sites never need a disavow file: Google ignores most spam links by itself, and a file that names good links does harm. Three questions, and what your data say.";

export default async function DisavowCheckPage({ params }: PageProps<"/[workspace]/[site]/toxic/check">) {
  const { workspace, site: encoded } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(encoded)).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const [check, audit, opinions] = await Promise.all([
    readDisavowCheck(scope, site.slug),
    auditState(scope, site.slug),
    countOpinions(scope, site.slug),
  ]);
  const base = `/${workspace}/${encoded}`;
  const { answers, findings, advice } = check;
  const mayJudge = can(scope, "judge_links");
  const asker = { workspace, site: site.slug };
  const isOpen = audit.last?.state === "queued" || audit.last?.state === "running";
  return (
    <Page
      crumbs={[
        { label: site.name, href: base },
        { label: "Toxic", href: `${base}/toxic` },
        { label: "Do I need to disavow?" },
      ]}
    >
      {site.kind === "own" ? (
        <PageTitle title={advice?.sentence ?? "Do I need to disavow?"} lead={LEAD} />
      ) : null}
      <div className="grid gap-4">
        {site.kind === "own" ? (
          <ToxicTabs
            base={base}
            current="check"
            counts={{
              queue: findings === null ? null : findings.high + findings.review,
              decisions: Object.values(opinions).reduce(
                (sum, { domains, pages }) => sum + domains + pages,
                0,
              ),
            }}
          />
        ) : (
          <EmptyState title="This check is for your own sites">
            What links to somebody else is theirs to judge.
          </EmptyState>
        )}
        {site.kind === "own" ? (
          <div className="grid items-start gap-4 lg:grid-cols-12">
            <div className="grid min-w-0 gap-4 lg:col-span-7">
              {advice === null ? null : <Advice advice={advice} base={base} />}
              <Panel
                title="What only you know"
                say={
                  answers === null ? undefined : (
                    <>
                      Answered <RelativeTime at={answers.at} />
                      {answers.by ? ` by ${answers.by}` : ""}.
                    </>
                  )
                }
              >
                {mayJudge ? (
                  <Questions key={answers?.at ?? ""} {...asker} answers={answers} />
                ) : (
                  <p className="text-muted">
                    {answers === null
                      ? "Nobody has answered yet. An editor of this workspace can."
                      : "An editor of this workspace can change the answers."}
                  </p>
                )}
              </Panel>
            </div>
            <div className="grid min-w-0 gap-4 lg:col-span-5">
              {audit.last === null ? null : (
                <AuditProgress {...asker} last={audit.last} mayJudge={mayJudge} />
              )}
              {findings === null || audit.done === null ? (
                isOpen ? null : (
                  <Notice
                    title="No audit yet"
                    action={
                      mayJudge ? <AuditButton {...asker}>Audit the referring domains</AuditButton> : undefined
                    }
                  >
                    Without one nothing can be said of the domains that link to you.
                  </Notice>
                )
              ) : (
                <Findings findings={findings} watch={audit.done.watch.sentence} auditedAt={audit.done.at} />
              )}
              <p className="text-sm text-muted">
                Google's own words:{" "}
                <ExternalLink href="https://support.google.com/webmasters/answer/2648487" className="link">
                  Disavow links to your site
                </ExternalLink>
              </p>
            </div>
          </div>
        ) : null}
      </div>
    </Page>
  );
}
