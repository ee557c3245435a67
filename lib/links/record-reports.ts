// Imported rows become facts here: links that somebody reported, candidates (pages without a target), who saw
// them first and last. The same graph, the same flush and the same rollups as for looks (record-pages.ts).
import type { LinkReport } from "#lib/core/report";
import type { Vendor } from "#lib/core/vendors";
import { type Sql, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { ChunkState } from "./chunk-state.ts";
import { type Graph, linksOf, loadGraph, lockPages } from "./graph.ts";
import { internAnchors, internPages, type PageRef } from "./intern.ts";
import { type Named, namedRows } from "./named-rows.ts";
import { holdWatch, Stale, type Watch, withWatch } from "./watch.ts";
import { flushGraph } from "./write/graph.ts";
import { writeOpenLinks } from "./write/pages.ts";
import { reportedBefore, writeLinkSightings, writePageSightings } from "./write/reported.ts";
import { raiseSummaries } from "./write/summaries.ts";

export interface ReportedLink {
  /** http(s) URL of the linking page. */
  source: string;
  /** Null: the file names no target; the page is a candidate until it has been read. */
  target: string | null;
  report: LinkReport;
  /** The vendor's own numbers under their own names. */
  metrics: Record<string, number> | null;
}

export interface ReportChunk {
  siteId: number;
  importId: string;
  vendor: Vendor;
  /** YYYY-MM-DD: the day of the import. */
  today: string;
  /** At most 20,000. */
  rows: readonly ReportedLink[];
}

export interface ReportResult {
  /** Links that nobody had reported or seen before. */
  newLinks: number;
  /** Links known before. */
  knownLinks: number;
  /** Pages without a target. */
  candidates: number;
  /** Link rows written; 0 when the same file comes again. */
  written: number;
}

/**
 * Records one chunk of reported links in one transaction.
 * @param also runs in the same transaction: the import's progress and resume point
 */
export async function recordReports(
  scope: WriteScope,
  chunk: ReportChunk,
  also: (sql: Sql, result: ReportResult) => Promise<void> = async () => {},
): Promise<ReportResult> {
  return withWatch(scope.workspaceId, (watch) => recordChunk(scope.workspaceId, chunk, also, watch));
}

async function recordChunk(
  workspaceId: number,
  chunk: ReportChunk,
  also: (sql: Sql, result: ReportResult) => Promise<void>,
  watch: Watch,
): Promise<ReportResult> {
  const rows = namedRows(chunk.rows, chunk.today);
  const urls = rows.flatMap((row) =>
    row.targetUrl === null ? [row.sourceUrl] : [row.sourceUrl, row.targetUrl],
  );
  const refs = await internPages(workspaceId, urls, watch.domainOf);
  const anchors = await internAnchors(
    workspaceId,
    rows.flatMap((row) => row.report.anchor ?? []),
  );
  return transaction(async (sql) => {
    await holdWatch(sql, workspaceId, watch);
    const graph = await lockSources(sql, workspaceId, rows, refs);
    const before = await reportedBefore(sql, workspaceId, rows, graph);
    const state = new ChunkState(graph, chunk, refs, before);
    for (const row of rows) state.apply(row);
    const { written, sites } = await flushGraph(sql, workspaceId, graph, watch, anchors, () =>
      writeLinkSightings(sql, workspaceId, chunk, state.sightings),
    );
    await writePageSightings(sql, workspaceId, chunk, state.candidates);
    const pages = [...graph.pages.values()].filter(
      (page) => graph.links.has(page.id) && page.movedToId === null,
    );
    await writeOpenLinks(sql, workspaceId, graph, pages);
    const result = { ...state.counts, candidates: state.candidates.length, written };
    await also(sql, result);
    await raiseSummaries(sql, workspaceId, sites);
    return result;
  });
}

// Reports go to the page that an alias stands for, so both are locked, in one order with every other writer.
async function lockSources(
  sql: Sql,
  workspaceId: number,
  rows: readonly Named[],
  refs: ReadonlyMap<string, PageRef>,
): Promise<Graph> {
  const ids = [...new Set(rows.flatMap((row) => refs.get(row.sourceUrl)?.id ?? []))];
  const pages = await lockPages(sql, workspaceId, ids);
  if (ids.some((id) => !pages.has(id))) throw new Stale("a page went while it was waited for");
  const graph = await loadGraph(sql, workspaceId, pages, pages.keys());
  for (const id of pages.keys()) linksOf(graph, id);
  return graph;
}
