import { query } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";

/**
 * Puts placements away, or back. An archived one is not watched and not counted; its history stays.
 * @returns ids of those that changed: what an undo has to take back
 */
export async function archivePlacements(
  scope: WriteScope,
  ids: readonly string[],
  archived: boolean,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `UPDATE placement SET archived_at = CASE WHEN $3 THEN now() END
     WHERE workspace_id = $1 AND id = ANY($2) AND (archived_at IS NULL) = $3 AND ($4::int[] IS NULL OR site_id = ANY($4))
     RETURNING id`,
    [scope.workspaceId, ids, archived, scope.sites === "all" ? null : scope.sites],
  );
  return rows.map((row) => row.id);
}
