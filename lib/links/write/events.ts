// Events are the history that everything dated is summed from: what goes in or out here is exactly what the
// rollups move by.

import type { EventKind, LinkState, StoredRelClass } from "#lib/core/link-state";
import { safeJson } from "#lib/db/safe-json";
import type { Sql, Transaction } from "#lib/db/sql";
import { type Graph, type GraphEvent, linkKey, type Moves } from "../graph.ts";

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
  detail: object | null;
  /** Null: now. */
  recordedAt: Date | string | null;
}

/** Writes the graph's new events. Returns them as rows. */
export async function writeEvents(sql: Transaction, workspaceId: number, graph: Graph): Promise<EventRow[]> {
  const rows: FullEventRow[] = [];
  const add = ({ draft, importId, runId, recordedAt }: GraphEvent, ids: EventIds) => {
    const { kind, origin, occurredOn, fromClass, toClass, detail } = draft;
    rows.push({
      kind,
      origin,
      occurredOn,
      ...ids,
      fromClass,
      toClass,
      importId,
      runId,
      detail,
      recordedAt: recordedAt ?? null,
    });
  };
  for (const event of graph.pageEvents) {
    const page = graph.pages.get(event.sourceId);
    if (page === undefined) throw new Error("an event of a page that is not in the graph");
    add(event, { sourceId: page.id, sourceDomainId: page.domainId, targetId: null, targetDomainId: null });
  }
  for (const links of graph.links.values()) {
    for (const { state, past, ...link } of links.values()) {
      const { sourceId, targetId, sourceDomainId, targetDomainId } = link;
      for (const event of past.events) {
        const isFirst = event.draft.kind === "gained" || event.draft.kind === "known";
        const draft = isFirst ? { ...event.draft, ...firstOf(state) } : event.draft;
        add({ ...event, draft }, { sourceId, targetId, sourceDomainId, targetDomainId });
      }
    }
  }
  await copyEvents(
    sql,
    workspaceId,
    rows.filter(({ recordedAt }) => recordedAt === null),
  );
  // A past that is told again keeps the times at which it was recorded.
  await insertEvents(
    sql,
    workspaceId,
    rows.filter(({ recordedAt }) => recordedAt !== null),
  );
  return rows;
}

const COPIED =
  `workspace_id kind origin occurred_on source_id target_id source_domain_id target_domain_id from_class to_class
  import_id run_id detail`.split(/\s+/);

/** Events of now. */
async function copyEvents(
  sql: Transaction,
  workspaceId: number,
  rows: readonly FullEventRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const cells = rows.map((row) => [
    workspaceId,
    row.kind,
    row.origin,
    row.occurredOn,
    row.sourceId,
    row.targetId,
    row.sourceDomainId,
    row.targetDomainId,
    row.fromClass,
    row.toClass,
    row.importId,
    row.runId,
    row.detail,
  ]);
  await sql.copy("link_event", COPIED, cells);
}

type EventIds = Pick<FullEventRow, "sourceId" | "targetId" | "sourceDomainId" | "targetDomainId">;

// A later report of the same batch may have known an earlier day.
function firstOf({ knownOn, dated }: LinkState): { kind: "gained" | "known"; occurredOn: string } {
  return { kind: dated ? "gained" : "known", occurredOn: knownOn };
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
 * Moves the history of rows that turned out to be other links; where another history stands for the link, the
 * row's own goes: one link is counted once. Each event keeps the time at which it was recorded: a page that moved is
 * no reason to tell its past again.
 * @returns what was taken out and what was put back, for the rollups
 */
export async function moveEvents(
  sql: Sql,
  workspaceId: number,
  { histories, dropped }: Pick<Moves, "histories" | "dropped">,
): Promise<{ removed: EventRow[]; added: EventRow[] }> {
  const gone = [...histories.map((move) => move.from), ...dropped];
  if (gone.length === 0) return { removed: [], added: [] };
  const removed = await sql.query<FullEventRow & { id: string }>(
    `DELETE FROM link_event e USING unnest($2::int[], $3::int[]) AS k(source_id, target_id)
     WHERE e.workspace_id = $1 AND e.source_id = k.source_id AND e.target_id = k.target_id
     RETURNING e.id, e.kind, e.origin, e.occurred_on AS "occurredOn", e.source_id AS "sourceId", e.target_id AS "targetId",
       e.source_domain_id AS "sourceDomainId", e.target_domain_id AS "targetDomainId", e.from_class AS "fromClass",
       e.to_class AS "toClass", e.import_id AS "importId", e.run_id AS "runId", e.detail, e.recorded_at AS "recordedAt"`,
    [workspaceId, gone.map((link) => link.sourceId), gone.map((link) => link.targetId)],
  );
  const places = new Map(histories.map(({ from, to }) => [linkKey(from.sourceId, from.targetId), to]));
  const added: FullEventRow[] = [];
  for (const { id: _id, ...row } of removed.sort((a, b) => Number(a.id) - Number(b.id))) {
    const place = row.targetId === null ? undefined : places.get(linkKey(row.sourceId, row.targetId));
    if (place === undefined) continue;
    const { sourceId, targetId, sourceDomainId, targetDomainId } = place;
    added.push({ ...row, sourceId, targetId, sourceDomainId, targetDomainId });
  }
  await insertEvents(sql, workspaceId, added);
  return { removed, added };
}

/**
 * Moves the first event of links whose first date was found to be earlier.
 * @returns the events before and after
 */
export async function moveFirstEvents(
  sql: Sql,
  workspaceId: number,
  firsts: Moves["firsts"],
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
