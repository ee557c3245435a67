// The links that an undone import touched, told again by what is left of their reports, and their sightings with them.
import type { Sql, Transaction } from "#lib/db/sql";
import { type Graph, type LinkRow, linksOf } from "../graph.ts";
import { internAnchors } from "../intern.ts";
import type { Watch } from "../watch.ts";
import { flushGraph } from "../write/graph.ts";
import { writeLinkSightings } from "../write/link-sightings.ts";
import { writeOpenLinks } from "../write/pages.ts";
import { deleteLinkSightings } from "../write/reported.ts";
import type { LinkFinder, StoredSighting } from "./find-links.ts";
import { loadEvents, loadNewWhenSeen } from "./load-past.ts";
import { findRows, keyOf, retellLinks, sightingsOf } from "./retell-links.ts";
import type { StandingFile } from "./standing.ts";

interface LinkWork {
  /** The import that is undone. */
  importId: string;
  graph: Graph;
  touched: ReadonlyMap<string, LinkRow>;
  sightings: readonly StoredSighting[];
  finder: LinkFinder;
  files: readonly StandingFile[];
  known: ReadonlySet<string>;
  watch: Watch;
}

/**
 * Tells the touched links of a graph again and writes them, with their reports.
 * @returns how many are gone, and the sites whose rollups changed
 */
export async function undoLinks(
  sql: Transaction,
  workspaceId: number,
  work: LinkWork,
): Promise<{ gone: number; sites: ReadonlySet<number> }> {
  const { importId, graph, touched, sightings, known, watch } = work;
  // What an import said whose rows are kept no more cannot be told again: such a link keeps what it has.
  const isLost = ({ importId: first }: StoredSighting) => first !== importId && !known.has(first);
  const keeps = new Set(sightings.filter(isLost).map(keyOf));
  const retold = [...touched].filter(([key]) => !keeps.has(key)).map(([, link]) => link);
  const files = findRows(work.files, work.finder);
  const events = await loadEvents(sql, workspaceId, retold);
  const gone = retellLinks(graph, retold, files, events, await loadNewWhenSeen(sql, workspaceId, retold));

  const texts = retold.flatMap(
    (link) => linksOf(graph, link.sourceId).get(link.targetUrl)?.state.anchor ?? [],
  );
  const anchors = await internAnchors(
    workspaceId,
    texts.filter((text) => !graph.anchors.has(text)),
  );
  const { sites } = await flushGraph(sql, workspaceId, graph, watch, anchors, async () => {
    await keepLost(sql, workspaceId, importId, sightings.filter(isLost));
    const taken = sightings.filter((one) => touched.has(keyOf(one)) && !isLost(one));
    const changes = [await deleteLinkSightings(sql, workspaceId, taken, touched)];
    // Of a link that keeps what it has, a vendor whose report was kept has no row to be written again.
    const kept = new Set(sightings.filter(isLost).map((one) => `${keyOf(one)} ${one.vendor}`));
    const stays = new Set([...touched.keys()].filter((key) => hasLink(graph, touched.get(key))));
    for (const { file, rows } of files) {
      const said = sightingsOf(rows, stays, graph).filter((row) => !kept.has(`${keyOf(row)} ${file.vendor}`));
      changes.push(await writeLinkSightings(sql, workspaceId, file, said, graph));
    }
    return changes.flat();
  });
  const pages = [...graph.pages.values()].filter(
    (page) => graph.links.has(page.id) && page.movedToId === null,
  );
  await writeOpenLinks(sql, workspaceId, graph, pages);
  return { gone, sites };
}

const hasLink = (graph: Graph, link: LinkRow | undefined): boolean =>
  link !== undefined && linksOf(graph, link.sourceId).has(link.targetUrl);

/** A report that cannot be told again is its first import's alone, not that of the one that is undone. */
async function keepLost(
  sql: Sql,
  workspaceId: number,
  importId: string,
  sightings: readonly StoredSighting[],
): Promise<void> {
  const last = sightings.filter((one) => one.lastImportId === importId);
  if (last.length === 0) return;
  await sql.query(
    `UPDATE link_sighting s SET last_import_id = s.import_id
     FROM unnest($2::int[], $3::int[], $4::text[]) AS k(source_id, target_id, vendor)
     WHERE s.workspace_id = $1 AND s.source_id = k.source_id AND s.target_id = k.target_id AND s.vendor = k.vendor::"Vendor"`,
    [
      workspaceId,
      last.map((one) => one.sourceId),
      last.map((one) => one.targetId),
      last.map((one) => one.vendor),
    ],
  );
}
