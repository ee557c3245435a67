import { query } from "#lib/db/sql";

/** A visit that is given up: it counts as done, with a note for people. */
export interface GivenUp {
  runId: string;
  pageId: number;
  attempt: number;
  note: string;
}

/** Ends visits without a result. One that was taken away meanwhile is passed over. */
export async function giveUp(visits: readonly GivenUp[]): Promise<void> {
  if (visits.length === 0) return;
  await query(
    `with given as (
       select * from unnest($1::uuid[], $2::int[], $3::int[], $4::text[]) as g (run_id, page_id, attempt, note)
     ), ended as (
       update visit v set state = 'failed', note = g.note, done_at = now(), lease_until = null
         from given g
        where v.run_id = g.run_id and v.page_id = g.page_id and v.attempt = g.attempt and v.state = 'running'
       returning v.run_id
     )
     update run r set pages_done = r.pages_done + e.n, failed = r.failed + e.n
       from (select run_id, count(*)::int as n from ended group by run_id) e
      where r.id = e.run_id`,
    [
      visits.map((visit) => visit.runId),
      visits.map((visit) => visit.pageId),
      visits.map((visit) => visit.attempt),
      visits.map((visit) => visit.note),
    ],
  );
}

const ended = `state = 'running' and filled_at is not null
  and not exists (select 1 from visit v where v.run_id = run.id and v.state in ('queued', 'running', 'paused'))`;

/**
 * Ends runs whose last visit is over. Asked after each batch for its runs, in a statement of its own: the one
 * that commits last sees nothing open. Without `runIds` all running ones are looked at (a worker may have died
 * between the two).
 */
export async function finishRuns(runIds?: readonly string[]): Promise<void> {
  if (runIds === undefined) {
    await query(`update run set state = 'done', finished_at = now() where ${ended}`);
  } else if (runIds.length > 0) {
    await query(
      `update run set state = 'done', finished_at = now() where id = any($1::uuid[]) and ${ended}`,
      [[...new Set(runIds)]],
    );
  }
}
