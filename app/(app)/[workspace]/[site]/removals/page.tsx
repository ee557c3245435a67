import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { WorkArea } from "#components/frame/work-area";
import { SearchForm } from "#components/links/search-form";
import { AskRemoval } from "#components/removals/ask-removal";
import { RemovalBulkBar } from "#components/removals/removal-bulk-bar";
import { RemovalTable } from "#components/removals/removal-table";
import { TermsDialog } from "#components/removals/terms-dialog";
import { countOf, formatCount } from "#components/ui/format";
import { LinkTabs } from "#components/ui/link-tabs";
import { PageTitle } from "#components/ui/page-title";
import { Pager } from "#components/ui/pager";
import { RowSelection } from "#components/ui/row-selection";
import { viewHref } from "#components/ui/view-href";
import { REMOVAL_STATUSES } from "#lib/core/removal/status";
import { removalStatusWords } from "#lib/core/removal/words";
import { isAppError } from "#lib/errors";
import { listRemovals, SHOWN } from "#lib/removals/queries";
import { readRemovalView } from "#lib/removals/removal-view";
import { removalTerms } from "#lib/removals/terms";
import type { RemovalPage } from "#lib/removals/types";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { OpenRemoval } from "./open-removal.tsx";

export const metadata: Metadata = { title: "Removal requests" };

const today = () => new Date().toISOString().slice(0, 10);

export default async function RemovalsPage({
  params,
  searchParams,
}: PageProps<"/[workspace]/[site]/removals">) {
  const { workspace, site: encoded } = await params;
  const scope = await pageScope(workspace);
  const address = await searchParams;
  const view = readRemovalView(address);
  const slug = decodeURIComponent(encoded);
  const [site, page, terms] = await Promise.all([
    siteBySlug(scope, slug),
    listRemovals(scope, slug, today(), view),
    removalTerms(scope),
  ]).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const base = `/${workspace}/${encoded}`;
  const path = `${base}/removals`;
  const mayChange = can(scope, "judge_links");
  const { lines } = page;
  return (
    <RowSelection
      key={`${view.status} ${view.q}`}
      ids={lines.map(({ id }) => id)}
      total={page.matching}
      openId={view.open ?? undefined}
    >
      <Page
        kind="work"
        crumbs={[{ label: site.name, href: base }, { label: "Removal requests" }]}
        action={mayChange ? <AskRemoval workspace={workspace} site={site.slug} /> : undefined}
        aside={
          view.open === null ? null : (
            <OpenRemoval
              scope={scope}
              site={site}
              id={view.open}
              path={path}
              address={address}
              lines={lines}
            />
          )
        }
      >
        <WorkArea
          tabs={
            <>
              <div className="px-6 pt-3 pb-1 max-md:px-4">
                <PageTitle
                  title={titleOf(page)}
                  lead="Ask the site's owner first; disavow only what stays. Fairlead drafts the mail and keeps the log, and you send it."
                  actions={mayChange ? <TermsDialog workspace={workspace} terms={terms} /> : undefined}
                />
              </div>
              <LinkTabs
                label="Status"
                tabs={[
                  {
                    label: "All",
                    href: viewHref(path, {}, {}),
                    current: view.status === null,
                    count: formatCount(page.total),
                  },
                  ...REMOVAL_STATUSES.map((status) => ({
                    label: removalStatusWords[status],
                    href: viewHref(path, {}, { status }),
                    current: view.status === status,
                    count: formatCount(page.counts[status]),
                  })),
                ]}
              />
            </>
          }
          bar={<SearchForm path={path} params={address} value={view.q} label="Find a request" />}
          foot={
            <>
              {mayChange ? (
                <RemovalBulkBar
                  workspace={workspace}
                  site={site.slug}
                  filter={{ status: view.status, q: view.q }}
                />
              ) : null}
              {page.matching > SHOWN ? (
                <Pager
                  previousHref={view.from > 0 ? at(view.from - SHOWN) : null}
                  nextHref={view.from + SHOWN < page.matching ? at(view.from + SHOWN) : null}
                >
                  {formatCount(lines.length)} of {countOf(page.matching, "request")}
                </Pager>
              ) : null}
            </>
          }
        >
          {lines.length > 0 ? (
            <RemovalTable lines={lines} path={path} params={address} open={view.open} mayChange={mayChange} />
          ) : (
            <p className="max-w-[680px] px-6 py-6 text-muted">
              {page.total === 0
                ? "Domains and pages whose owners are asked to remove their links will be here, each with its contacts, its mail and its log."
                : "No request matches."}
            </p>
          )}
        </WorkArea>
      </Page>
    </RowSelection>
  );

  function at(from: number) {
    return viewHref(path, address, { from: from > 0 ? from : null, open: null });
  }
}

function titleOf({ total, due }: RemovalPage): string {
  if (total === 0) return "Nobody was asked to remove a link";
  if (due === 0) return `${countOf(total, "removal request")}, none due`;
  return `${countOf(total, "removal request")}, ${formatCount(due)} due now`;
}
