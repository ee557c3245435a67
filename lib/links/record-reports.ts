// Imported rows become facts here: links that somebody reported, candidates (pages without a target), who saw
// them first and last. The same graph, the same flush and the same rollups as for looks (record-pages.ts).
import { cleanText } from "#lib/core/clean-text";
import { applyReport, type LinkReport } from "#lib/core/report";
import { ANCHOR_MAX } from "#lib/core/seen-links";
import { looseKey, normaliseUrl } from "#lib/core/url";
import type { Vendor } from "#lib/core/vendors";
import { type Sql, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { type Graph, type LinkRow, linksOf, loadGraph, lockPages, type PageRow } from "./graph.ts";
import { internAnchors, internPages, type PageRef } from "./intern.ts";
import { holdWatch, type Watch, withWatch } from "./watch.ts";
import { flushGraph } from "./write/graph.ts";
import { openLinks, writeOpenLinks } from "./write/pages.ts";
import {
  type LinkSightingRow,
  type PageSightingRow,
  writeLinkSightings,
  writePageSightings,
} from "./write/reported.ts";

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

interface Named extends ReportedLink {
  sourceUrl: string;
  targetUrl: string | null;
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
  const rows = chunk.rows.flatMap((row) => named(row));
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
    const state = new ChunkState(graph, chunk, refs);
    for (const row of mergeRows(rows)) state.apply(row);
    const written = await flushGraph(sql, workspaceId, graph, watch, {
      anchors,
      movedFirsts: state.movedFirsts,
      recross: true,
    });
    await writeLinkSightings(sql, workspaceId, chunk, state.sightings);
    await writePageSightings(sql, workspaceId, chunk, state.candidates);
    const pages = [...graph.pages.values()].filter(
      (page) => graph.links.has(page.id) && page.movedToId === null,
    );
    await writeOpenLinks(
      sql,
      workspaceId,
      pages.map((page) => ({ id: page.id, openLinks: openLinks(graph, page.id) ?? 0, movedToId: null })),
    );
    const result = { ...state.counts, candidates: state.candidates.length, written };
    await also(sql, result);
    return result;
  });
}

function named(row: ReportedLink): Named[] {
  const sourceUrl = normaliseUrl(row.source);
  const targetUrl = row.target === null ? null : normaliseUrl(row.target);
  if (sourceUrl === null || (row.target !== null && targetUrl === null)) return [];
  const anchor = row.report.anchor === null ? null : cleanText(row.report.anchor, ANCHOR_MAX);
  return [{ ...row, sourceUrl, targetUrl, report: { ...row.report, anchor } }];
}

// One link twice in a chunk (two anchors, two rows of a group) is one report with the widest dates.
function mergeRows(rows: readonly Named[]): Named[] {
  const merged = new Map<string, Named>();
  for (const row of rows) {
    const key = `${row.sourceUrl} ${row.targetUrl ?? ""}`;
    const other = merged.get(key);
    merged.set(key, other === undefined ? row : { ...other, report: mergeReports(other.report, row.report) });
  }
  return [...merged.values()];
}

function mergeReports(a: LinkReport, b: LinkReport): LinkReport {
  const pick = (x: string | null, y: string | null, sign: 1 | -1) =>
    x === null || y === null ? (x ?? y) : sign * (x < y ? -1 : 1) > 0 ? x : y;
  return {
    ...a,
    anchor: a.anchor ?? b.anchor,
    firstSeenOn: pick(a.firstSeenOn, b.firstSeenOn, -1),
    lastSeenOn: pick(a.lastSeenOn, b.lastSeenOn, 1),
    lostOn: a.lostOn === null || b.lostOn === null ? null : pick(a.lostOn, b.lostOn, 1),
  };
}

