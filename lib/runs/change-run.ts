import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { holdVisits, resumeVisits } from "#lib/frontier/pause-visits";
import type { WriteScope } from "#lib/scope/scope";
import type { RunState } from "./types.ts";

/** Stops a run from beginning further visits. Those under way end as they would. Throws "not_found", "conflict". */
export async function pauseRun(scope: WriteScope, id: string): Promise<void> {
  await transaction(async (sql) => {
    const { state } = await lockRun(sql, scope, id);
    if (state === "paused") return;
    refuseEnded(state);
    await sql.query("update run set state = 'paused' where id = $1", [id]);
    await holdVisits(sql, id, "paused");
  });
}

/** Lets a paused run go on. Throws "not_found", "conflict". */
export async function resumeRun(scope: WriteScope, id: string): Promise<void> {
  await transaction(async (sql) => {
    const { state, filled } = await lockRun(sql, scope, id);
    if (state === "queued" || state === "running") return;
    refuseEnded(state);
    // One whose last page was finished while it was paused is done when it goes on.
    await sql.query(
      `update run
          set state = case when not $2::bool then 'queued' when pages_done >= pages then 'done' else 'running' end::"RunState",
              finished_at = case when $2::bool and pages_done >= pages then now() end
        where id = $1`,
      [id, filled],
    );
    await resumeVisits(sql, id);
  });
}

/** Ends a run: what was read stays, what waits is dropped. Throws "not_found", "conflict". */
export async function cancelRun(scope: WriteScope, id: string): Promise<void> {
  await transaction(async (sql) => {
    const { state } = await lockRun(sql, scope, id);
    if (state === "cancelled") return;
    refuseEnded(state);
    await sql.query("update run set state = 'cancelled', finished_at = now() where id = $1", [id]);
    await holdVisits(sql, id, "cancelled");
  });
}

/** Ends a run that could not be begun, with the reason for people. */
export async function failRun(scope: WriteScope, id: string, error: string): Promise<void> {
  await transaction(async (sql) => {
    await sql.query(
      `update run set state = 'failed', finished_at = now(), error = $3
        where workspace_id = $1 and id = $2 and state not in ('done', 'cancelled')`,
      [scope.workspaceId, id, error],
    );
    await holdVisits(sql, id, "cancelled");
  });
}

async function lockRun(
  sql: Sql,
  scope: WriteScope,
  id: string,
): Promise<{ state: RunState; filled: boolean }> {
  const [run] = await sql.query<{ state: RunState; filled: boolean }>(
    `select state, filled_at is not null as filled from run
      where workspace_id = $1 and id = $2 and ($3::int[] is null or site_id = any($3)) for no key update`,
    [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
  );
  if (run === undefined) throw new AppError("not_found", "This run is not there.");
  return run;
}

function refuseEnded(state: RunState): void {
  if (state === "done" || state === "cancelled" || state === "failed") {
    throw new AppError("conflict", "This run has ended. What it found is kept; start another one.");
  }
}
