import type { Due } from "#lib/core/schedule/due";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";

/** What stands in page_watch for one page; null: nothing looks at it by itself. */
export interface WatchRow {
  pageId: number;
  watch: {
    siteId: number;
    everyHours: number | null;
    adaptive: boolean;
    /** ms since the epoch */
    dueAt: number;
    why: Due["why"];
  } | null;
}

/**
 * Puts down when pages are due, and what no schedule and no miss asks for any more is forgotten. What is so already
 * is not written. Pages that are aliases lose their rows: the page they are has it.
 * @param pageIds the pages as they were asked for, aliases among them
 */
export async function writeWatches(
  sql: Sql,
  workspaceId: number,
  pageIds: readonly number[],
  rows: readonly WatchRow[],
): Promise<void> {
  const kept = rows.flatMap(({ pageId, watch }) =>
    watch === null ? [] : [{ pageId, ...watch, dueAt: new Date(watch.dueAt).toISOString() }],
  );
  await sql.query(
    `WITH kept AS (
       INSERT INTO page_watch AS w (workspace_id, page_id, site_id, every_hours, adaptive, due_at, why)
       SELECT $1, "pageId", "siteId", "everyHours", adaptive, "dueAt", why
       FROM jsonb_to_recordset($2::jsonb) AS r("pageId" int, "siteId" int, "everyHours" int, adaptive boolean,
         "dueAt" timestamptz, why "WatchReason")
       ORDER BY "pageId"
       ON CONFLICT (workspace_id, page_id) DO UPDATE SET site_id = excluded.site_id, every_hours = excluded.every_hours,
         adaptive = excluded.adaptive, due_at = excluded.due_at, why = excluded.why
       WHERE (w.site_id, w.every_hours, w.adaptive, w.due_at, w.why) IS DISTINCT FROM
         (excluded.site_id, excluded.every_hours, excluded.adaptive, excluded.due_at, excluded.why))
     DELETE FROM page_watch w WHERE w.workspace_id = $1 AND w.page_id = ANY($3::int[]) AND w.page_id <> ALL($4::int[])`,
    [
      workspaceId,
      safeJson(kept),
      [...new Set([...pageIds, ...rows.map((row) => row.pageId)])],
      kept.map((row) => row.pageId),
    ],
  );
}
