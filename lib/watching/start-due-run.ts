import { newId } from "#lib/db/new-id";
import { query, type Sql, transaction } from "#lib/db/sql";
import { fillRunJob } from "#lib/jobs/definitions/fill-run";
import { sendJob } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { leaveOutTurns } from "./leave-out-turns.ts";
import { planPages } from "./plan-pages.ts";

/** A run that could not be begun is tried again after so many minutes. */
const FAILED_PAUSE_MINUTES = 60;
const OPEN = "('queued', 'running', 'paused')";

/** Sites of the whole instance on which pages are due and no run by schedule is open. */
export function sitesWithDuePages(now: Date): Promise<{ workspaceId: number; siteId: number }[]> {
  return query(
    `select s.workspace_id as "workspaceId", s.id as "siteId" from site s
       join workspace w on w.id = s.workspace_id and w.deleted_at is null
      where exists (select 1 from page_watch pw
                     where pw.workspace_id = s.workspace_id and pw.site_id = s.id and pw.due_at <= $1)
        and not exists (select 1 from run r where r.workspace_id = s.workspace_id and r.site_id = s.id
                          and r.trigger = 'schedule' and r.selection->>'kind' = 'due' and r.state in ${OPEN})
      order by s.workspace_id, s.id`,
    [now],
  );
}

/**
 * Begins a run of the pages of a site that are due at `now`. One at a time a site, however many workers ask: while one
 * is open (paused too) no other begins. What the last one left out, because it was cancelled or could not be recorded,
 * waits for its next turn.
 * @returns the run's id; null when there is nothing to begin
 */
export async function startDueRun(scope: WriteScope, siteId: number, now: Date): Promise<string | null> {
  const { workspaceId } = scope;
  await leaveOutTurns(scope, siteId, now);
  return transaction(async (sql) => {
    // The same lock as for a run that a person starts: runs are numbered in a workspace.
    await sql.query("select pg_advisory_xact_lock(hashtext('start-run'), $1)", [workspaceId]);
    const [blocked] = await sql.query(
      `select 1 from run where workspace_id = $1 and site_id = $2 and trigger = 'schedule' and selection->>'kind' = 'due' and (state in ${OPEN}
          or (state = 'failed' and finished_at > $3::timestamptz - $4 * interval '1 minute'))
        limit 1`,
      [workspaceId, siteId, now, FAILED_PAUSE_MINUTES],
    );
    if (blocked !== undefined) return null;
    await settleAliases(sql, workspaceId, siteId, now);
    const [any] = await sql.query(
      "select 1 from page_watch where workspace_id = $1 and site_id = $2 and due_at <= $3 limit 1",
      [workspaceId, siteId, now],
    );
    if (any === undefined) return null;
    const id = newId();
    await sql.query(
      `insert into run (id, workspace_id, site_id, trigger, number, selection)
       values ($1, $2, $3, 'schedule', (select coalesce(max(number), 0) + 1 from run where workspace_id = $2), $4)`,
      [id, workspaceId, siteId, JSON.stringify({ kind: "due", before: now.toISOString() })],
    );
    await sendJob(sql, fillRunJob, { workspaceId, runId: id });
    return id;
  });
}

/** A page that became another address of a page since it was planned hands its turn over to that page. */
async function settleAliases(sql: Sql, workspaceId: number, siteId: number, now: Date): Promise<void> {
  const aliases = await sql.query<{ id: number }>(
    `select p.id from page_watch w join page p on p.workspace_id = w.workspace_id and p.id = w.page_id
      where w.workspace_id = $1 and w.site_id = $2 and w.due_at <= $3 and p.moved_to_id is not null limit 5000`,
    [workspaceId, siteId, now],
  );
  await planPages(
    sql,
    workspaceId,
    aliases.map((page) => page.id),
    now,
  );
}
