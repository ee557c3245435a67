import type { Sql } from "#lib/db/sql";
import { wakeHosts } from "./hosts.ts";

export interface PageAt {
  pageId: number;
  hostId: number;
}

/**
 * Queues visits of a run, as part of a transaction that has locked the run's row. A page is visited once a run,
 * however often it is asked for. Returns how many were new.
 */
export async function queueVisits(
  sql: Sql,
  run: { id: string; workspaceId: number; paused: boolean },
  pages: readonly PageAt[],
): Promise<number> {
  const added = await sql.query<{ hostId: number }>(
    `insert into visit (run_id, page_id, workspace_id, host_id, state)
     select $1, p.page_id, $2, p.host_id, $3::"VisitState" from unnest($4::int[], $5::int[]) as p (page_id, host_id)
     on conflict (run_id, page_id) do nothing
     returning host_id as "hostId"`,
    [
      run.id,
      run.workspaceId,
      run.paused ? "paused" : "queued",
      pages.map((page) => page.pageId),
      pages.map((page) => page.hostId),
    ],
  );
  if (!run.paused) {
    const hosts = new Set(added.map((visit) => visit.hostId));
    await wakeHosts(
      sql,
      [...hosts].map((hostId) => ({ hostId, workspaceId: run.workspaceId })),
    );
  }
  return added.length;
}
