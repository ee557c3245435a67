import { transaction } from "#lib/db/sql";
import { takeBackRequests } from "#lib/removals/change-requests";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { undoJudgement } from "../undo-judgement.ts";

const siteAllowed = "($3::int[] IS NULL OR site_id = ANY($3))";

/**
 * Takes a decision of the queue back: what it replaced stands again, and requests that it began and nobody has sent go.
 * Throws AppError "not_found".
 */
export async function undoDecision(scope: WriteScope, batch: string): Promise<{ count: number }> {
  const keys = [scope.workspaceId, batch, scope.sites === "all" ? null : scope.sites];
  const count = await transaction(async (sql) => {
    const restored = await sql.query(
      `UPDATE toxic_review SET kind = (replaced->>'kind')::"ReviewKind", reason = replaced->>'reason',
         signals = ARRAY(SELECT jsonb_array_elements_text(replaced->'signals')), by_id = (replaced->>'byId')::uuid,
         at = (replaced->>'at')::timestamptz, batch_id = (replaced->>'batch')::uuid, replaced = NULL
       WHERE workspace_id = $1 AND batch_id = $2 AND ${siteAllowed} AND replaced IS NOT NULL RETURNING domain`,
      keys,
    );
    const deleted = await sql.query(
      `DELETE FROM toxic_review WHERE workspace_id = $1 AND batch_id = $2 AND ${siteAllowed} RETURNING domain`,
      keys,
    );
    await takeBackRequests(sql, scope, batch);
    const undone = restored.length + deleted.length;
    if (undone > 0) await audit(sql, scope, "toxic_review.undo", undefined, { count: undone });
    return undone;
  });
  return count > 0 ? { count } : undoJudgement(scope, batch);
}
