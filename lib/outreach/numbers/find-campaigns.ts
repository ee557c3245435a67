import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";

/** A campaign to choose, with its site. */
export interface CampaignChoice {
  id: string;
  name: string;
  site: string;
  siteName: string;
}

/** Campaigns to choose among, the newest first. */
export async function findCampaigns(scope: Scope): Promise<CampaignChoice[]> {
  return query<CampaignChoice>(
    `SELECT c.id, c.name, s.slug AS site, s.name AS "siteName"
     FROM campaign c JOIN site s ON s.workspace_id = c.workspace_id AND s.id = c.site_id
     WHERE c.workspace_id = $1 AND ($2::int[] IS NULL OR c.site_id = ANY($2)) ORDER BY c.created_at DESC, c.id LIMIT 500`,
    [scope.workspaceId, scope.sites === "all" ? null : scope.sites],
  );
}
