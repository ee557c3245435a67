// Imported rows become facts here: links that somebody reported, candidates (pages without a target), who saw
// them first and last. The same graph, the same flush and the same rollups as for looks (record-pages.ts).
import type { LinkReport } from "#lib/core/report";
import type { Vendor } from "#lib/core/vendors";
import { type Sql, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { ChunkState } from "./chunk-state.ts";
import { type Graph, linksOf, loadGraph, lockPages } from "./graph.ts";
import type { PageRef } from "./intern.ts";
import { insertPages, unreadPage } from "./new-pages.ts";
import { type PreparedReports, prepareReports } from "./prepare-reports.ts";
import { holdWatch, Stale, withWatch } from "./watch.ts";
import { flushGraph } from "./write/graph.ts";
import { writeLinkSightings } from "./write/link-sightings.ts";
import { addOpenLinks } from "./write/open-links.ts";
import { reportedBefore, writePageSightings } from "./write/reported.ts";
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
 * @param prepared what was named before (prepare-reports.ts); it is named anew when that no longer holds
 */
export async function recordReports(
  scope: WriteScope,
  chunk: ReportChunk,
  also: (sql: Sql, result: ReportResult) => Promise<void> = async () => {},
  prepared: PreparedReports | null = null,
): Promise<ReportResult> {
  const { workspaceId } = scope;
  return withWatch(workspaceId, async (watch, attempt) => {
    const before = attempt === 1 ? prepared : null;
    return recordChunk(workspaceId, chunk, before ?? (await prepareReports(workspaceId, chunk, watch)), also);
  });
}

/** @param loads which links are read: those that a row may touch, or (to compare) every one of the pages named */
export async function recordChunk(
  workspaceId: number,
  chunk: ReportChunk,
  { watch, rows, sources, targets, anchors }: PreparedReports,
  also: (sql: Sql, result: ReportResult) => Promise<void>,
  loads: "touched" | "all" = "touched",
): Promise<ReportResult> {
  const refs = new Map([...targets, ...sources.refs]);
  return transaction(async (sql) => {
    await holdWatch(sql, workspaceId, watch);
    const graph = await lockSources(sql, workspaceId, sources, loads === "all" ? null : targets);
    const before = await reportedBefore(sql, workspaceId, rows, graph);
    const state = new ChunkState(graph, chunk, refs, before);
    for (const row of rows) state.apply(row);
    await insertPages(sql, workspaceId, graph, sources.fresh);
    const { written, sites } = await flushGraph(sql, workspaceId, graph, watch, anchors, () =>
      writeLinkSightings(sql, workspaceId, chunk, state.sightings, graph),
    );
    await writePageSightings(sql, workspaceId, chunk, state.candidates);
    await addOpenLinks(sql, workspaceId, graph, new Set(sources.fresh.map(({ id }) => id)));
    const result = { ...state.counts, candidates: state.candidates.length, written };
    await also(sql, result);
    await raiseSummaries(sql, workspaceId, sites);
    return result;
  });
}

// Reports go to the page that an alias stands for, so both are locked, in one order with every other writer. Pages that
// are made by this chunk, and pages on which no row can meet a link, are not read.
async function lockSources(
  sql: Sql,
  workspaceId: number,
  { refs, fresh }: PreparedReports["sources"],
  targets: ReadonlyMap<string, PageRef> | null,
): Promise<Graph> {
  const made = new Set(fresh.map(({ id }) => id));
  const ids = new Set([...refs.values()].map(({ id }) => id).filter((id) => !made.has(id)));
  const pages = await lockPages(sql, workspaceId, ids);
  // It was named before: it went by an undo meanwhile, or the chunk that was to make it was not written.
  if ([...ids].some((id) => !pages.has(id))) throw new Stale("a page is not there any more, or not yet");
  const meeting =
    targets === null ? pages.keys() : await meetingPages(sql, workspaceId, pages.keys(), targets);
  const graph = await loadGraph(sql, workspaceId, pages, meeting);
  for (const page of fresh) pages.set(page.id, unreadPage(page));
  for (const id of pages.keys()) linksOf(graph, id);
  return graph;
}

/** Pages with a link that a row may be about: it leads to one of the targets, or it may satisfy a report loosely. */
async function meetingPages(
  sql: Sql,
  workspaceId: number,
  pageIds: Iterable<number>,
  targets: ReadonlyMap<string, PageRef>,
): Promise<number[]> {
  const ids = [...pageIds];
  if (ids.length === 0) return [];
  const rows = await sql.query<{ id: number }>(
    `SELECT DISTINCT source_id AS id FROM link WHERE workspace_id = $1 AND source_id = ANY($2)
       AND (found_at IS NOT NULL OR target_id = ANY($3))`,
    [workspaceId, ids, [...targets.values()].map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}
