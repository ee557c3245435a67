import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { AddSite } from "#components/sites/add-site";
import { SiteTable } from "#components/sites/site-table";
import { waysToBegin } from "#components/sites/ways-to-begin";
import { EmptyState } from "#components/ui/empty-state";
import { countOf } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";
import { RowSelection } from "#components/ui/row-selection";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { listSites } from "#lib/sites/queries";
import type { SiteCard } from "#lib/sites/types";

export const metadata: Metadata = { title: "Sites" };

export default async function SitesPage({ params }: PageProps<"/[workspace]">) {
  const { workspace } = await params;
  const scope = await pageScope(workspace);
  const sites = await listSites(scope);
  const mayAdd = can(scope, "manage_sites");
  return (
    <Page
      crumbs={[{ label: "Sites" }]}
      action={mayAdd && sites.length > 0 ? <AddSite workspace={workspace} /> : undefined}
    >
      {sites.length === 0 ? (
        <EmptyState
          title="Add the first site"
          actions={mayAdd ? <AddSite workspace={workspace} /> : undefined}
          ways={waysToBegin}
        >
          {mayAdd
            ? "A site is what the team builds links for: one domain or several. Then bring what you know of its links."
            : "Whoever may edit this workspace can add one. It will be here then."}
        </EmptyState>
      ) : (
        <>
          <PageTitle title={titleOf(sites)} lead={leadOf(sites)} />
          <Panel padded={false}>
            <RowSelection ids={sites.map((site) => site.slug)} total={sites.length}>
              <SiteTable sites={sites} workspace={workspace} />
            </RowSelection>
          </Panel>
        </>
      )}
    </Page>
  );
}

const sum = (sites: readonly SiteCard[], of: (site: SiteCard) => number) =>
  sites.reduce((all, site) => all + of(site), 0);

/** What needs somebody, over all sites, in one sentence. */
function titleOf(sites: readonly SiteCard[]): string {
  const off = sum(sites, (site) => site.placements.changed + site.placements.gone);
  if (off > 0) return `${countOf(off, "agreed link")} ${off === 1 ? "is" : "are"} not as agreed`;
  const live = sum(sites, (site) => site.placements.live);
  if (live > 0) return `All ${countOf(live, "agreed link")} that could be read are live as agreed`;
  return countOf(sites.length, "site");
}

function leadOf(sites: readonly SiteCard[]): string {
  const blocked = sum(sites, (site) => site.placements.blocked);
  const waiting = sum(sites, (site) => site.candidates);
  const parts = [
    blocked > 0 ? `${countOf(blocked, "page")} could not be read` : "",
    waiting > 0 ? `${countOf(waiting, "reported page")} ${waiting === 1 ? "waits" : "wait"} to be read` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "Nothing waits." : `${parts.join("; ")}.`;
}
