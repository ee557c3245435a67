// Events are the history that everything dated is summed from: what goes in or out here is exactly what the
// rollups move by.

import type { EventKind, StoredRelClass } from "#lib/core/link-state";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { type Graph, linkKey, linksOf, resolvedMoves } from "../graph.ts";

/** An event as a row, as far as the rollups need it. */
export interface EventRow {
  kind: EventKind;
  occurredOn: string;
  sourceDomainId: number;
  targetDomainId: number | null;
  fromClass: StoredRelClass | null;
  toClass: StoredRelClass | null;
}

interface FullEventRow extends EventRow {
  origin: string;
  sourceId: number;
  targetId: number | null;
  importId: string | null;
  runId: string | null;
  detail: unknown;
  /** Null: now. */
  recordedAt: Date | null;
}

/** Writes the graph's new events. Returns them as rows. */
export async function writeEvents(sql: Sql, workspaceId: number, graph: Graph): Promise<EventRow[]> {
  const rows: FullEventRow[] = [];
  for (const { sourceId, draft, importId, runId } of graph.events) {
    const link = draft.target === null ? null : linksOf(graph, sourceId).get(draft.target);
    const source = graph.pages.get(sourceId);
    if (link === undefined || source === undefined)
      throw new Error("an event of a link that is not in the graph");
    rows.push({
      kind: draft.kind,
      origin: draft.origin,
      occurredOn: draft.occurredOn,
      sourceId,
      targetId: link?.targetId ?? null,
      sourceDomainId: source.domainId,
      targetDomainId: link?.targetDomainId ?? null,
      fromClass: draft.fromClass,
      toClass: draft.toClass,
      importId,
      runId,
      detail: draft.detail,
      recordedAt: null,
    });
  }
  await insertEvents(sql, workspaceId, rows);
  return rows;
}

async function insertEvents(sql: Sql, workspaceId: number, rows: readonly FullEventRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `INSERT INTO link_event (workspace_id, kind, origin, occurred_on, source_id, target_id, source_domain_id,
       target_domain_id, from_class, to_class, import_id, run_id, detail, recorded_at)
     SELECT $1, kind, origin, "occurredOn", "sourceId", "targetId", "sourceDomainId", "targetDomainId", "fromClass", "toClass",
       "importId", "runId", nullif(detail, 'null'), coalesce("recordedAt", now())
     FROM jsonb_to_recordset($2::jsonb) AS r(kind "EventKind", origin "EventOrigin", "occurredOn" date, "sourceId" int,
       "targetId" int, "sourceDomainId" int, "targetDomainId" int, "fromClass" "RelClass", "toClass" "RelClass",
       "importId" uuid, "runId" uuid, detail jsonb, "recordedAt" timestamptz)`,
    [workspaceId, safeJson(rows)],
  );
}

/**
 * Moves the history of rows that turned out to be other links. Where the other link has a history of its own,
 * the moved row's goes: one link is counted once. Each event keeps the time at which it was recorded: a page that
 * moved is no reason to tell its past again.
 * @returns what was taken out and what was put back, for the rollups
 */
export async function moveEvents(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
): Promise<{ removed: EventRow[]; added: EventRow[] }> {
  const removed: EventRow[] = [];
  const added: EventRow[] = [];
  const taken = new Set(graph.original.keys());
  for (const { from, to } of resolvedMoves(graph)) {
    const rows = await sql.query<FullEventRow>(
      `DELETE FROM link_event WHERE workspace_id = $1 AND source_id = $2 AND target_id = $3
       RETURNING kind, origin, occurred_on AS "occurredOn", source_id AS "sourceId", target_id AS "targetId",
         source_domain_id AS "sourceDomainId", target_domain_id AS "targetDomainId", from_class AS "fromClass",
         to_class AS "toClass", import_id AS "importId", run_id AS "runId", detail, recorded_at AS "recordedAt"`,
      [workspaceId, from.sourceId, from.targetId],
    );
    removed.push(...rows);
    const key = linkKey(to.sourceId, to.targetId);
    const target = [...linksOf(graph, to.sourceId).values()].find((link) => link.targetId === to.targetId);
    if (taken.has(key) || target === undefined) continue;
    taken.add(key);
    const moved = rows.map((row) => ({
      ...row,
      sourceId: target.sourceId,
      targetId: target.targetId,
      sourceDomainId: target.sourceDomainId,
      targetDomainId: target.targetDomainId,
    }));
    await insertEvents(sql, workspaceId, moved);
    added.push(...moved);
  }
  return { removed, added };
}

/**
 * Moves the first event of links whose first date was found to be earlier.
 * @returns the events before and after
 */
export async function moveFirstEvents(
  sql: Sql,
  workspaceId: number,
  firsts: readonly { sourceId: number; targetId: number; day: string }[],
): Promise<{ removed: EventRow[]; added: EventRow[] }> {
  if (firsts.length === 0) return { removed: [], added: [] };
  const rows = await sql.query<EventRow & { oldKind: EventKind; oldDay: string }>(
    `WITH first AS (SELECT * FROM unnest($2::int[], $3::int[], $4::date[]) AS f(source_id, target_id, day)),
          old AS (SELECT e.id, e.recorded_at, e.kind, e.occurred_on, f.day FROM link_event e JOIN first f
                  ON e.source_id = f.source_id AND e.target_id = f.target_id
                  WHERE e.workspace_id = $1 AND e.kind IN ('gained', 'known'))
     UPDATE link_event e SET kind = 'gained', occurred_on = old.day FROM old
     WHERE e.id = old.id AND e.recorded_at = old.recorded_at
     RETURNING e.kind, e.occurred_on AS "occurredOn", e.source_domain_id AS "sourceDomainId",
       e.target_domain_id AS "targetDomainId", e.from_class AS "fromClass", e.to_class AS "toClass",
       old.kind AS "oldKind", old.occurred_on AS "oldDay"`,
    [workspaceId, firsts.map((f) => f.sourceId), firsts.map((f) => f.targetId), firsts.map((f) => f.day)],
  );
  const removed = rows.map(({ oldKind, oldDay, ...row }) => ({ ...row, kind: oldKind, occurredOn: oldDay }));
  return { removed, added: rows.map(({ oldKind: _kind, oldDay: _day, ...row }) => row) };
}
