// An import is undone chunk by chunk: each link that its rows speak of is told again by the imports that stand, over
// what we saw ourselves. The same graph, flush and rollups as for everything else that writes links.
import { type Sql, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { type Graph, type LinkRow, linksOf, loadGraph, lockPages } from "../graph.ts";
import { hashKey } from "../hash-key.ts";
import { internAnchors } from "../intern.ts";
import { namedRows } from "../named-rows.ts";
import type { ReportedLink } from "../record-reports.ts";
import { holdWatch, type Watch, withWatch } from "../watch.ts";
import { flushGraph } from "../write/graph.ts";
import { deleteOrphanAnchors, deleteOrphanPages } from "../write/orphans.ts";
import { writeOpenLinks } from "../write/pages.ts";
import { deleteLinkSightings, type SightingKey, writeLinkSightings } from "../write/reported.ts";
import type { SightingDelta } from "../write/sources.ts";
import { raiseSummaries } from "../write/summaries.ts";
import { LinkFinder, loadSightings, type StoredSighting } from "./find-links.ts";
import { loadEvents, loadNewWhenSeen } from "./load-past.ts";
import { findRows, keyOf, retellLinks, sightingsOf } from "./retell-links.ts";
import type { StandingFile, StandingReports } from "./standing.ts";
import { undoCandidates } from "./undo-candidates.ts";

export interface UndoChunk {
  siteId: number;
  importId: string;
  /** Rows of the import that is undone, at most 2,000; all other imports stand. */
  rows: readonly ReportedLink[];
}

export interface UndoResult {
  /** Links that nobody else reports and we never saw. */
  links: number;
  /** Pages that were to be read for this import alone. */
  candidates: number;
}

/**
 * Undoes one chunk of reported links in one transaction. Done twice it changes nothing more.
 * @param also runs in the same transaction: the undo's progress and resume point
 */
export async function undoReports(
  scope: WriteScope,
  chunk: UndoChunk,
  standing: StandingReports,
  also: (sql: Sql, result: UndoResult) => Promise<void> = async () => {},
): Promise<UndoResult> {
  const { workspaceId } = scope;
  return withWatch(workspaceId, (watch) =>
    transaction(async (sql) => {
      await holdWatch(sql, workspaceId, watch);
      const { result, sites } = await undoInOne(sql, workspaceId, chunk, standing, watch);
      await also(sql, result);
      await raiseSummaries(sql, workspaceId, sites);
      return result;
    }),
  );
}

async function undoInOne(
  sql: Sql,
  workspaceId: number,
  chunk: UndoChunk,
  standing: StandingReports,
  watch: Watch,
): Promise<{ result: UndoResult; sites: ReadonlySet<number> }> {
  // Days are of no matter here: only addresses are read.
  const rows = namedRows(chunk.rows, "9999-12-31");
  const sources = await pageIds(
    sql,
    workspaceId,
    rows.map((row) => row.sourceUrl),
  );
  const graph = await lockGraph(sql, workspaceId, [...sources.values()]);
  const sightings = await loadSightings(sql, workspaceId, [...graph.links.keys()]);
  const finder = new LinkFinder(graph, sightings);
  const touched = new Map<string, LinkRow>();
  for (const { sourceUrl, targetUrl } of rows) {
    const link = targetUrl === null ? undefined : finder.find({ sourceUrl, targetUrl });
    if (link !== undefined) touched.set(keyOf(link), link);
  }
  for (const sighting of sightings) {
    const link = graph.original.get(keyOf(sighting));
    if (link !== undefined && speaksOf(sighting, chunk.importId)) touched.set(keyOf(link), link);
  }
  const urls = await addressesOf(sql, workspaceId, graph, sightings);
  const known = await standing.known(sql);
  const files = await standing.read(sql, [...urls]);
  const { gone: links, sites } = await undoLinks(sql, workspaceId, {
    chunk,
    graph,
    touched,
    sightings,
    finder,
    files,
    known,
    watch,
  });
  const candidates = await undoCandidates(sql, workspaceId, {
    ...chunk,
    files,
    known,
    pageIds: rows.flatMap((row) => (row.targetUrl === null ? (sources.get(row.sourceUrl) ?? []) : [])),
  });
  const anchors = [
    ...rows.map((row) => row.report.anchor),
    ...[...touched.values()].map(({ state }) => state.anchor),
  ];
  await deleteOrphanAnchors(
    sql,
    workspaceId,
    anchors.filter((text) => text !== null),
  );
  const targets = await pageIds(
    sql,
    workspaceId,
    rows.flatMap((row) => row.targetUrl ?? []),
  );
  await deleteOrphanPages(sql, workspaceId, [
    ...new Set([
      ...graph.pages.keys(),
      ...targets.values(),
      ...[...touched.values()].map((link) => link.targetId),
    ]),
  ]);
  return { result: { links, candidates }, sites };
}

interface LinkWork {
  chunk: UndoChunk;
  graph: Graph;
  touched: ReadonlyMap<string, LinkRow>;
  sightings: readonly StoredSighting[];
  finder: LinkFinder;
  files: readonly StandingFile[];
  known: ReadonlySet<string>;
  watch: Watch;
}

/** @returns how many links are gone, and the sites whose rollups changed */
async function undoLinks(
  sql: Sql,
  workspaceId: number,
  work: LinkWork,
): Promise<{ gone: number; sites: ReadonlySet<number> }> {
  const { chunk, graph, touched, sightings, known, watch } = work;
  // What an import said whose rows are kept no more cannot be told again: such a link keeps what it has.
  const isLost = ({ importId }: StoredSighting) => importId !== chunk.importId && !known.has(importId);
  const keeps = new Set(sightings.filter(isLost).map(keyOf));
  const retold = [...touched].filter(([key]) => !keeps.has(key)).map(([, link]) => link);
  const files = findRows(work.files, work.finder);
  const events = await loadEvents(sql, workspaceId, retold);
  const gone = retellLinks(graph, retold, files, events, await loadNewWhenSeen(sql, workspaceId, retold));

  const taken = sightings.filter((one) => touched.has(keyOf(one)) && !isLost(one));
  const deleted = await deleteLinkSightings(sql, workspaceId, taken);
  await keepLost(sql, workspaceId, chunk.importId, sightings.filter(isLost));
  const texts = retold.flatMap(
    (link) => linksOf(graph, link.sourceId).get(link.targetUrl)?.state.anchor ?? [],
  );
  const anchors = await internAnchors(
    workspaceId,
    texts.filter((text) => !graph.anchors.has(text)),
  );
  // Of a link that keeps what it has, a vendor whose report was kept has no row to be written again.
  const kept = new Set(sightings.filter(isLost).map((one) => `${keyOf(one)} ${one.vendor}`));
  const stays = new Set([...touched.keys()].filter((key) => hasLink(graph, touched.get(key))));
  const { sites } = await flushGraph(sql, workspaceId, graph, watch, anchors, async () => {
    const deltas = deleted.map((one) => lessOf(one, graph));
    for (const file of files) {
      const { importId, siteId, vendor } = file.file;
      const said = sightingsOf(file, stays, graph).filter((row) => !kept.has(`${keyOf(row)} ${vendor}`));
      deltas.push(...(await writeLinkSightings(sql, workspaceId, { importId, siteId, vendor }, said)));
    }
    return deltas;
  });
  const pages = [...graph.pages.values()].filter(
    (page) => graph.links.has(page.id) && page.movedToId === null,
  );
  await writeOpenLinks(sql, workspaceId, graph, pages);
  return { gone, sites };
}

/** A report that was taken back, as the rollups count it. */
function lessOf(sighting: SightingKey, graph: Graph): SightingDelta {
  const { sourceDomainId, targetDomainId } = graph.original.get(keyOf(sighting)) as LinkRow;
  return { vendor: sighting.vendor, sourceDomainId, targetDomainId, links: -1 };
}

const hasLink = (graph: Graph, link: LinkRow | undefined): boolean =>
  link !== undefined && linksOf(graph, link.sourceId).has(link.targetUrl);

const speaksOf = (sighting: Pick<StoredSighting, "importId" | "lastImportId">, importId: string): boolean =>
  sighting.importId === importId || sighting.lastImportId === importId;

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

/** Ids of pages by address; what is no page is left out. */
async function pageIds(sql: Sql, workspaceId: number, urls: readonly string[]): Promise<Map<string, number>> {
  const byKey = new Map(urls.map((url) => [hashKey(url).toString("hex"), url]));
  const rows = await sql.query<{ id: number; url_key: Buffer }>(
    "SELECT id, url_key FROM page WHERE workspace_id = $1 AND url_key = ANY($2)",
    [workspaceId, [...byKey.keys()].map((key) => Buffer.from(key, "hex"))],
  );
  return new Map(rows.map((row) => [byKey.get(row.url_key.toString("hex")) as string, row.id]));
}

async function lockGraph(sql: Sql, workspaceId: number, ids: readonly number[]): Promise<Graph> {
  const pages = await lockPages(sql, workspaceId, ids);
  const graph = await loadGraph(sql, workspaceId, pages, pages.keys());
  for (const id of pages.keys()) linksOf(graph, id);
  return graph;
}

/** Every address under which somebody may have reported these pages. */
async function addressesOf(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  sightings: readonly StoredSighting[],
): Promise<Set<string>> {
  const ids = [...graph.links.keys()];
  const aliases = await sql.query<{ url: string }>(
    "SELECT url FROM page WHERE workspace_id = $1 AND moved_to_id = ANY($2)",
    [workspaceId, ids],
  );
  return new Set([
    ...[...graph.pages.values()].map((page) => page.url),
    ...aliases.map((alias) => alias.url),
    ...sightings.flatMap((one) => one.reportedSource ?? []),
  ]);
}
