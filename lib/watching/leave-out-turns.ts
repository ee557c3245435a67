import { turnAfter } from "#lib/core/schedule/due";
import { one, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";

const ROWS_AT_ONCE = 20_000;

/**
 * Moves pages that the last run by schedule of a site was for, and that it did not look at, to their next turn: all of
 * them when a person cancelled it, else those whose look could not be recorded. Without this they would be due again
 * at once, for ever.
 */
export async function leaveOutTurns(scope: WriteScope, siteId: number, now: Date): Promise<void> {
  const last = await one<{ id: string; before: string; cancelled: boolean }>(
    `select id, selection->>'before' as before, state = 'cancelled' as cancelled from run
      where workspace_id = $1 and site_id = $2 and trigger = 'schedule' and selection->>'kind' = 'due'
        and state in ('done', 'cancelled')
      order by created_at desc, number desc limit 1`,
    [scope.workspaceId, siteId],
  );
  if (last === null) return;
  for (let moved = ROWS_AT_ONCE; moved === ROWS_AT_ONCE; ) {
    moved = await leaveOutChunk(scope.workspaceId, siteId, last, now);
  }
}

function leaveOutChunk(
  workspaceId: number,
  siteId: number,
  last: { id: string; before: string; cancelled: boolean },
  now: Date,
): Promise<number> {
  return transaction(async (sql) => {
    const rows = await sql.query<{ pageId: number; everyHours: number | null }>(
      `select w.page_id as "pageId", w.every_hours as "everyHours" from page_watch w
        where w.workspace_id = $1 and w.site_id = $2 and w.due_at <= $3::timestamptz
          and ($4 or exists (select 1 from visit v where v.run_id = $5 and v.page_id = w.page_id))
        order by w.page_id limit ${ROWS_AT_ONCE} for no key update of w`,
      [workspaceId, siteId, last.before, last.cancelled, last.id],
    );
    await sql.query(
      `update page_watch w set due_at = r.due_at from unnest($2::int[], $3::timestamptz[]) as r(page_id, due_at)
        where w.workspace_id = $1 and w.page_id = r.page_id`,
      [
        workspaceId,
        rows.map((row) => row.pageId),
        rows.map(
          ({ pageId, everyHours }) => new Date(turnAfter(pageId, { siteId, everyHours }, now.getTime())),
        ),
      ],
    );
    return rows.length;
  });
}
