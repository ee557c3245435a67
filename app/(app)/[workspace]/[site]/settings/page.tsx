import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { SiteForm } from "#components/sites/site-form";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";
import { PageSchedules } from "#components/watching/page-schedules";
import { SchedulesForm } from "#components/watching/schedules-form";
import { TagSchedules } from "#components/watching/tag-schedules";
import { isAppError } from "#lib/errors";
import { pageScope } from "#lib/scope/page-scope";
import { siteBySlug } from "#lib/sites/find-site";
import { watchSettings } from "#lib/watching/queries";

export const metadata: Metadata = { title: "Site settings" };

export default async function SiteSettingsPage({ params }: PageProps<"/[workspace]/[site]/settings">) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace, "manage_sites");
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const watching = await watchSettings(scope, site.slug);
  const place = { workspace, site: site.slug, settings: watching };
  return (
    <Page
      kind="form"
      crumbs={[{ label: site.name, href: `/${workspace}/${slug}` }, { label: "Site settings" }]}
    >
      <PageTitle title="Site settings" lead="What belongs to the site decides what counts as a backlink." />
      <SiteForm site={site} workspace={workspace} />
      <Panel title="When to look again">
        <SchedulesForm key={`${watching.agreed.everyHours} ${watching.backlinks.everyHours}`} {...place} />
      </Panel>
      <Panel title="By tag" scope="Before the schedule of agreed links" padded={false}>
        <TagSchedules {...place} />
      </Panel>
      <Panel title="Pages with their own schedule" scope="Before every other one" padded={false}>
        <PageSchedules {...place} />
      </Panel>
    </Page>
  );
}
