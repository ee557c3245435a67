import { type Sql, transaction } from "#lib/db/sql";
import { wakeHosts } from "./hosts.ts";

/** A visit put back unrecorded. Its host's turn must have been handed back before (release.ts). */
export interface GivenBack {
  runId: string;
  pageId: number;
  attempt: number;
  /** The try does not count: nothing was learnt about the page (a stop, another host's turn). */
  refund: boolean;
  /** Queue it at another host from now on (where its address leads). */
  hostId?: number;
}

interface QueuedAgain {
  hostId: number;
  workspaceId: number;
}

/**
 * What a visit becomes that nobody is working on any more: it waits as its run does. The run's row is locked
 * first, so that a pause or a cancel at the same moment is not missed.
 */
export const waitingAsItsRun = `(case r.state when 'paused' then 'paused' when 'cancelled' then 'cancelled'
  when 'failed' then 'cancelled' else 'queued' end)::"VisitState"`;

/** Locks runs in the order of their ids, against pause and cancel. */
export async function lockRuns(sql: Sql, runIds: readonly string[]): Promise<void> {
  await sql.query("select id from run where id = any($1::uuid[]) order by id for share", [
    [...new Set(runIds)],
  ]);
}

/** Puts visits back into their queues and wakes the hosts. A visit that was taken away meanwhile is passed over. */
export async function giveBack(visits: readonly GivenBack[]): Promise<void> {
  if (visits.length === 0) return;
  await transaction(async (sql) => {
    await lockRuns(
      sql,
      visits.map((visit) => visit.runId),
    );
    const queued = await sql.query<QueuedAgain>(
      `update visit v
          set state = ${waitingAsItsRun}, attempt = v.attempt - g.refund::int, worker_id = null,
              lease_until = null, host_id = coalesce(g.host_id, v.host_id)
         from unnest($1::uuid[], $2::int[], $3::int[], $4::bool[], $5::int[])
                as g (run_id, page_id, attempt, refund, host_id)
         join run r on r.id = g.run_id
        where v.run_id = g.run_id and v.page_id = g.page_id and v.attempt = g.attempt and v.state = 'running'
       returning v.host_id as "hostId", v.workspace_id as "workspaceId"`,
      [
        visits.map((visit) => visit.runId),
        visits.map((visit) => visit.pageId),
        visits.map((visit) => visit.attempt),
        visits.map((visit) => visit.refund),
        visits.map((visit) => visit.hostId ?? null),
      ],
    );
    await wakeHosts(sql, queued);
  });
}
