import type { Sql } from "#lib/db/sql";
import { wakeHosts } from "./hosts.ts";

/** Takes a run's waiting visits out of the queues. Those under way end as they would. The run's row is locked. */
export async function holdVisits(sql: Sql, runId: string, state: "paused" | "cancelled"): Promise<void> {
  await sql.query(
    `update visit set state = $2::"VisitState"
      where run_id = $1 and state in ('queued', 'paused') and state <> $2::"VisitState"`,
    [runId, state],
  );
}

/** Puts a paused run's visits back into the queues. The run's row is locked. */
export async function resumeVisits(sql: Sql, runId: string): Promise<void> {
  const hosts = await sql.query<{ hostId: number; workspaceId: number }>(
    `with back as (
       update visit set state = 'queued' where run_id = $1 and state = 'paused'
       returning host_id, workspace_id
     )
     select host_id as "hostId", min(workspace_id) as "workspaceId" from back group by host_id`,
    [runId],
  );
  await wakeHosts(sql, hosts);
}
