import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import type { CampaignKind, Wanted } from "./types.ts";

/** What verbs need of a campaign. */
export interface CampaignKeys extends Wanted {
  id: string;
  siteId: number;
  site: string;
  kind: CampaignKind;
  /** ISO 8601; null: it is open. */
  closedAt: string | null;
}

/** A campaign within the Scope. Throws AppError "not_found", also for one of a site that the Scope may not see. */
export async function findCampaign(scope: Scope, id: string): Promise<CampaignKeys> {
  const row = await one<Omit<CampaignKeys, "closedAt"> & { closedAt: Date | null }>(
    `SELECT c.id, c.site_id AS "siteId", s.slug AS site, c.kind, c.closed_at AS "closedAt",
       c.approve_prospects AS "approveProspects", c.approve_anchors AS "approveAnchors", c.approve_drafts AS "approveDrafts"
     FROM campaign c JOIN site s ON s.workspace_id = c.workspace_id AND s.id = c.site_id
     WHERE c.workspace_id = $1 AND c.id = $2 AND ($3::int[] IS NULL OR c.site_id = ANY($3))`,
    [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
  );
  if (row === null) throw new AppError("not_found", "This campaign is not there.");
  return { ...row, closedAt: row.closedAt?.toISOString() ?? null };
}
