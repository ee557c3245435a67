import type { ReportedBefore } from "#lib/core/report";
import type { Vendor } from "#lib/core/vendors";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { type Graph, type LinkRow, linkKey } from "../graph.ts";
import type { SightingDelta } from "./sources.ts";

export interface Dates {
  firstSeenOn: string | null;
  lastSeenOn: string | null;
}

export interface PageSightingRow extends Dates {
  pageId: number;
}

export interface SightedBy {
  siteId: number;
  importId: string;
  vendor: string;
}

/**
 * The latest days on which the links of the loaded pages were reported seen and lost, by `source:target`: what a
 * report of a loss, or of a return, is weighed against. Read only where one may be.
 */
export async function reportedBefore(
  sql: Sql,
  workspaceId: number,
  rows: readonly { report: { lostOn: string | null } }[],
  graph: Graph,
): Promise<Map<string, ReportedBefore>> {
  const lost = [...graph.original.values()].filter(({ state }) => state.lostOn !== null);
  const weighed = rows.some(({ report }) => report.lostOn !== null) ? [...graph.original.values()] : lost;
  if (weighed.length === 0) return new Map();
  const found = await sql.query<ReportedBefore & { source: number; target: number }>(
    `SELECT s.source_id AS source, s.target_id AS target, max(s.last_seen_on) AS "seenOn", max(s.lost_on) AS "lostOn"
     FROM unnest($2::int[], $3::int[]) AS k(source_id, target_id)
     JOIN link_sighting s ON s.workspace_id = $1 AND s.source_id = k.source_id AND s.target_id = k.target_id
     GROUP BY 1, 2`,
    [workspaceId, weighed.map((link) => link.sourceId), weighed.map((link) => link.targetId)],
  );
  return new Map(found.map(({ source, target, ...days }) => [linkKey(source, target), days]));
}

/** Whose report of which link. */
export interface SightingKey {
  sourceId: number;
  targetId: number;
  vendor: Vendor;
}

/**
 * Takes back reports of links, as an import is undone.
 * @param links the links by `source:target`
 * @returns the sightings that are gone, by pair of domains
 */
export async function deleteLinkSightings(
  sql: Sql,
  workspaceId: number,
  keys: readonly SightingKey[],
  links: ReadonlyMap<string, LinkRow>,
): Promise<SightingDelta[]> {
  if (keys.length === 0) return [];
  const gone = await sql.query<SightingKey>(
    `DELETE FROM link_sighting s USING unnest($2::int[], $3::int[], $4::text[]) AS k(source_id, target_id, vendor)
     WHERE s.workspace_id = $1 AND s.source_id = k.source_id AND s.target_id = k.target_id AND s.vendor = k.vendor::"Vendor"
     RETURNING s.source_id AS "sourceId", s.target_id AS "targetId", s.vendor`,
    [
      workspaceId,
      keys.map((key) => key.sourceId),
      keys.map((key) => key.targetId),
      keys.map((key) => key.vendor),
    ],
  );
  return gone.map(({ sourceId, targetId, vendor }) => {
    const { sourceDomainId, targetDomainId } = links.get(linkKey(sourceId, targetId)) as LinkRow;
    return { vendor, sourceDomainId, targetDomainId, links: -1 };
  });
}

/** Candidates: source pages without a target. One that was settled before is looked at again only by a person. */
export async function writePageSightings(
  sql: Sql,
  workspaceId: number,
  { siteId, importId, vendor }: SightedBy,
  rows: readonly PageSightingRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const byPage = new Map<number, PageSightingRow>();
  for (const row of rows) {
    const other = byPage.get(row.pageId);
    byPage.set(row.pageId, other === undefined ? row : { ...row, ...widestDates(other, row) });
  }
  await sql.query(
    `INSERT INTO page_sighting AS s (workspace_id, site_id, page_id, vendor, first_seen_on, last_seen_on, import_id, last_import_id,
       state)
     SELECT $1, $5::int, r."pageId", $3::"Vendor", "firstSeenOn", "lastSeenOn", $4::uuid, $4::uuid,
       (CASE WHEN EXISTS (
           SELECT 1 FROM link l JOIN site_domain sd ON sd.workspace_id = l.workspace_id AND sd.domain_id = l.target_domain_id
           WHERE l.workspace_id = $1 AND l.source_id = coalesce(p.moved_to_id, p.id) AND sd.site_id = $5
             AND l.presence IN ('found', 'missed')) THEN 'found' ELSE 'waiting' END)::"SightingState"
     FROM jsonb_to_recordset($2::jsonb) AS r("pageId" int, "firstSeenOn" date, "lastSeenOn" date)
     JOIN page p ON p.workspace_id = $1 AND p.id = r."pageId"
     ORDER BY r."pageId"
     ON CONFLICT (workspace_id, site_id, page_id, vendor) DO UPDATE SET
       first_seen_on = least(s.first_seen_on, excluded.first_seen_on),
       last_seen_on = greatest(s.last_seen_on, excluded.last_seen_on),
       last_import_id = excluded.last_import_id
     WHERE excluded.first_seen_on < coalesce(s.first_seen_on, 'infinity')
        OR excluded.last_seen_on > coalesce(s.last_seen_on, '-infinity')`,
    [workspaceId, safeJson([...byPage.values()]), vendor, importId, siteId],
  );
}

export function widestDates(a: Dates, b: Dates): Dates {
  const least = [a.firstSeenOn, b.firstSeenOn].filter((day) => day !== null).sort()[0];
  const greatest = [a.lastSeenOn, b.lastSeenOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return { firstSeenOn: least ?? null, lastSeenOn: greatest ?? null };
}
