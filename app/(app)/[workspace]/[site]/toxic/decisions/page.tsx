import { Ban, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { SearchForm } from "#components/links/search-form";
import { JudgeButton } from "#components/toxic/judge-button";
import { OpinionTable } from "#components/toxic/opinion-table";
import { opinionLabels, thingsWords } from "#components/toxic/opinion-words";
import { ToxicTabs } from "#components/toxic/toxic-tabs";
import { ButtonLink } from "#components/ui/button";
import { countOf, formatCount } from "#components/ui/format";
import { LinkTabs } from "#components/ui/link-tabs";
import { PageTitle } from "#components/ui/page-title";
import { Pager } from "#components/ui/pager";
import { Panel } from "#components/ui/panel";
import { viewHref } from "#components/ui/view-href";
import { isAppError } from "#lib/errors";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { countOpinions, listOpinions } from "#lib/toxic/queries";
import { OPINION_KINDS, type OpinionCounts, type OpinionKind } from "#lib/toxic/types";

export const metadata: Metadata = { title: "Decisions on links" };

export default async function DecisionsPage({
  params,
  searchParams,
}: PageProps<"/[workspace]/[site]/toxic/decisions">) {
  const { workspace, site: encoded } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(encoded)).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const view = await searchParams;
  const [q, after, before] = [view.q, view.after, view.before].map((given) => [given].flat()[0] ?? "");
  const kind = OPINION_KINDS.find((one) => one === view.show) ?? "toxic";
  const [counts, page] = await Promise.all([
    countOpinions(scope, site.slug),
    listOpinions(scope, site.slug, { kind, q: q ?? "", after: after ?? null, before: before ?? null }),
  ]);
  const base = `/${workspace}/${encoded}`;
  const path = `${base}/toxic/decisions`;
  const mayJudge = can(scope, "judge_links");
  const total = counts[kind].domains + counts[kind].pages;
  return (
    <Page
      crumbs={[
        { label: site.name, href: base },
        { label: "Toxic", href: `${base}/toxic` },
        { label: "Decisions" },
      ]}
      action={
        mayJudge ? (
          <JudgeButton
            key={kind}
            workspace={workspace}
            site={site.slug}
            what={null}
            opinion={kind}
            variant="primary"
            icon={<Plus aria-hidden />}
          >
            Mark by name
          </JudgeButton>
        ) : undefined
      }
    >
      <PageTitle
        title={titleOf(counts)}
        lead="Most sites need no disavow at all: Google passes most spam links over by itself, and a list is for a manual action, or for links that you paid for and cannot get removed."
        actions={
          <ButtonLink href={`${base}/disavow`} icon={<Ban aria-hidden />}>
            Disavow list
          </ButtonLink>
        }
      />
      <div className="grid gap-3">
        <ToxicTabs
          base={base}
          current="decisions"
          counts={{
            queue: null,
            decisions: Object.values(counts).reduce((sum, { domains, pages }) => sum + domains + pages, 0),
          }}
        />
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
          <LinkTabs label="Opinions" className="flex-1 basis-[280px]" tabs={OPINION_KINDS.map(tabOf)} />
          {total > 0 ? <SearchForm path={path} params={view} value={q ?? ""} label="Find a mark" /> : null}
        </div>
        {page.lines.length > 0 ? (
          <Panel padded={false}>
            <OpinionTable
              lines={page.lines}
              kind={kind}
              workspace={workspace}
              site={site.slug}
              base={base}
              mayJudge={mayJudge}
            />
            {page.next || page.previous ? (
              <Pager
                previousHref={
                  page.previous ? viewHref(path, view, { before: page.previous, after: null }) : null
                }
                nextHref={page.next ? viewHref(path, view, { after: page.next, before: null }) : null}
              >
                {formatCount(page.lines.length)} of {countOf(total, "mark")}
              </Pager>
            ) : null}
          </Panel>
        ) : (
          <p className="max-w-[680px] py-6 text-muted">
            {emptyWords(kind, q ?? "")}{" "}
            <Link href={`${base}/toxic/check`} className="link">
              Do I need to disavow?
            </Link>
          </p>
        )}
      </div>
    </Page>
  );

  function tabOf(of: OpinionKind) {
    return {
      label: opinionLabels[of],
      href: viewHref(path, {}, { show: of === "toxic" ? null : of }),
      current: of === kind,
      count: formatCount(counts[of].domains + counts[of].pages),
    };
  }
}

function titleOf({ toxic }: OpinionCounts): string {
  const things = thingsWords(toxic);
  if (things === "") return "Nothing is marked toxic. You probably need no disavow.";
  const verb = toxic.domains + toxic.pages === 1 ? "is" : "are";
  return `${things} ${verb} marked toxic. You may need no disavow.`;
}

function emptyWords(kind: OpinionKind, q: string): string {
  if (q !== "") return `No mark has “${q.slice(0, 80)}” in its name or reason.`;
  if (kind === "whitelisted") {
    return "Domains and pages that your team trusts will be here. They are never offered for disavowing, and a list that holds one of them is flagged.";
  }
  if (kind === "partner") {
    return "Domains whose links your team knows how it came by will be here, each with its reason. The audit passes them over.";
  }
  return "Domains and pages that your team marks toxic will be here, each with its reason and the links it covers. Mark them by name, or select links in the backlinks and mark those.";
}
