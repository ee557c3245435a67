import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";

/** A campaign as the ways into it need it. */
export interface CampaignKeys {
  id: string;
  name: string;
  kind: "links" | "digital_pr";
  isClosed: boolean;
  siteId: number;
  siteSlug: string;
  siteName: string;
}

/** A campaign within the Scope. Throws AppError "not_found". */
export async function campaignOf(scope: Scope, id: string): Promise<CampaignKeys> {
  const campaign = await one<CampaignKeys>(
    `SELECT c.id, c.name, c.kind, c.closed_at IS NOT NULL AS "isClosed", s.id AS "siteId", s.slug AS "siteSlug", s.name AS "siteName"
     FROM campaign c JOIN site s ON s.workspace_id = c.workspace_id AND s.id = c.site_id
     WHERE c.workspace_id = $1 AND c.id = $2 AND ($3::int[] IS NULL OR c.site_id = ANY($3))`,
    [scope.workspaceId, id, allowed(scope)],
  );
  if (campaign === null) throw new AppError("not_found", "This campaign is not there.");
  return campaign;
}
