import { one } from "#lib/db/sql";
import type { Drift } from "#lib/links/recount/types";
import type { Scope } from "#lib/scope/scope";
import type { RecountView } from "./types.ts";

/** The last finished recount of the workspace; null: none was yet. */
export async function lastRecount(scope: Scope): Promise<RecountView | null> {
  const row = await one<{ checkedAt: Date; ms: number; drift: Drift[] }>(
    `SELECT finished_at AS "checkedAt", work_ms AS ms, drift FROM recount
     WHERE workspace_id = $1 AND finished_at IS NOT NULL ORDER BY started_at DESC LIMIT 1`,
    [scope.workspaceId],
  );
  if (row === null) return null;
  // One line a table, whichever sites it was off for.
  const drift = [...Map.groupBy(row.drift, ({ what }) => what)].map(([what, same]) => ({
    what,
    rows: same.reduce((sum, { rows }) => sum + rows, 0),
    repaired: same.every(({ repaired }) => repaired),
  }));
  return { checkedAt: row.checkedAt.toISOString(), ms: row.ms, drift };
}
