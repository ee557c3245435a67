import { nextLook } from "#lib/core/schedule/due";
import { holdingSchedule } from "#lib/core/schedule/holding";
import { anyConnection, type Sql, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { readPages } from "./page-facts.ts";
import { readClaims, readSchedules } from "./site-claims.ts";
import { writeWatches } from "./write-watches.ts";

/** Pages planned in one transaction: a few tenths of a second. */
const PAGES_AT_ONCE = 5_000;

/**
 * Plans when pages are looked at by themselves, as their schedules are now; part of the transaction that changed what
 * speaks of them. Planned again without a change, nothing moves.
 */
export async function planPages(
  sql: Sql,
  workspaceId: number,
  pageIds: readonly number[],
  now = new Date(),
): Promise<void> {
  if (pageIds.length === 0) return;
  // Whoever records a look of one of them meanwhile is waited for, and then what he wrote is read.
  const watched = await sql.query<{ id: number }>(
    `SELECT page_id AS id FROM page_watch WHERE workspace_id = $1 AND page_id = ANY($2::int[]) ORDER BY page_id
     FOR NO KEY UPDATE`,
    [workspaceId, pageIds],
  );
  const finals = await sql.query<{ id: number }>(
    "SELECT DISTINCT coalesce(moved_to_id, id) AS id FROM page WHERE workspace_id = $1 AND id = ANY($2::int[])",
    [workspaceId, pageIds],
  );
  const claims = await readClaims(
    sql,
    workspaceId,
    finals.map((page) => page.id),
    await readSchedules(sql, workspaceId),
  );
  // Most pages of a crawled site speak for nobody: nothing needs to be known of them.
  const spokenFor = [...new Set([...claims.keys(), ...watched.map((page) => page.id)])];
  const pages = await readPages(sql, workspaceId, spokenFor, now);
  const rows = pages.map(({ pageId, facts, row }) => {
    const holding = holdingSchedule(claims.get(pageId) ?? []) ?? {
      siteId: row?.siteId ?? 0,
      everyHours: null,
      adaptive: true,
      own: false,
    };
    // Of a site that is none any more, or of none: nothing counts the look.
    const due =
      holding.siteId === 0 ? null : nextLook(pageId, holding, facts, now.getTime(), row?.dueAt ?? null);
    const { siteId, everyHours, adaptive } = holding;
    return {
      pageId,
      watch: due === null ? null : { siteId, everyHours, adaptive, dueAt: due.at, why: due.why },
    };
  });
  await writeWatches(sql, workspaceId, pageIds, rows);
}

/**
 * Plans every page of a workspace, chunk by chunk in the order of their ids: after a schedule, a site or an import
 * changed many of them, and each night.
 */
export async function planWorkspace(
  scope: WriteScope,
  now = new Date(),
  signal?: AbortSignal,
): Promise<void> {
  const { workspaceId } = scope;
  for (let after = 0; ; ) {
    signal?.throwIfAborted();
    const found = await anyConnection.query<{ id: number }>(
      "SELECT id FROM page WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3",
      [workspaceId, after, PAGES_AT_ONCE],
    );
    const last = found.at(-1);
    if (last === undefined) return;
    const ids = found.map((page) => page.id);
    await transaction((sql) => planPages(sql, workspaceId, ids, now));
    after = last.id;
  }
}
