import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import type { TargetStep } from "../types.ts";

/** The changes of one promise's target, newest first. */
export async function targetSteps(scope: Scope, siteId: number, id: string): Promise<TargetStep[]> {
  const rows = await query<Omit<TargetStep, "at" | "undoneAt"> & { at: Date; undoneAt: Date | null }>(
    `SELECT c.at, i.from_url AS "from", i.to_url AS "to", c.undone_at AS "undoneAt"
     FROM target_change c JOIN target_change_item i ON i.change_id = c.id
     WHERE c.workspace_id = $1 AND c.site_id = $2 AND i.placement_id = $3 ORDER BY c.at DESC LIMIT 10`,
    [scope.workspaceId, siteId, id],
  );
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }));
}
