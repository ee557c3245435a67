import { transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { planPages } from "#lib/watching/plan-pages";

/**
 * Puts placements away, or back. An archived one is not watched and not counted; its history stays.
 * @returns ids of those that changed: what an undo has to take back
 */
export async function archivePlacements(
  scope: WriteScope,
  ids: readonly string[],
  archived: boolean,
): Promise<string[]> {
  return transaction(async (sql) => {
    const rows = await sql.query<{ id: string; sourceId: number }>(
      `UPDATE placement SET archived_at = CASE WHEN $3 THEN now() END
     WHERE workspace_id = $1 AND id = ANY($2) AND (archived_at IS NULL) = $3 AND ($4::int[] IS NULL OR site_id = ANY($4))
     RETURNING id, source_id AS "sourceId"`,
      [scope.workspaceId, ids, archived, scope.sites === "all" ? null : scope.sites],
    );
    await planPages(
      sql,
      scope.workspaceId,
      rows.map((row) => row.sourceId),
    );
    return rows.map((row) => row.id);
  });
}
