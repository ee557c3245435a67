// The one writer of facts: what looks found, in one transaction a batch. Loads the touched part of the graph,
// lets the pure core judge it, writes the difference. A batch that fails writes nothing and may be tried again;
// an attempt that lost its lease is fenced off.

import { isVerified } from "#lib/core/link-state";
import { linkHeadline, worstHeadline } from "#lib/core/link-status";
import type { Look } from "#lib/core/look";
import { looseKey } from "#lib/core/url";
import type { Headline } from "#lib/core/verdict";
import { anyConnection, type Sql, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { type Applied, applyLook, type Prepared } from "./apply-look.ts";
import { type Graph, type LinkRow, linksOf, loadGraph, lockPages, type PageRow } from "./graph.ts";
import { internAnchors, internPages, type PageRef } from "./intern.ts";
import { prepareLook } from "./prepare-look.ts";
import { recallPages } from "./recall-pages.ts";
import { visitNote } from "./visit-note.ts";
import { holdWatch, Stale, type Watch, withWatch } from "./watch.ts";
import { type CheckRow, writeChecks } from "./write/checks.ts";
import { flushGraph } from "./write/graph.ts";
import { followMoves, openLinks, writeOpenLinks, writePages } from "./write/pages.ts";
import { judgePlacements, type PromiseVerdict } from "./write/placements.ts";
import { settlePageSightings } from "./write/sightings.ts";
import { fenceVisits, finishVisits, type VisitResult, visitKey } from "./write/visits.ts";
import { hasMiss, moveWatches } from "./write/watches.ts";

/** One look of one visit. */
export interface Observation {
  runId: string;
  pageId: number;
  attempt: number;
  look: Look;
}

export interface Recorded {
  runId: string;
  pageId: number;
  /** Another attempt has the visit, or the run was cancelled: nothing was written. */
  stale: boolean;
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
  const texts = prepared.flatMap((one) => [...one.seen.values()].map((link) => link.anchor));
  const anchors = await internAnchors(workspaceId, texts);
  return transaction((sql) => record(sql, workspaceId, prepared, unchanged, refs, anchors, watch, now));
}

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
  for (const one of prepared) {
    if (unchanged.has(one.pageId)) continue;
    if (one.look.access === "ok" && one.finalUrl !== null) urls.add(one.finalUrl);
    for (const target of one.seen.keys()) urls.add(target);
  }
  return internPages(workspaceId, urls, watch.domainOf);
}

interface Judged {
  one: Prepared;
  applied: Applied;
}

