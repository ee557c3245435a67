import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { AuditButton } from "#components/toxic/queue/audit-head";
import { ToxicTabs } from "#components/toxic/toxic-tabs";
import { ListEditor } from "#components/toxic/weights/list-editor";
import { OwnAgain } from "#components/toxic/weights/own-again";
import { WeightsForm } from "#components/toxic/weights/weights-form";
import { WeightsHistory } from "#components/toxic/weights/weights-history";
import { Notice } from "#components/ui/notice";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";
import type { ListName } from "#lib/core/toxic/weight-changes";
import { isAppError } from "#lib/errors";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { countOpinions } from "#lib/toxic/queries";
import { auditState, countQueue } from "#lib/toxic/queue/queries";
import { readWeightsView } from "#lib/toxic/weights/queries";

export const metadata: Metadata = { title: "Weights of an audit" };

export default async function WeightsPage({ params }: PageProps<"/[workspace]/[site]/toxic/weights">) {
  const { workspace, site: encoded } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(encoded)).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const [view, audit, counts, opinions] = await Promise.all([
    readWeightsView(scope),
    auditState(scope, site.slug),
    countQueue(scope, site.slug),
    countOpinions(scope, site.slug),
  ]);
  const base = `/${workspace}/${encoded}`;
  const mayChange = can(scope, "judge_links");
  const isOwn = Object.keys(view.changes).length === 0;
  const isOpen = audit.last?.state === "queued" || audit.last?.state === "running";
  const isOld = audit.weights !== null && audit.weights.used !== audit.weights.now;
  const decisions = Object.values(opinions).reduce((sum, { domains, pages }) => sum + domains + pages, 0);
  return (
    <Page
      crumbs={[
        { label: site.name, href: base },
        { label: "Toxic", href: `${base}/toxic` },
        { label: "Weights" },
      ]}
    >
      <PageTitle
        title={isOwn ? "Audits weigh by the product’s own" : `Audits weigh by your weights ${view.number}`}
        lead="For every site of this workspace. High takes two strong kinds of evidence and enough known facts, whatever is written here."
        actions={mayChange && !isOwn ? <OwnAgain workspace={workspace} number={view.number} /> : undefined}
      />
      <div className="grid gap-4">
        <ToxicTabs
          base={base}
          current="weights"
          counts={{ queue: audit.done === null ? null : counts.undecided, decisions }}
        />
        {view.problems.length > 0 ? (
          <Notice kind="problem" title="Your changes are not used">
            This version of Fairlead cannot take them, and judges by its own weights.{" "}
            {view.problems.join(" ")}
          </Notice>
        ) : null}
        {isOld && !isOpen ? (
          <Notice
            title="This site was audited by other weights"
            action={
              mayChange ? (
                <AuditButton workspace={workspace} site={site.slug}>
                  Audit again
                </AuditButton>
              ) : undefined
            }
          >
            What the queue says is by {weightsName(audit.weights?.used ?? 0)}. Other sites say so on their own
            page.
          </Notice>
        ) : null}
        <WeightsForm key={`numbers ${view.number}`} workspace={workspace} view={view} mayChange={mayChange} />
        <Panel
          title="Lists"
          scope="What signals ask; a page that was read before is asked anew at its next look"
          padded={false}
        >
          {(Object.keys(view.defaults.lists) as ListName[]).map((list) => (
            <ListEditor
              key={`${list} ${view.number}`}
              workspace={workspace}
              view={view}
              list={list}
              mayChange={mayChange}
            />
          ))}
        </Panel>
        {view.versions.length > 0 ? (
          <Panel title="History" scope="Who changed what, newest first" padded={false}>
            <WeightsHistory
              workspace={workspace}
              number={view.number}
              versions={view.versions}
              mayChange={mayChange}
            />
          </Panel>
        ) : null}
      </div>
    </Page>
  );
}

const weightsName = (number: number) => (number === 0 ? "the product’s own weights" : `weights ${number}`);
