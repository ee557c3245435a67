import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";

/**
 * Takes an adding back. Whoever was worked on meanwhile (a stage, a message, an approval, a link) stays.
 * Throws AppError "not_found".
 */
export async function undoAdding(
  scope: WriteScope,
  batch: string,
): Promise<{ removed: number; kept: number }> {
  return transaction(async (sql) => {
    const keys = [scope.workspaceId, batch, allowed(scope)];
    const removed = await sql.query<{ campaign: string }>(
      `DELETE FROM prospect p WHERE p.workspace_id = $1 AND p.batch_id = $2 AND ($3::int[] IS NULL OR p.site_id = ANY($3))
         AND p.stage = 'found'
         AND NOT EXISTS (SELECT 1 FROM touch t WHERE t.workspace_id = p.workspace_id AND t.prospect_id = p.id)
         AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.workspace_id = p.workspace_id AND a.prospect_id = p.id)
         AND NOT EXISTS (SELECT 1 FROM placement l WHERE l.workspace_id = p.workspace_id AND l.prospect_id = p.id)
         AND NOT EXISTS (SELECT 1 FROM prospect_event e WHERE e.workspace_id = p.workspace_id AND e.prospect_id = p.id
           AND e.batch_id IS DISTINCT FROM p.batch_id)
       RETURNING p.campaign_id AS campaign`,
      keys,
    );
    const [left] = await sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM prospect p WHERE p.workspace_id = $1 AND p.batch_id = $2
         AND ($3::int[] IS NULL OR p.site_id = ANY($3))`,
      keys,
    );
    const kept = left?.count ?? 0;
    const [one] = removed;
    if (one === undefined && kept === 0) {
      throw new AppError("not_found", "These prospects are not there any more. Nothing was changed.");
    }
    if (one) await audit(sql, scope, "prospects.undone", one.campaign, { removed: removed.length, kept });
    return { removed: removed.length, kept };
  });
}
