import { listOpenCampaigns } from "#lib/outreach/prospects/queries";
import { can, type Scope } from "#lib/scope/scope";

/** The campaigns that rows of a site's reports may be added to; null: the person may not. */
export async function campaignChoice(scope: Scope, site: { slug: string; kind: "own" | "competitor" }) {
  if (site.kind !== "own" || !can(scope, "run_outreach")) return null;
  return {
    workspace: scope.workspaceSlug,
    site: site.slug,
    campaigns: await listOpenCampaigns(scope, site.slug),
  };
}
