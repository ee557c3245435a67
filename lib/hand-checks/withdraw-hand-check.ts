import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { lockPromises, renewWords } from "./renew-words.ts";

/**
 * Takes a word back: its author's or another's, by whoever may edit. It stays in the history, struck out; the word
 * before it holds again where it still can. Throws AppError "not_found", also for one that was taken back already.
 */
export async function withdrawHandCheck(scope: WriteScope, id: string): Promise<void> {
  await transaction(async (sql) => {
    const [link] = await sql.query<{ siteId: number; sourceId: number; targetId: number }>(
      `SELECT site_id AS "siteId", source_id AS "sourceId", target_id AS "targetId" FROM hand_check
       WHERE workspace_id = $1 AND id = $2 AND ($3::int[] IS NULL OR site_id = ANY($3))`,
      [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
    );
    const promises = link === undefined ? [] : await lockPromises(sql, scope.workspaceId, link.siteId, link);
    const taken = await sql.query(
      `UPDATE hand_check SET withdrawn_at = now() WHERE workspace_id = $1 AND id = $2 AND withdrawn_at IS NULL
         AND ($3::int[] IS NULL OR site_id = ANY($3)) RETURNING id`,
      [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
    );
    if (taken.length === 0) throw new AppError("not_found", "This is not there, or was taken back already.");
    await renewWords(sql, scope.workspaceId, promises);
    await audit(sql, scope, "hand_check.withdrawn", id);
  });
}
