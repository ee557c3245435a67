// Takes pages to another domain, with everything that copies or counts their domain: links, events, rollups. What the
// rollups move by comes from the same functions as for a look or a report.
import type { Sql } from "#lib/db/sql";
import { type Graph, type LinkRow, linkKey, loadGraph, lockPages } from "../graph.ts";
import type { Watch } from "../watch.ts";
import type { EventRow } from "../write/events.ts";
import { deleteOrphanDomains } from "../write/orphans.ts";
import { pairDeltas } from "../write/pairs.ts";
import { applyRollups } from "../write/rollups.ts";
import type { SightingDelta } from "../write/sources.ts";
import { deltasOfUse } from "../write/uses.ts";

/**
 * Moves pages in the caller's transaction, which holds the writers' lock.
 * @param to domain ids by page id
 * @returns the sites whose rollups changed
 */
export async function movePages(
  sql: Sql,
  workspaceId: number,
  to: ReadonlyMap<number, number>,
  watch: Watch,
): Promise<Set<number>> {
  const pages = await lockPages(sql, workspaceId, to.keys());
  const graph = await loadGraph(sql, workspaceId, pages, to.keys(), "either");
  const before = [...graph.original.values()];
  const after = before.map((link) => ({
    ...link,
    sourceDomainId: to.get(link.sourceId) ?? link.sourceDomainId,
    targetDomainId: to.get(link.targetId) ?? link.targetDomainId,
  }));
  // The domain ids of links follow by the foreign key.
  await sql.query(
    `UPDATE page p SET domain_id = m.domain FROM unnest($2::int[], $3::int[]) AS m(id, domain)
     WHERE p.workspace_id = $1 AND p.id = m.id`,
    [workspaceId, [...to.keys()], [...to.values()]],
  );
  const sites = await applyRollups(sql, workspaceId, watch, {
    pairs: pairDeltas(before, after),
    uses: deltasOfUse(before, after, graph.anchors, watch),
    sightings: await sightingsOf(sql, workspaceId, graph, after),
    ...(await moveEvents(sql, workspaceId, graph, after, to)),
  });
  const left = [...to.keys()].flatMap((id) => pages.get(id)?.domainId ?? []);
  await deleteOrphanDomains(sql, workspaceId, [...new Set(left)]);
  return sites;
}

const keysOf = (workspaceId: number, links: readonly LinkRow[]) => [
  workspaceId,
  links.map(({ sourceId }) => sourceId),
  links.map(({ targetId }) => targetId),
];

async function moveEvents(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  links: readonly LinkRow[],
  to: ReadonlyMap<number, number>,
): Promise<{ removed: EventRow[]; added: EventRow[] }> {
  await sql.query(
    `UPDATE link_event e SET source_domain_id = m.domain FROM unnest($2::int[], $3::int[]) AS m(id, domain)
     WHERE e.workspace_id = $1 AND e.source_id = m.id AND e.target_id IS NULL`,
    [workspaceId, [...to.keys()], [...to.values()]],
  );
  const added = await sql.query<EventRow & { sourceId: number; targetId: number }>(
    `UPDATE link_event e SET source_domain_id = m.source_domain, target_domain_id = m.target_domain
     FROM unnest($2::int[], $3::int[], $4::int[], $5::int[]) AS m(source, target, source_domain, target_domain)
     WHERE e.workspace_id = $1 AND e.source_id = m.source AND e.target_id = m.target
     RETURNING e.kind, e.occurred_on AS "occurredOn", e.source_domain_id AS "sourceDomainId",
       e.target_domain_id AS "targetDomainId", e.from_class AS "fromClass", e.to_class AS "toClass",
       e.source_id AS "sourceId", e.target_id AS "targetId"`,
    [
      ...keysOf(workspaceId, links),
      links.map(({ sourceDomainId }) => sourceDomainId),
      links.map(({ targetDomainId }) => targetDomainId),
    ],
  );
  const removed = added.map((event) => {
    const { sourceDomainId, targetDomainId } = graph.original.get(
      linkKey(event.sourceId, event.targetId),
    ) as LinkRow;
    return { ...event, sourceDomainId, targetDomainId };
  });
  return { removed, added };
}

async function sightingsOf(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  links: readonly LinkRow[],
): Promise<SightingDelta[]> {
  const rows = await sql.query<{ source: number; target: number; vendor: string }>(
    `SELECT s.source_id AS source, s.target_id AS target, s.vendor FROM unnest($2::int[], $3::int[]) AS k(source, target)
     JOIN link_sighting s ON s.workspace_id = $1 AND s.source_id = k.source AND s.target_id = k.target`,
    keysOf(workspaceId, links),
  );
  const now = new Map(links.map((link) => [linkKey(link.sourceId, link.targetId), link]));
  return rows.flatMap(({ source, target, vendor }) => {
    const key = linkKey(source, target);
    const sighting = (link: LinkRow, by: 1 | -1) => ({
      vendor,
      sourceDomainId: link.sourceDomainId,
      targetDomainId: link.targetDomainId,
      links: by,
    });
    return [sighting(graph.original.get(key) as LinkRow, -1), sighting(now.get(key) as LinkRow, 1)];
  });
}
