import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Tactic } from "#lib/placements/types";
import type { WriteScope } from "#lib/scope/scope";

/** A prospect with what its terms follow from. */
export interface AgreeingProspect {
  id: string;
  domain: string;
  siteId: number;
  siteSlug: string;
  tactic: Tactic;
}

/** A prospect within the Scope. Throws AppError "not_found". */
export async function prospectOf(scope: WriteScope, id: string): Promise<AgreeingProspect> {
  const row = await one<AgreeingProspect>(
    `SELECT q.id, q.domain, q.site_id AS "siteId", s.slug AS "siteSlug", c.tactic
     FROM prospect q JOIN campaign c ON c.workspace_id = q.workspace_id AND c.id = q.campaign_id
     JOIN site s ON s.workspace_id = q.workspace_id AND s.id = q.site_id
     WHERE q.workspace_id = $1 AND q.id = $2 AND ($3::int[] IS NULL OR q.site_id = ANY($3))`,
    [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
  );
  if (row === null) throw new AppError("not_found", "This prospect is not there.");
  return row;
}
