// Who reported which link, first and last.
import { safeJson } from "#lib/db/safe-json";
import type { Transaction } from "#lib/db/sql";
import { type Graph, linkKey } from "../graph.ts";
import { type Dates, type SightedBy, widestDates } from "./reported.ts";
import type { SightingDelta } from "./sources.ts";

export interface LinkSightingRow extends Dates {
  sourceId: number;
  targetId: number;
  sourceDomainId: number;
  targetDomainId: number;
  lostOn: string | null;
  reportedSource: string | null;
  reportedTarget: string | null;
  metrics: Record<string, number> | null;
}

// The later word stands, as for the link itself (lib/core/report.ts); a file that says nothing changes nothing.
const LOST_ON = `CASE
  WHEN excluded.lost_on IS NULL THEN CASE WHEN excluded.last_seen_on > s.lost_on THEN NULL ELSE s.lost_on END
  WHEN s.lost_on IS NULL AND excluded.lost_on < s.last_seen_on THEN NULL
  ELSE greatest(excluded.lost_on, s.lost_on) END`;

/**
 * Writes the reports of one vendor: of links that are new to the graph by COPY, nobody can have reported them before; of
 * others what is wider than before. The same report again writes nothing.
 * @returns the sightings that are new
 */
export async function writeLinkSightings(
  sql: Transaction,
  workspaceId: number,
  by: SightedBy,
  rows: readonly LinkSightingRow[],
  graph: Graph,
): Promise<SightingDelta[]> {
  // Two reported spellings may be satisfied by one link: one sighting, the widest dates.
  const byLink = new Map<string, LinkSightingRow>();
  for (const row of rows) {
    const key = linkKey(row.sourceId, row.targetId);
    const other = byLink.get(key);
    byLink.set(key, other === undefined ? row : widest(other, row));
  }
  const fresh: LinkSightingRow[] = [];
  const known: LinkSightingRow[] = [];
  for (const [key, row] of byLink) (graph.original.has(key) ? known : fresh).push(row);
  await copySightings(sql, workspaceId, by, fresh);
  const isNew = await widenSightings(sql, workspaceId, by, known);
  return [...fresh, ...known.filter((row) => isNew.has(linkKey(row.sourceId, row.targetId)))].map(
    ({ sourceDomainId, targetDomainId }) => ({ vendor: by.vendor, sourceDomainId, targetDomainId, links: 1 }),
  );
}

const COLUMNS =
  `workspace_id source_id target_id vendor first_seen_on last_seen_on lost_on import_id last_import_id
  reported_source reported_target metrics`.split(/\s+/);

async function copySightings(
  sql: Transaction,
  workspaceId: number,
  { vendor, importId }: SightedBy,
  rows: readonly LinkSightingRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const sorted = rows.toSorted((a, b) => a.sourceId - b.sourceId || a.targetId - b.targetId);
  const cells = sorted.map((row) => [
    workspaceId,
    row.sourceId,
    row.targetId,
    vendor,
    row.firstSeenOn,
    row.lastSeenOn,
    row.lostOn,
    importId,
    importId,
    row.reportedSource,
    row.reportedTarget,
    row.metrics,
  ]);
  await sql.copy("link_sighting", COLUMNS, cells);
}

/** Returns the keys of the links that this vendor had not reported. */
async function widenSightings(
  sql: Transaction,
  workspaceId: number,
  { vendor, importId }: SightedBy,
  rows: readonly LinkSightingRow[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const added = await sql.query<{ source: number; target: number }>(
    `WITH written AS (INSERT INTO link_sighting AS s (workspace_id, source_id, target_id, vendor, first_seen_on, last_seen_on, lost_on,
       import_id, last_import_id, reported_source, reported_target, metrics)
     SELECT $1, source, target, $2::"Vendor", first_seen, last_seen, lost, $3::uuid, $3::uuid, reported_source, reported_target, metrics
     FROM unnest($4::int[], $5::int[], $6::date[], $7::date[], $8::date[], $9::text[], $10::text[], $11::jsonb[])
       AS r(source, target, first_seen, last_seen, lost, reported_source, reported_target, metrics)
     ORDER BY source, target
     ON CONFLICT (workspace_id, source_id, target_id, vendor) DO UPDATE SET
       first_seen_on = least(s.first_seen_on, excluded.first_seen_on),
       last_seen_on = greatest(s.last_seen_on, excluded.last_seen_on),
       lost_on = ${LOST_ON},
       last_import_id = excluded.last_import_id,
       metrics = coalesce(excluded.metrics, s.metrics)
     WHERE excluded.first_seen_on < coalesce(s.first_seen_on, 'infinity')
        OR excluded.last_seen_on > coalesce(s.last_seen_on, '-infinity')
        OR ${LOST_ON} IS DISTINCT FROM s.lost_on
        OR (excluded.metrics IS NOT NULL AND excluded.metrics IS DISTINCT FROM s.metrics)
     RETURNING s.source_id AS source, s.target_id AS target, s.xmax = 0 AS is_new)
     SELECT source, target FROM written WHERE is_new`,
    [
      workspaceId,
      vendor,
      importId,
      rows.map(({ sourceId }) => sourceId),
      rows.map(({ targetId }) => targetId),
      rows.map(({ firstSeenOn }) => firstSeenOn),
      rows.map(({ lastSeenOn }) => lastSeenOn),
      rows.map(({ lostOn }) => lostOn),
      rows.map(({ reportedSource }) => reportedSource),
      rows.map(({ reportedTarget }) => reportedTarget),
      rows.map(({ metrics }) => (metrics === null ? null : safeJson(metrics))),
    ],
  );
  return new Set(added.map(({ source, target }) => linkKey(source, target)));
}

function widest(a: LinkSightingRow, b: LinkSightingRow): LinkSightingRow {
  return { ...a, ...widestDates(a, b), lostOn: a.lostOn === null || b.lostOn === null ? null : a.lostOn };
}
