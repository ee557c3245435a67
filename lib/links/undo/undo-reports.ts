// An import is undone chunk by chunk: each link that its rows speak of is told again by the imports that stand, over
// what we saw ourselves. The same graph, flush and rollups as for everything else that writes links.
import { type Sql, type Transaction, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { type Graph, type LinkRow, linksOf, loadGraph, lockPages } from "../graph.ts";
import { hashKey } from "../hash-key.ts";
import { namedRows } from "../named-rows.ts";
import type { ReportedLink } from "../record-reports.ts";
import { holdWatch, type Watch, withWatch } from "../watch.ts";
import { deleteOrphanAnchors, deleteOrphanPages } from "../write/orphans.ts";
import { raiseSummaries } from "../write/summaries.ts";
import { LinkFinder, loadSightings, type StoredSighting } from "./find-links.ts";
import { keyOf } from "./retell-links.ts";
import type { StandingReports } from "./standing.ts";
import { undoCandidates } from "./undo-candidates.ts";
import { undoLinks } from "./undo-links.ts";

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
      const { sites, ...result } = await undoInOne(sql, workspaceId, chunk, standing, watch);
      await also(sql, result);
      await raiseSummaries(sql, workspaceId, sites);
      return result;
    }),
  );
}

async function undoInOne(
  sql: Transaction,
  workspaceId: number,
  chunk: UndoChunk,
  standing: StandingReports,
  watch: Watch,
): Promise<UndoResult & { sites: ReadonlySet<number> }> {
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
    importId: chunk.importId,
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
  return { links, candidates, sites };
}

const speaksOf = (sighting: Pick<StoredSighting, "importId" | "lastImportId">, importId: string): boolean =>
  sighting.importId === importId || sighting.lastImportId === importId;

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
