import type { Sql } from "#lib/db/sql";
import { moveHostsJob } from "#lib/jobs/definitions/upkeep";
import { sendJob } from "#lib/jobs/queue";

/** Has every page of a workspace looked through, from the first one on; a move that is under way begins anew. */
export async function beginMove(sql: Sql, workspaceId: number): Promise<void> {
  await sql.query(
    `INSERT INTO host_move (workspace_id, pages) SELECT $1, (SELECT count(*)::int FROM page WHERE workspace_id = $1)
     ON CONFLICT (workspace_id) DO UPDATE SET
       started_at = now(), finished_at = NULL, pages = excluded.pages, after_page = 0, looked = 0, moved = 0`,
    [workspaceId],
  );
  await sendJob(sql, moveHostsJob, { workspaceId });
}