async function record(
  sql: Sql,
  workspaceId: number,
  prepared: readonly Prepared[],
  unchanged: ReadonlySet<number>,
  refs: ReadonlyMap<string, PageRef>,
  anchors: ReadonlyMap<string, number>,
  watch: Watch,
  now: Date,
): Promise<Recorded[]> {
  await holdWatch(sql, workspaceId, watch);
  const mine = await fenceVisits(sql, prepared);
  const live = prepared.filter((one) => mine.has(visitKey(one.runId, one.pageId)));
  const graph = await lockGraph(sql, workspaceId, live, unchanged, refs);
  const judged: Judged[] = [];
  for (const one of live) {
    const page = graph.pages.get(one.pageId);
    if (!page) continue;
    const skip = unchanged.has(one.pageId);
    if (
      skip &&
      (page.openLinks > 0 || page.movedToId !== null || !page.linksKey?.equals(one.digest as Buffer))
    )
      throw new Stale("a page changed under its digest");
    const today = one.look.at.slice(0, 10);
    judged.push({ one, applied: skip ? untouched(page, one) : applyLook(graph, one, refs, watch, today) });
  }
  await flushGraph(sql, workspaceId, graph, watch, anchors);
  await writeAll(sql, workspaceId, graph, judged, watch);
  const aliases = await aliasesOf(sql, workspaceId, judged);
  const pages = judged.map(({ one, applied }) => ({
    runId: one.runId,
    pageIds: [...new Set([one.pageId, applied.source.id, ...(aliases.get(applied.source.id) ?? [])])],
    look: applied.look,
  }));
  const verdicts = await judgePlacements(sql, workspaceId, pages, watch);
  await settlePageSightings(
    sql,
    workspaceId,
    pages,
    judged.map(({ applied }) => applied.conclusive),
  );
  const sites = await sitesOfRuns(
    sql,
    judged.map(({ one }) => one.runId),
  );
  const results = judged.map(({ one, applied }) =>
    resultOf(graph, one, applied, verdicts.get(one.pageId) ?? [], watch, sites.get(one.runId) ?? 0),
  );
  const looks = judged.map(({ one, applied }, index) => ({
    pageIds: [...(pages[index]?.pageIds ?? []), ...applied.moved.map((page) => page.id)],
    siteId: sites.get(one.runId) ?? 0,
    missed:
      hasMiss(graph, applied.source.id) ||
      (verdicts.get(one.pageId) ?? []).some(({ headline }) => headline === "missed"),
    at: applied.look.at,
    retryAfterMs: applied.look.retryAfterMs,
  }));
  await moveWatches(sql, workspaceId, looks, now);
  await finishVisits(sql, results, now);
  const done = new Map(results.map((result) => [visitKey(result.runId, result.pageId), result.headline]));
  return prepared.map(({ runId, pageId }) => {
    const headline = done.get(visitKey(runId, pageId)) ?? null;
    return { runId, pageId, stale: headline === null, headline };
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
  for (const one of live) {
    ids.add(one.pageId);
    const final = one.finalUrl === null ? undefined : refs.get(one.finalUrl);
    if (final) ids.add(final.id);
  }
  const pages = await lockPages(sql, workspaceId, ids);
  const changing = [...pages.keys()].filter((id) => !unchanged.has(id));
  const graph = await loadGraph(sql, workspaceId, pages, changing);
  for (const id of changing) linksOf(graph, id);
  return graph;
}

function untouched(page: PageRow, one: Prepared): Applied {
  const { look } = one;
  return { source: page, moved: [], look, conclusive: true, readBefore: true, changedTargets: new Set() };
}

async function writeAll(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  judged: readonly Judged[],
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
  const moved = [...new Set(judged.flatMap(({ applied }) => applied.moved))];
  const rows = moved.map((page) => ({
    id: page.id,
    openLinks: openLinks(graph, page.id) ?? 0,
    movedToId: page.movedToId,
  }));
  await writeOpenLinks(sql, workspaceId, rows);
  await followMoves(sql, workspaceId, moved);
  await writeChecks(sql, workspaceId, dedupe(checks));
}

// Two addresses of one page in one run are one check of it.
function dedupe(checks: readonly CheckRow[]): CheckRow[] {
  return [
    ...new Map(checks.map((check) => [`${check.runId}/${check.pageId}/${check.look.at}`, check])).values(),
  ];
}

async function aliasesOf(
  sql: Sql,
  workspaceId: number,
  judged: readonly Judged[],
): Promise<Map<number, number[]>> {
  const rows = await sql.query<{ id: number; moved_to_id: number }>(
    "SELECT id, moved_to_id FROM page WHERE workspace_id = $1 AND moved_to_id = ANY($2)",
    [workspaceId, judged.map(({ applied }) => applied.source.id)],
  );
  const aliases = new Map<number, number[]>();
  for (const row of rows) aliases.set(row.moved_to_id, [...(aliases.get(row.moved_to_id) ?? []), row.id]);
  return aliases;
}

async function sitesOfRuns(sql: Sql, runIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql.query<{ id: string; site_id: number }>(
    "SELECT id, site_id FROM run WHERE id = ANY($1)",
    [[...new Set(runIds)]],
  );
  return new Map(rows.map((row) => [row.id, row.site_id]));
}

function resultOf(
  graph: Graph,
  one: Prepared,
  applied: Applied,
  verdicts: readonly PromiseVerdict[],
  watch: Watch,
  siteId: number,
): VisitResult {
  const domains = watch.domainsOf.get(siteId) ?? new Set<number>();
  const touches = (link: LinkRow) => domains.has(link.sourceDomainId) || domains.has(link.targetDomainId);
  const rows = graph.links.has(applied.source.id)
    ? [...linksOf(graph, applied.source.id).values()].filter(touches)
    : [];
  const promised = verdicts.filter((verdict) => verdict.siteId === siteId);
  const targets = graph.links.has(applied.source.id)
    ? rows.map((row) => row.targetUrl)
    : [...one.seen.keys()];
  const breaks = brokenBy(promised, targets);
  const asAgreed = (target: string, headline: Headline): Headline =>
    headline === "live" && breaks(target) ? "changed" : headline;
  const headlines: Headline[] = rows.map((row) => asAgreed(row.targetUrl, headlineOf(row, applied)));
  // An unchanged page: every link on it is as it was.
  if (!graph.links.has(applied.source.id)) {
    headlines.push(...[...one.seen.keys()].map((target) => asAgreed(target, "live")));
  }
  if (headlines.length === 0) headlines.push(...promised.map((verdict) => verdict.headline));
  else headlines.push(...absent(promised, targets));
  if (headlines.length === 0) headlines.push(applied.conclusive ? "not_found" : accessOnly(applied));
  const worst = worstHeadline([...promised.map((verdict) => verdict.headline), ...headlines]) ?? "pending";
  const { runId, pageId, attempt, look } = one;
  return {
    runId,
    pageId,
    attempt,
    headline: worst,
    httpStatus: look.httpStatus,
    note: promised.find((verdict) => verdict.headline === worst)?.sentence ?? visitNote(worst, rows, look),
    ms: look.ms,
    headlines,
  };
}

/**
 * Whether a link breaks what was agreed: it leads to the agreed page and is not as promised, or no link of the page
 * leads there. The same rule as in the table of links (link-filter.ts).
 */
function brokenBy(
  promised: readonly PromiseVerdict[],
  targets: Iterable<string>,
): (target: string) => boolean {
  const broken = promised
    .filter(({ headline }) => headline === "changed")
    .map(({ target }) => looseKey(target));
  if (broken.length === 0) return () => false;
  const here = new Set([...targets].map(looseKey));
  return (target) => broken.some((agreed) => agreed === looseKey(target) || !here.has(agreed));
}

/** Promises that no link of the page keeps or breaks: they count beside its links. */
function absent(promised: readonly PromiseVerdict[], targets: readonly string[]): Headline[] {
  const here = new Set(targets.map(looseKey));
  return promised
    .filter(
      ({ headline, target }) => headline !== "live" && headline !== "changed" && !here.has(looseKey(target)),
    )
    .map(({ headline }) => headline);
}

function headlineOf(row: LinkRow, applied: Applied): Headline {
  const { presence, misses } = row.state;
  const headline = linkHeadline(presence, misses, applied.look.access);
  const changed = applied.changedTargets.has(row.targetUrl) && isVerified(row.state) && headline === "live";
  return changed && applied.readBefore ? "changed" : headline;
}

function accessOnly(applied: Applied): Headline {
  return linkHeadline("reported", 0, applied.look.access);
}
