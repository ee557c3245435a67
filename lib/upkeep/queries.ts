import { one, query } from "#lib/db/sql";
import type { Drift } from "#lib/links/recount/types";
import type { Scope } from "#lib/scope/scope";
import type { MoveView, RecountView, SplitView } from "./types.ts";

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

/** Pages of a host that are counted; more are shown as "10,000+". */
export const PAGES_COUNTED = 10_000;

/** Hosts that the workspace counts as domains of their own, by name. */
export async function listSplits(scope: Scope): Promise<SplitView[]> {
  return query<SplitView>(
    `SELECT x.host, (SELECT count(*)::int FROM (SELECT 1 FROM page p WHERE p.workspace_id = $1 AND p.domain_id = d.id
         LIMIT ${PAGES_COUNTED + 1}) counted) AS pages,
       (SELECT s.name FROM site_domain sd JOIN site s ON s.workspace_id = sd.workspace_id AND s.id = sd.site_id
        WHERE sd.workspace_id = $1 AND sd.domain_id = d.id AND ($2::int[] IS NULL OR s.id = ANY($2)) ORDER BY s.id LIMIT 1) AS site
     FROM domain_split x LEFT JOIN domain d ON d.workspace_id = x.workspace_id AND d.name = x.host
     WHERE x.workspace_id = $1 ORDER BY x.host`,
    [scope.workspaceId, scope.sites === "all" ? null : scope.sites],
  );
}

/** The last move of pages to their domains; null: there was none. */
export async function hostMove(scope: Scope): Promise<MoveView | null> {
  const row = await one<Omit<MoveView, "finishedAt"> & { finishedAt: Date | null }>(
    `SELECT finished_at AS "finishedAt", pages, looked, moved FROM host_move WHERE workspace_id = $1`,
    [scope.workspaceId],
  );
  return row === null ? null : { ...row, finishedAt: row.finishedAt?.toISOString() ?? null };
}
