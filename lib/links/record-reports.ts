// Imported rows become facts here: links that somebody reported, candidates (pages without a target), who saw
// them first and last. The same graph, the same flush and the same rollups as for looks (record-pages.ts).
import type { LinkReport } from "#lib/core/report";
import type { Vendor } from "#lib/core/vendors";
import { type Sql, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { ChunkState } from "./chunk-state.ts";
import { type Graph, linksOf, loadGraph, lockPages } from "./graph.ts";
import type { PageRef } from "./intern.ts";
import { insertPages, type NewPage, unreadPage } from "./new-pages.ts";
import { type PreparedReports, prepareReports } from "./prepare-reports.ts";
import { OutOfTurn, ownTurn, type Turn } from "./turns.ts";
import { holdWatch, Stale, withWatch } from "./watch.ts";
import { flushGraph, writeFirst } from "./write/graph.ts";
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
 * @param turn its place among the chunks of an import
 */
export async function recordReports(
  scope: WriteScope,
  chunk: ReportChunk,
  also: (sql: Sql, result: ReportResult) => Promise<void> = async () => {},
  prepared: PreparedReports | null = null,
  turn: Turn = ownTurn(),
): Promise<ReportResult> {
  const { workspaceId } = scope;
  return withWatch(workspaceId, async (watch, attempt) => {
    // What it was named by may stand in the chunk before, which is not written yet.
    if (attempt > 1) await turn.wait();
    const named = attempt === 1 ? prepared : null;
    const ready = named ?? (await prepareReports(workspaceId, chunk, watch));
    try {
      return await recordChunk(workspaceId, chunk, ready, also, { turn });
    } catch (error) {
      if (!(error instanceof OutOfTurn)) throw error;
      await turn.wait();
      return recordChunk(workspaceId, chunk, ready, also, { turn });
    }
  });
}

/** @param loads which links are read: those that a row may touch, or (to compare) every one of the pages named */
export async function recordChunk(
  workspaceId: number,
  chunk: ReportChunk,
  { watch, rows, sources, targets, anchors }: PreparedReports,
  also: (sql: Sql, result: ReportResult) => Promise<void>,
  { loads = "touched", turn = ownTurn() }: { loads?: "touched" | "all"; turn?: Turn } = {},
): Promise<ReportResult> {
  const refs = new Map([...targets, ...sources.refs]);
  const made = new Set(sources.fresh.map(({ id }) => id));
  const onNew = rows.filter(({ sourceUrl }) => made.has(refs.get(sourceUrl)?.id as number));
  const onKnown = rows.filter(({ sourceUrl }) => !made.has(refs.get(sourceUrl)?.id as number));
  return transaction(async (sql) => {
    await holdWatch(sql, workspaceId, watch);
    // What stands on new pages meets nothing that is there: it is written while the chunk before is counted.
    const blank = newPages(sources.fresh);
    const first = new ChunkState(blank, chunk, refs, new Map());
    for (const row of onNew) first.apply(row);
    await insertPages(sql, workspaceId, blank, sources.fresh);
    const facts = await writeFirst(sql, workspaceId, blank, anchors, () =>
      writeLinkSightings(sql, workspaceId, chunk, first.sightings, blank),
    );
    await turn.come();
    const graph = await lockSources(sql, workspaceId, { ...sources, made }, loads === "all" ? null : targets);
    turn.pass();
    const before = await reportedBefore(sql, workspaceId, onKnown, graph);
    const state = new ChunkState(graph, chunk, refs, before);
    for (const row of onKnown) state.apply(row);
    const { written, sites } = await flushGraph(sql, workspaceId, graph, watch, {
      anchors,
      sight: () => writeLinkSightings(sql, workspaceId, chunk, state.sightings, graph),
      facts,
    });
    const candidates = [...first.candidates, ...state.candidates];
    await writePageSightings(sql, workspaceId, chunk, candidates);
    await addOpenLinks(sql, workspaceId, graph);
    const result = {
      newLinks: first.counts.newLinks + state.counts.newLinks,
      knownLinks: first.counts.knownLinks + state.counts.knownLinks,
      candidates: candidates.length,
      written,
    };
    await also(sql, result);
    await raiseSummaries(sql, workspaceId, sites);
    return result;
  });
}

/** The graph of pages that nobody knows anything of. */
function newPages(fresh: readonly NewPage[]): Graph {
  return {
    pages: new Map(fresh.map((page) => [page.id, unreadPage(page)])),
    links: new Map(fresh.map(({ id }) => [id, new Map()])),
    original: new Map(),
    anchors: new Map(),
    pageEvents: [],
  };
}

// Reports go to the page that an alias stands for, so both are locked, in one order with every other writer. Pages on
// which no row can meet a link are not read.
async function lockSources(
  sql: Sql,
  workspaceId: number,
  { refs, made }: { refs: ReadonlyMap<string, PageRef>; made: ReadonlySet<number> },
  targets: ReadonlyMap<string, PageRef> | null,
): Promise<Graph> {
  const ids = new Set([...refs.values()].map(({ id }) => id).filter((id) => !made.has(id)));
  const pages = await lockPages(sql, workspaceId, ids);
  // It was named before: it went by an undo meanwhile, or the chunk that was to make it was not written.
  if ([...ids].some((id) => !pages.has(id))) throw new Stale("a page is not there any more, or not yet");
  const meeting =
    targets === null ? pages.keys() : await meetingPages(sql, workspaceId, pages.keys(), targets);
  const graph = await loadGraph(sql, workspaceId, pages, meeting);
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
