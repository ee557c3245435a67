import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { TargetChanges } from "#components/placements/targets/target-changes";
import { TargetsForm } from "#components/placements/targets/targets-form";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";
import { listTargetChanges } from "#lib/placements/targets/list-changes";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";

type Props = PageProps<"/[workspace]/[site]/placements/targets">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Change targets · ${decodeURIComponent((await params).site)}` };
}

export default async function TargetsPage({ params }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const changes = await listTargetChanges(scope, site.slug).catch(missing);
  const mayEdit = can(scope, "edit_placements");
  const base = `/${workspace}/${slug}`;
  return (
    <Page
      crumbs={[
        { label: site.name, href: base },
        { label: "Placements", href: `${base}/placements` },
        { label: "Change targets" },
      ]}
    >
      <PageTitle
        title={mayEdit ? "Give placements their new targets" : "Changes of targets"}
        lead="When pages of the site move, the agreed links should lead to the new addresses. Nothing is written before you have seen what would change, and a change can be taken back as a whole."
      />
      {mayEdit ? (
        <TargetsForm
          workspace={workspace}
          site={site.slug}
          settings={`${base}/settings`}
          domain={site.domains[0] ?? site.slug}
        />
      ) : null}
      {changes.length > 0 ? (
        <Panel title="Changes" padded={false} className="[&>ol]:mt-2">
          <TargetChanges workspace={workspace} changes={changes} mayEdit={mayEdit} />
        </Panel>
      ) : mayEdit ? null : (
        <p className="text-muted">No targets were changed yet.</p>
      )}
    </Page>
  );
}
