import type { Sql } from "#lib/db/sql";
import { type LinkMove, type LinkRow, linkKey } from "../graph.ts";
import type { SightingKey } from "./reported.ts";
import type { SightingDelta } from "./sources.ts";

/**
 * Points the reports of a row at the link it turned out to be; a vendor that reported both keeps the widest
 * dates. The address as reported is kept.
 * @returns the sightings that are new where they went; those that they came from go with their rows
 */
export async function moveSightings(
  sql: Sql,
  workspaceId: number,
  moves: readonly LinkMove[],
): Promise<SightingDelta[]> {
  if (moves.length === 0) return [];
  // Several rows may become one link: the reports of one vendor are drawn together first.
  const moved = await sql.query<SightingKey & { isNew: boolean }>(
    `INSERT INTO link_sighting AS t (workspace_id, source_id, target_id, vendor, first_seen_on, last_seen_on, lost_on,
       import_id, last_import_id, reported_source, reported_target, metrics)
     SELECT DISTINCT ON (m.to_source, m.to_target, s.vendor) $1, m.to_source, m.to_target, s.vendor,
       min(s.first_seen_on) OVER w, max(s.last_seen_on) OVER w, s.lost_on, s.import_id, s.last_import_id,
       coalesce(s.reported_source, sp.url), coalesce(s.reported_target, tp.url), s.metrics
     FROM unnest($2::int[], $3::int[], $4::int[], $5::int[]) AS m(from_source, from_target, to_source, to_target)
     JOIN link_sighting s ON s.workspace_id = $1 AND s.source_id = m.from_source AND s.target_id = m.from_target
     JOIN page sp ON sp.id = s.source_id JOIN page tp ON tp.id = s.target_id
     WINDOW w AS (PARTITION BY m.to_source, m.to_target, s.vendor)
     ORDER BY m.to_source, m.to_target, s.vendor, s.last_seen_on DESC NULLS LAST
     ON CONFLICT (workspace_id, source_id, target_id, vendor) DO UPDATE SET
       first_seen_on = least(t.first_seen_on, excluded.first_seen_on),
       last_seen_on = greatest(t.last_seen_on, excluded.last_seen_on)
     RETURNING t.source_id AS "sourceId", t.target_id AS "targetId", t.vendor, t.xmax = 0 AS "isNew"`,
    [
      workspaceId,
      moves.map(({ from }) => from.sourceId),
      moves.map(({ from }) => from.targetId),
      moves.map(({ to }) => to.sourceId),
      moves.map(({ to }) => to.targetId),
    ],
  );
  const places = new Map(moves.map(({ to }) => [linkKey(to.sourceId, to.targetId), to]));
  return moved
    .filter(({ isNew }) => isNew)
    .map(({ sourceId, targetId, vendor }) => {
      const { sourceDomainId, targetDomainId } = places.get(linkKey(sourceId, targetId)) as LinkMove["to"];
      return { vendor, sourceDomainId, targetDomainId, links: 1 };
    });
}

/**
 * Deletes rows that turned out to be other links; their sightings were moved before.
 * @returns the sightings that went with them
 */
export async function deleteLinks(
  sql: Sql,
  workspaceId: number,
  rows: readonly LinkRow[],
): Promise<SightingDelta[]> {
  if (rows.length === 0) return [];
  const keys = [workspaceId, rows.map((row) => row.sourceId), rows.map((row) => row.targetId)];
  const gone = await sql.query<SightingKey>(
    `DELETE FROM link_sighting s USING unnest($2::int[], $3::int[]) AS d(source_id, target_id)
     WHERE s.workspace_id = $1 AND s.source_id = d.source_id AND s.target_id = d.target_id
     RETURNING s.source_id AS "sourceId", s.target_id AS "targetId", s.vendor`,
    keys,
  );
  await sql.query(
    `DELETE FROM link l USING unnest($2::int[], $3::int[]) AS d(source_id, target_id)
     WHERE l.workspace_id = $1 AND l.source_id = d.source_id AND l.target_id = d.target_id`,
    keys,
  );
  const rowOf = new Map(rows.map((row) => [linkKey(row.sourceId, row.targetId), row]));
  return gone.map(({ sourceId, targetId, vendor }) => {
    const { sourceDomainId, targetDomainId } = rowOf.get(linkKey(sourceId, targetId)) as LinkRow;
    return { vendor, sourceDomainId, targetDomainId, links: -1 };
  });
}
