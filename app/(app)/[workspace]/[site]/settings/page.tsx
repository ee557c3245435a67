import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { SiteForm } from "#components/sites/site-form";
import { PageTitle } from "#components/ui/page-title";
import { isAppError } from "#lib/errors";
import { pageScope } from "#lib/scope/page-scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Site settings" };

export default async function SiteSettingsPage({ params }: PageProps<"/[workspace]/[site]/settings">) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace, "manage_sites");
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  return (
    <Page
      kind="form"
      crumbs={[{ label: site.name, href: `/${workspace}/${slug}` }, { label: "Site settings" }]}
    >
      <PageTitle title="Site settings" lead="What belongs to the site decides what counts as a backlink." />
      <SiteForm site={site} workspace={workspace} />
    </Page>
  );
}
