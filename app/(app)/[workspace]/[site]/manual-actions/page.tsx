import { CircleHelp, FileText, Gavel, MailX } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { CaseDialog } from "#components/manual-actions/case-form";
import { CaseTable } from "#components/manual-actions/case-table";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { ExternalLink } from "#components/ui/external-link";
import { countOf } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";
import { isAppError } from "#lib/errors";
import { listCases } from "#lib/manual-actions/queries";
import type { CaseLine } from "#lib/manual-actions/types";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Manual actions" };

const ways = [
  {
    title: "The notice and its samples",
    text: "Each sample address is matched to your links: live, gone, or not known.",
    icon: <FileText aria-hidden />,
  },
  {
    title: "Removal first, disavow last",
    text: "Requests for all that still link in one click; what stays goes into the disavow file.",
    icon: <MailX aria-hidden />,
  },
  {
    title: "The request, from facts",
    text: "A draft for Google with counts and dates, and a log of what it answered.",
    icon: <Gavel aria-hidden />,
  },
] as const;

export default async function ManualActionsPage({ params }: PageProps<"/[workspace]/[site]/manual-actions">) {
  const { workspace, site: encoded } = await params;
  const scope = await pageScope(workspace);
  const slug = decodeURIComponent(encoded);
  const [site, cases] = await Promise.all([siteBySlug(scope, slug), listCases(scope, slug)]).catch(
    (error) => {
      if (isAppError(error)) notFound();
      throw error;
    },
  );
  const base = `/${workspace}/${encoded}`;
  const path = `${base}/manual-actions`;
  const record =
    can(scope, "manage_disavow") && site.kind === "own" ? (
      <CaseDialog
        workspace={workspace}
        site={site.slug}
        path={path}
        given={{
          kind: "links_to",
          property: `https://${site.domains[0] ?? site.slug}/`,
          noticedOn: new Date().toISOString().slice(0, 10),
          notice: "",
        }}
      />
    ) : undefined;
  return (
    <Page
      crumbs={[{ label: site.name, href: base }, { label: "Manual actions" }]}
      action={cases.length > 0 ? record : undefined}
    >
      {cases.length === 0 ? (
        <EmptyState
          title={
            site.kind === "own" ? "No manual action is recorded" : "Manual actions are of your own sites"
          }
          actions={
            site.kind === "own" ? (
              <>
                {record}
                <ButtonLink href={`${base}/toxic/check`} icon={<CircleHelp aria-hidden />}>
                  Do I need to disavow?
                </ButtonLink>
              </>
            ) : undefined
          }
          ways={site.kind === "own" ? ways : []}
        >
          {site.kind === "own" ? (
            <>
              When a person at Google finds unnatural links, Search Console says so under{" "}
              <ExternalLink href="https://search.google.com/search-console/manual-actions" className="link">
                Manual actions
              </ExternalLink>
              . Most sites never have one. If yours has, record the notice here and work through it.
            </>
          ) : (
            "What Google tells somebody else is not known here."
          )}
        </EmptyState>
      ) : (
        <>
          <PageTitle
            title={titleOf(cases)}
            lead="Each case keeps the notice, Google's samples as they stand now, what was asked and disavowed, the request and the answers."
          />
          <Panel padded={false}>
            <CaseTable lines={cases} path={path} />
          </Panel>
        </>
      )}
    </Page>
  );
}

function titleOf(cases: readonly CaseLine[]): string {
  const open = cases.filter(({ state }) => state === "open").length;
  const waiting = cases.filter(({ state }) => state === "submitted").length;
  if (open > 0) return `${countOf(open, "case")} to work on`;
  return waiting > 0 ? `${countOf(waiting, "request")} with Google` : "No manual action is open";
}
