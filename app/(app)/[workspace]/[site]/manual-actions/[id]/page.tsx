import { FileText } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { CaseStatePill } from "#components/manual-actions/case-looks";
import { CaseSide } from "#components/manual-actions/case-side";
import { CaseSteps } from "#components/manual-actions/case-steps";
import { RemovalLog } from "#components/manual-actions/removal-log";
import { RequestEditor } from "#components/manual-actions/request-editor";
import { SamplesPanel } from "#components/manual-actions/samples-panel";
import { ExportMenu } from "#components/reports/export-menu";
import { DownloadButton } from "#components/ui/button";
import { countOf, formatCount } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";
import { RelativeTime } from "#components/ui/time";
import { SAMPLE_STATES } from "#lib/core/manual-action/sample";
import { kindWords } from "#lib/core/manual-action/words";
import { isAppError } from "#lib/errors";
import { showCase } from "#lib/manual-actions/queries";
import type { CaseDetail } from "#lib/manual-actions/types";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Manual action" };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export default async function ManualActionPage({
  params,
  searchParams,
}: PageProps<"/[workspace]/[site]/manual-actions/[id]">) {
  const { workspace, site: encoded, id } = await params;
  if (!UUID.test(id)) notFound();
  const scope = await pageScope(workspace);
  const slug = decodeURIComponent(encoded);
  const [site, found] = await Promise.all([
    siteBySlug(scope, slug),
    showCase(scope, slug, new Date().toISOString().slice(0, 10), id),
  ]).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const address = await searchParams;
  const base = `/${workspace}/${encoded}`;
  const list = `${base}/manual-actions`;
  const of = { workspace, site: site.slug, id };
  const files = `/api/${workspace}/sites/${encoded}/manual-actions/${id}`;
  const mayChange = can(scope, "manage_disavow");
  const rows = Number([address.from].flat()[0]);
  const { kind, request } = found;
  return (
    <Page
      crumbs={[
        { label: site.name, href: base },
        { label: "Manual actions", href: list },
        { label: kindWords[kind] },
      ]}
      action={
        <DownloadButton href={`${files}/text`} icon={<FileText aria-hidden />}>
          The case as text
        </DownloadButton>
      }
    >
      <CaseSteps found={found} />
      <PageTitle title={titleOf(found)} actions={<CaseStatePill state={found.state} />} />
      <div className="grid items-start gap-4 lg:grid-cols-12">
        <div className="grid min-w-0 gap-4 lg:col-span-8">
          <SamplesPanel
            of={of}
            found={found}
            view={{
              state: SAMPLE_STATES.find((state) => state === address.state) ?? null,
              from: Number.isInteger(rows) && rows > 0 ? Math.min(rows, 1_000_000) : 0,
            }}
            path={`${list}/${id}`}
            base={base}
            may={{ change: mayChange, judge: can(scope, "judge_links") }}
            exports={
              <ExportMenu
                href={`${files}/samples`}
                countText={formatCount(found.counts.samples)}
                rowWord="samples"
              />
            }
          />
          {kind === "links_to" ? (
            <RemovalLog
              log={found.log}
              base={base}
              tools={
                <ExportMenu
                  href={`${files}/removals`}
                  countText={formatCount(found.log.length)}
                  rowWord="steps"
                />
              }
            />
          ) : null}
          <Panel
            title="Reconsideration request"
            scope={
              request.kept === null ? (
                "drafted from the facts of this case"
              ) : (
                <>
                  kept <RelativeTime at={request.kept.at} />
                  {request.kept.by ? ` by ${request.kept.by}` : ""}
                </>
              )
            }
          >
            {mayChange ? (
              <RequestEditor of={of} request={request} />
            ) : (
              <p className="break-words whitespace-pre-wrap">{request.kept?.text ?? request.drafted}</p>
            )}
          </Panel>
        </div>
        <CaseSide of={of} found={found} base={base} mayChange={mayChange} />
      </div>
    </Page>
  );
}

function titleOf({ counts, state, kind }: CaseDetail): string {
  if (state === "revoked") return "Google revoked the manual action";
  if (state === "closed") return "The case is closed";
  if (counts.samples === 0) return "Add the samples that Google names";
  const left = counts.left.length;
  if (left === 0) return "Nothing that we know of is left to do about the samples";
  const samples = countOf(left, kind === "links_to" ? "sample" : "page");
  const verb = left === 1 ? "is" : "are";
  return kind === "links_to"
    ? `${samples} ${verb} still live and in no disavow file`
    : `${samples} still ${left === 1 ? "has" : "have"} followed links`;
}
