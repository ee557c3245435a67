import { nextLook } from "#lib/core/schedule/due";
import type { Sql } from "#lib/db/sql";
import { readPages } from "#lib/watching/page-facts";
import { type WatchRow, writeWatches } from "#lib/watching/write-watches";
import { type Graph, linksOf } from "../graph.ts";

/** A page that was just looked at. */
export interface LookedAt {
  /** It and every address that turned out to be it. */
  pageIds: readonly number[];
  /** The site that counts a second look, where no schedule asks for one. */
  siteId: number;
  /** A link or a promise on it is missed: it is looked at again whatever its schedule. */
  missed: boolean;
  /** ISO 8601; the look. */
  at: string;
  retryAfterMs: number | null;
}

/** Whether a link of the page is missed and not settled. A page whose links were not loaded is as it was: it has none. */
export function hasMiss(graph: Graph, pageId: number): boolean {
  if (!graph.links.has(pageId)) return false;
  return [...linksOf(graph, pageId).values()].some(
    ({ state }) => state.misses > 0 && (state.presence === "missed" || state.presence === "reported"),
  );
}

/**
 * Says when pages that were looked at are due again, as the last step of the transaction that records the looks: what
 * it reads is what they wrote. One statement where nobody watches any of them.
 */
export async function moveWatches(
  sql: Sql,
  workspaceId: number,
  looks: readonly LookedAt[],
  now: Date,
): Promise<void> {
  const ids = [...new Set(looks.flatMap((look) => look.pageIds))];
  const missed = looks.filter((look) => look.missed).flatMap((look) => look.pageIds);
  const watched = await sql.query<{ id: number }>(
    "SELECT page_id AS id FROM page_watch WHERE workspace_id = $1 AND page_id = ANY($2::int[])",
    [workspaceId, ids],
  );
  const due = [...new Set([...watched.map((page) => page.id), ...missed])];
  if (due.length === 0) return;
  const pages = await readPages(sql, workspaceId, due, now);
  const lookOf = new Map(looks.flatMap((look) => look.pageIds.map((id) => [id, look] as const)));
  const rows = pages.map(({ pageId, facts, row, own }): WatchRow => {
    const look = lookOf.get(pageId);
    const holding = row ?? { siteId: look?.siteId ?? 0, everyHours: null, adaptive: true };
    const retryAt = look?.retryAfterMs ? Date.parse(look.at) + look.retryAfterMs : null;
    const next = nextLook(pageId, { ...holding, own }, { ...facts, retryAt }, now.getTime());
    const { siteId, everyHours, adaptive } = holding;
    return {
      pageId,
      watch: next === null ? null : { siteId, everyHours, adaptive, dueAt: next.at, why: next.why },
    };
  });
  await writeWatches(sql, workspaceId, ids, rows);
}
