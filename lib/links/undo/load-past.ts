// What is recorded of links that are told again: their events, and whether their page had been read before.
import type { ToldEvent } from "#lib/core/replay-reports";
import type { Sql } from "#lib/db/sql";
import { type LinkRow, linkKey } from "../graph.ts";

interface LoadedEvent extends Omit<ToldEvent, "recordedAt" | "target"> {
  sourceId: number;
  targetId: number;
  recordedAt: Date;
}

/** The events of links, oldest first, by `source:target`. */
export async function loadEvents(
  sql: Sql,
  workspaceId: number,
  links: readonly LinkRow[],
): Promise<Map<string, ToldEvent[]>> {
  const rows = await sql.query<LoadedEvent>(
    `SELECT e.source_id AS "sourceId", e.target_id AS "targetId", e.kind, e.origin, e.occurred_on AS "occurredOn",
       e.from_class AS "fromClass", e.to_class AS "toClass", e.import_id AS "importId", e.run_id AS "runId", e.detail,
       e.recorded_at AS "recordedAt"
     FROM unnest($2::int[], $3::int[]) AS k(source_id, target_id)
     JOIN link_event e ON e.workspace_id = $1 AND e.source_id = k.source_id AND e.target_id = k.target_id
     ORDER BY e.id`,
    [workspaceId, links.map((link) => link.sourceId), links.map((link) => link.targetId)],
  );
  const urls = new Map(links.map((link) => [linkKey(link.sourceId, link.targetId), link.targetUrl]));
  const events = new Map<string, ToldEvent[]>();
  for (const { sourceId, targetId, recordedAt, ...event } of rows) {
    const key = linkKey(sourceId, targetId);
    const told = { ...event, target: urls.get(key) ?? null, recordedAt: recordedAt.toISOString() };
    events.set(key, [...(events.get(key) ?? []), told]);
  }
  return events;
}

/**
 * Links that were new when we first saw them: a complete look at their page, by any of its addresses, came before,
 * and the set of sites had not changed since. Where the looks of that time are not kept any more, their event tells.
 * @returns keys `source:target`
 */
export async function loadNewWhenSeen(
  sql: Sql,
  workspaceId: number,
  links: readonly LinkRow[],
): Promise<Set<string>> {
  const seen = links.filter(({ state }) => state.foundAt !== null);
  if (seen.length === 0) return new Set();
  const rows = await sql.query<{ sourceId: number; targetId: number }>(
    `SELECT k.source_id AS "sourceId", k.target_id AS "targetId"
     FROM unnest($2::int[], $3::int[], $4::timestamptz[]) AS k(source_id, target_id, found_at)
     WHERE EXISTS (
       SELECT 1 FROM (SELECT k.source_id AS id UNION ALL
           SELECT a.id FROM page a WHERE a.workspace_id = $1 AND a.moved_to_id = k.source_id) address
         JOIN page_check c ON c.workspace_id = $1 AND c.page_id = address.id AND c.at < k.found_at
       WHERE c.access = 'ok' AND NOT c.truncated AND NOT c.soft_404 AND NOT EXISTS (
         SELECT 1 FROM audit_entry a WHERE a.workspace_id = $1 AND a.at > c.at AND a.at <= k.found_at
           AND a.action IN ('site.create', 'site.update')))
       OR (NOT EXISTS (SELECT 1 FROM page_check c WHERE c.workspace_id = $1 AND c.page_id = k.source_id AND c.at <= k.found_at)
         AND EXISTS (SELECT 1 FROM link_event e WHERE e.workspace_id = $1 AND e.source_id = k.source_id
           AND e.target_id = k.target_id AND e.kind = 'gained' AND e.origin = 'observed'))`,
    [
      workspaceId,
      seen.map((link) => link.sourceId),
      seen.map((link) => link.targetId),
      seen.map(({ state }) => state.foundAt),
    ],
  );
  return new Set(rows.map((row) => linkKey(row.sourceId, row.targetId)));
}
