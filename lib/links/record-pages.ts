// The one writer of facts: what looks found, in one transaction a batch. Loads the touched part of the graph,
// lets the pure core judge it, writes the difference. A batch that fails writes nothing and may be tried again;
// an attempt that lost its lease is fenced off.

import type { Look } from "#lib/core/look";
import type { PageMarks } from "#lib/core/toxic/page-marks";
import type { Headline } from "#lib/core/verdict";
import { anyConnection, type Sql, type Transaction, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import type { Prepared } from "./apply-look.ts";
import { applyVisit, type Judged } from "./apply-visit.ts";
import { type Graph, linksOf, loadGraph, lockPages, type PageRow } from "./graph.ts";
import { internAnchors, internPages, type PageRef } from "./intern.ts";
import { addressesOf, judgePromises } from "./judge-promises.ts";
import { readMarks } from "./marks/read-marks.ts";
import { recordMarks } from "./marks/record-marks.ts";
import { storedAliases } from "./other-addresses.ts";
import { prepareLook } from "./prepare-look.ts";
import { recallPages } from "./recall-pages.ts";
import { tellProspects } from "./tell-prospects.ts";
import { type ReadTopic, readTopics } from "./topics/read-topics.ts";
import { recordTopics } from "./topics/record-topics.ts";
import { resultOf, worstOf } from "./visit-result.ts";
import { holdWatch, Stale, type Watch, withWatch } from "./watch.ts";
import { type CheckRow, writeChecks } from "./write/checks.ts";
import { flushGraph } from "./write/graph.ts";
import { followMoves, writeOpenLinks, writePages } from "./write/pages.ts";
import { raiseSummaries } from "./write/summaries.ts";
import { fenceVisits, finishVisits, visitKey } from "./write/visits.ts";
import { hasMiss, moveWatches } from "./write/watches.ts";

/** One look of one visit. */
export interface Observation {
  runId: string;
  pageId: number;
  attempt: number;
  look: Look;
  /** Looks at the page's other addresses, taken along with it. */
  others?: readonly { pageId: number; look: Look }[];
}

export interface Recorded {
  runId: string;
  pageId: number;
  /** Another attempt has the visit, or the run was cancelled: nothing was written. */
  stale: boolean;
  /** The look would miss a link that may stand at another address of the page: ask again, with all of these. */
  askOthers: boolean;
  headline: Headline | null;
}

/** Most observations a call. */
export const BATCH_MAX = 200;

/**
 * Records looks: checks, pages, links, events, rollups, verdicts on placements, candidates, and the run's
 * counters. A page whose digest is unchanged and that has no open question gets no link writes at all.
 * @param observations 1 to 200, of one workspace
 */
export async function recordPages(
  scope: WriteScope,
  observations: readonly Observation[],
  { now }: { now: Date },
): Promise<Recorded[]> {
  if (observations.length === 0) return [];
  if (observations.length > BATCH_MAX) throw new RangeError(`at most ${BATCH_MAX} observations`);
  return withWatch(scope.workspaceId, (watch, attempt) =>
    recordBatch(scope.workspaceId, observations, watch, now, attempt),
  );
}

async function recordBatch(
  workspaceId: number,
  observations: readonly Observation[],
  watch: Watch,
  now: Date,
  attempt: number,
): Promise<Recorded[]> {
  const prepared = await recallPages(
    workspaceId,
    observations.map((observation) => prepareLook(observation, watch)),
  );
  // A guess that turned out wrong is not made again: every page of the batch is then compared link by link.
  const unchanged =
    attempt === 1 ? await unchangedPages(anyConnection, workspaceId, prepared) : new Set<number>();
  const refs = await internTargets(workspaceId, prepared, unchanged, watch);
  const texts = looksOf(prepared).flatMap((one) => [...one.seen.values()].map((link) => link.anchor));
  const anchors = await internAnchors(workspaceId, texts);
  const looks = looksOf(prepared);
  const [topics, marks] = await Promise.all([
    readTopics(workspaceId, looks, watch),
    readMarks(workspaceId, looks, unchanged, watch),
  ]);
  const told = { topics, marks };
  return transaction((sql) => record(sql, workspaceId, prepared, unchanged, refs, anchors, told, watch, now));
}

const looksOf = (prepared: readonly Prepared[]): Prepared[] =>
  prepared.flatMap((one) => [one, ...one.others]);

/**
 * Pages whose digest says that nothing changed, and on which no other look of the batch may end. Read before the
 * transaction, checked again under the lock.
 */
async function unchangedPages(
  sql: Sql,
  workspaceId: number,
  prepared: readonly Prepared[],
): Promise<Set<number>> {
  const rows = await sql.query<{ id: number; url: string; moved: number | null; key: Buffer | null }>(
    `SELECT id, url, moved_to_id AS moved, CASE WHEN open_links = 0 THEN links_key END AS key
     FROM page WHERE workspace_id = $1 AND id = ANY($2)`,
    [workspaceId, prepared.map((one) => one.pageId)],
  );
  const pages = new Map(rows.map((row) => [row.id, row]));
  const lookedAt = Map.groupBy(prepared, (one) => one.pageId);
  const endsOf = Map.groupBy(prepared, (one) => one.finalUrl);
  const aliased = new Set(rows.map((row) => row.moved));
  const same = prepared.filter((one) => {
    const page = pages.get(one.pageId);
    if (!page?.key || page.moved !== null || aliased.has(page.id) || !one.digest?.equals(page.key))
      return false;
    const ends = endsOf.get(page.url)?.every((other) => other.pageId === page.id) ?? true;
    return ends && lookedAt.get(page.id)?.length === 1;
  });
  return new Set(same.map((one) => one.pageId));
}

async function internTargets(
  workspaceId: number,
  prepared: readonly Prepared[],
  unchanged: ReadonlySet<number>,
  watch: Watch,
): Promise<Map<string, PageRef>> {
  const urls = new Set<string>();
  for (const one of looksOf(prepared)) {
    if (unchanged.has(one.pageId)) continue;
    if (one.look.access === "ok" && one.finalUrl !== null) urls.add(one.finalUrl);
    for (const target of one.seen.keys()) urls.add(target);
  }
  return internPages(workspaceId, urls, watch.domainOf);
}

async function record(
  sql: Transaction,
  workspaceId: number,
  prepared: readonly Prepared[],
  unchanged: ReadonlySet<number>,
  refs: ReadonlyMap<string, PageRef>,
  anchors: ReadonlyMap<string, number>,
  told: { topics: ReadonlyMap<Prepared, ReadTopic>; marks: ReadonlyMap<Prepared, PageMarks> },
  watch: Watch,
  now: Date,
): Promise<Recorded[]> {
  await holdWatch(sql, workspaceId, watch);
  const mine = await fenceVisits(sql, prepared);
  // Each attempt passes once.
  const live = prepared.filter((one) => mine.delete(visitKey(one)));
  const graph = await lockGraph(sql, workspaceId, live, unchanged, refs);
  const led = new Map([...graph.pages.values()].map((page) => [page.id, page.movedToId]));
  const aliases = await storedAliases(sql, workspaceId, [...graph.links.keys()]);
  const judged: Judged[] = [];
  const open = new Set<string>();
  for (const one of live) {
    const page = graph.pages.get(one.pageId);
    if (!page) continue;
    const skip = unchanged.has(one.pageId);
    if (
      skip &&
      (page.openLinks > 0 || page.movedToId !== null || !page.linksKey?.equals(one.digest as Buffer))
    )
      throw new Stale("a page changed under its digest");
    const visit = skip ? [untouched(page, one)] : applyVisit(graph, one, { refs, aliases, watch });
    if (visit === null) open.add(visitKey(one));
    else judged.push(...visit);
  }
  const { sites: changed } = await flushGraph(sql, workspaceId, graph, watch, anchors);
  const moved = [...graph.pages.values()].filter((page) => page.movedToId !== led.get(page.id));
  await writeAll(sql, workspaceId, graph, judged, moved, watch);
  const retold = await recordTopics(sql, workspaceId, judged, told.topics, unchanged, watch);
  await recordMarks(sql, workspaceId, judged, told.marks, watch);
  const addresses = await addressesOf(sql, workspaceId, judged);
  const verdicts = await judgePromises(sql, workspaceId, judged, addresses, watch);
  const sites = await sitesOfRuns(
    sql,
    live.map(({ runId }) => runId),
  );
  const results = [...Map.groupBy(judged, ({ visit }) => visit)].map(([, visit]) =>
    worstOf(
      visit
        .filter(({ handedOver }) => !handedOver)
        .map((each) => resultOf(graph, each, verdicts, watch, sites)),
    ),
  );
  const looks = judged.map((each) => ({
    pageIds: addresses.get(each) ?? [],
    siteId: sites.get(each.visit.runId) ?? 0,
    missed:
      hasMiss(graph, each.applied.source.id) ||
      (verdicts.get(each.one.pageId) ?? []).some(({ headline }) => headline === "missed"),
    at: each.applied.look.at,
    retryAfterMs: each.applied.look.retryAfterMs,
  }));
  await moveWatches(sql, workspaceId, looks, now);
  await tellProspects(sql, workspaceId, graph, judged, verdicts);
  await finishVisits(sql, results, now);
  await raiseSummaries(sql, workspaceId, new Set([...changed, ...retold]));
  const done = new Map(results.map((result) => [visitKey(result), result.headline]));
  return prepared.map((one) => {
    const { runId, pageId } = one;
    const headline = done.get(visitKey(one)) ?? null;
    const askOthers = open.has(visitKey(one));
    return { runId, pageId, stale: headline === null && !askOthers, askOthers, headline };
  });
}

// Asked pages and the pages they turned out to be, in one lock in id order; then their links.
async function lockGraph(
  sql: Sql,
  workspaceId: number,
  live: readonly Prepared[],
  unchanged: ReadonlySet<number>,
  refs: ReadonlyMap<string, PageRef>,
): Promise<Graph> {
  const ids = new Set<number>();
  for (const one of looksOf(live)) {
    ids.add(one.pageId);
    const final = one.finalUrl === null ? undefined : refs.get(one.finalUrl);
    if (final) ids.add(final.id);
  }
  const pages = await lockPages(sql, workspaceId, ids);
  const ends = looksOf(live).flatMap((one) => refs.get(one.finalUrl ?? "")?.id ?? []);
  if (ends.some((id) => !pages.has(id))) throw new Stale("a page went while it was waited for");
  const changing = [...pages.keys()].filter((id) => !unchanged.has(id));
  const graph = await loadGraph(sql, workspaceId, pages, changing);
  for (const id of changing) linksOf(graph, id);
  return graph;
}

function untouched(page: PageRow, one: Prepared): Judged {
  const { look } = one;
  const applied = {
    source: page,
    look,
    conclusive: true,
    readBefore: true,
    changedTargets: new Set<string>(),
  };
  return { visit: one, one, applied, handedOver: false };
}

async function writeAll(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  judged: readonly Judged[],
  moved: readonly PageRow[],
  watch: Watch,
) {
  const checks: CheckRow[] = judged.map(({ one, applied }) => ({
    pageId: applied.source.id,
    runId: one.runId,
    attempt: one.attempt,
    look: one.look,
    conclusive: applied.conclusive,
    linksFound: one.seen.size,
  }));
  const looks = judged.map(({ one, applied }) => ({
    page: applied.source,
    look: applied.look,
    digest: one.digest,
  }));
  await writePages(sql, workspaceId, graph, looks, watch.siteSetVersion);
  const written = new Set(looks.map(({ page }) => page));
  const others = [...graph.pages.values()].filter((page) => graph.links.has(page.id) && !written.has(page));
  await writeOpenLinks(sql, workspaceId, graph, others);
  await followMoves(sql, workspaceId, moved);
  await writeChecks(sql, workspaceId, dedupe(checks));
}

// Two addresses of one page in one run are one check of it.
function dedupe(checks: readonly CheckRow[]): CheckRow[] {
  return [
    ...new Map(checks.map((check) => [`${check.runId}/${check.pageId}/${check.look.at}`, check])).values(),
  ];
}

async function sitesOfRuns(sql: Sql, runIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql.query<{ id: string; site_id: number }>(
    "SELECT id, site_id FROM run WHERE id = ANY($1)",
    [[...new Set(runIds)]],
  );
  return new Map(rows.map((row) => [row.id, row.site_id]));
}