// Reports go to the page that an alias stands for, so both are locked, in one order with every other writer.
async function lockSources(
  sql: Sql,
  workspaceId: number,
  rows: readonly Named[],
  refs: ReadonlyMap<string, PageRef>,
): Promise<Graph> {
  const ids = [...new Set(rows.flatMap((row) => refs.get(row.sourceUrl)?.id ?? []))];
  const moved = await sql.query<{ id: number }>(
    "SELECT moved_to_id AS id FROM page WHERE workspace_id = $1 AND id = ANY($2) AND moved_to_id IS NOT NULL",
    [workspaceId, ids],
  );
  const pages = await lockPages(sql, workspaceId, [...ids, ...moved.map((row) => row.id)]);
  const graph = await loadGraph(sql, workspaceId, pages, pages.keys());
  for (const id of pages.keys()) linksOf(graph, id);
  return graph;
}

class ChunkState {
  readonly counts = { newLinks: 0, knownLinks: 0 };
  readonly movedFirsts: { sourceId: number; targetId: number; day: string }[] = [];
  readonly sightings: LinkSightingRow[] = [];
  readonly candidates: PageSightingRow[] = [];
  readonly #graph: Graph;
  readonly #chunk: ReportChunk;
  readonly #refs: ReadonlyMap<string, PageRef>;
  readonly #loose = new Map<number, Map<string, LinkRow>>();

  constructor(graph: Graph, chunk: ReportChunk, refs: ReadonlyMap<string, PageRef>) {
    this.#graph = graph;
    this.#chunk = chunk;
    this.#refs = refs;
  }

  apply(row: Named): void {
    const asked = this.#refs.get(row.sourceUrl);
    const page = asked === undefined ? undefined : this.#graph.pages.get(asked.id);
    if (page === undefined) return;
    const { firstSeenOn, lastSeenOn } = row.report;
    if (row.targetUrl === null) {
      this.candidates.push({ pageId: page.id, firstSeenOn, lastSeenOn });
      return;
    }
    const source = page.movedToId === null ? page : (this.#graph.pages.get(page.movedToId) ?? page);
    this.#applyLink(source, row, row.targetUrl);
  }

  #applyLink(source: PageRow, row: Named, wanted: string): void {
    const links = linksOf(this.#graph, source.id);
    const known = links.get(wanted) ?? this.#observed(source.id, wanted);
    const target = known?.targetUrl ?? wanted;
    const change = applyReport(known?.state ?? null, row.report, target, this.#chunk.today);
    const ref = this.#refs.get(wanted);
    if (known === undefined && ref === undefined) return;
    const link: LinkRow = {
      sourceId: source.id,
      targetId: known?.targetId ?? (ref as PageRef).id,
      sourceDomainId: source.domainId,
      targetDomainId: known?.targetDomainId ?? (ref as PageRef).domainId,
      targetUrl: target,
      state: change.link,
    };
    if (change.changed) links.set(target, link);
    this.counts[known === undefined ? "newLinks" : "knownLinks"]++;
    for (const draft of change.events) {
      this.#graph.events.push({ sourceId: source.id, draft, runId: null, importId: this.#chunk.importId });
    }
    if (change.movesFirst) {
      this.movedFirsts.push({ sourceId: link.sourceId, targetId: link.targetId, day: change.link.knownOn });
    }
    const { firstSeenOn, lastSeenOn, lostOn } = row.report;
    this.sightings.push({
      sourceId: link.sourceId,
      targetId: link.targetId,
      firstSeenOn,
      lastSeenOn,
      lostOn,
      reportedSource: source.url === row.sourceUrl ? null : row.sourceUrl,
      reportedTarget: target === wanted ? null : wanted,
      metrics: row.metrics,
    });
  }

  /** A link we saw ourselves that satisfies the report up to scheme, www, slash and tracking. */
  #observed(sourceId: number, wanted: string): LinkRow | undefined {
    let loose = this.#loose.get(sourceId);
    if (!loose) {
      const seen = [...linksOf(this.#graph, sourceId).values()].filter((link) => link.state.foundAt !== null);
      loose = new Map(seen.map((link) => [looseKey(link.targetUrl), link]));
      this.#loose.set(sourceId, loose);
    }
    return loose.get(looseKey(wanted));
  }
}
