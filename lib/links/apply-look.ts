// One look laid into the graph: decides which page was really read (aliases), lets the pure diff judge the
// links, and puts the result back. In memory only; record-pages.ts loads before and flushes after.
import { diffPage } from "#lib/core/diff";
import { canonicalElsewhere } from "#lib/core/diff/page-events";
import type { EventDraft, LinkState } from "#lib/core/link-state";
import { type Look, redirectedAway, redirectedHome } from "#lib/core/look";
import type { SeenLink } from "#lib/core/seen-links";
import { looseKey } from "#lib/core/url";
import { type Graph, joinRows, type LinkRow, linksOf, newPast, type PageRow } from "./graph.ts";
import type { PageRef } from "./intern.ts";
import { isComplete } from "./prepare-look.ts";
import { Stale, type Watch } from "./watch.ts";

export interface Prepared {
  runId: string;
  pageId: number;
  attempt: number;
  look: Look;
  /** Normalised address of the page that was read; null when none was. */
  finalUrl: string | null;
  seen: Map<string, SeenLink>;
  digest: Buffer | null;
  /** Looks at the page's other addresses in the same visit, likewise read out. */
  others: Prepared[];
}

export interface Applied {
  /** The page whose links were judged: the asked one, or the one it turned out to be. */
  source: PageRow;
  /** The look as it was judged: of `source`, without the redirects that only changed its address. */
  look: Look;
  conclusive: boolean;
  /** The page had been read before: what changed on it is news. */
  readBefore: boolean;
  changedTargets: Set<string>;
}

/**
 * Applies one look.
 * @param refs ids of every URL that the look names (intern.ts)
 * @param today YYYY-MM-DD
 */
export function applyLook(
  graph: Graph,
  prepared: Prepared,
  refs: ReadonlyMap<string, PageRef>,
  watch: Watch,
  today: string,
): Applied {
  const asked = pageOf(graph, prepared.pageId);
  const source = realPage(graph, asked, prepared, refs);
  if (!graph.links.has(source.id)) throw new Stale("another look ended on a page that seemed unchanged");
  const aliased = source.id === asked.id ? null : asked;
  const carried = aliased === null && carriesLinks(graph, asked, prepared);
  const look = aliased !== null || carried ? withoutRedirects(prepared.look) : prepared.look;
  if (aliased !== null) moveToFinal(graph, aliased, source, prepared.runId, today);
  standAlone(source, look);

  const rows = linksOf(graph, source.id);
  const stored = new Map([...rows].map(([target, row]) => [target, row.state]));
  const known = { ...source, ...(aliased?.lastReadAt && !source.lastReadAt ? readState(aliased) : {}) };
  const diff = diffPage(
    {
      everRead: known.lastReadAt !== null,
      readBefore: known.lastReadAt !== null && known.readSiteSet === watch.siteSetVersion,
      noindex: known.noindex,
      canonicalElsewhere: known.canonicalElsewhere,
    },
    stored,
    prepared.seen,
    look,
    watch.lossRule,
    today,
  );
  for (const [from, to] of diff.renamed) renameLink(graph, source, from, to, refs);
  for (const [target, state] of diff.links) putLink(graph, source, target, state, refs);
  const changedTargets = new Set<string>();
  for (const draft of diff.events) {
    const event = { draft, runId: prepared.runId, importId: null };
    if (draft.target === null) graph.pageEvents.push({ ...event, sourceId: source.id });
    else {
      rows.get(draft.target)?.past.events.push(event);
      changedTargets.add(draft.target);
    }
  }
  Object.assign(source, stateAfter(known, look, watch));
  return {
    source,
    look,
    conclusive: diff.conclusive,
    readBefore: known.lastReadAt !== null,
    changedTargets,
  };
}

function readState(page: PageRow) {
  const { lastReadAt, readSiteSet, noindex, canonicalElsewhere } = page;
  return { lastReadAt, readSiteSet, noindex, canonicalElsewhere };
}

// What the next look of the same batch finds; the page's row is written by write/pages.ts.
function stateAfter(known: PageRow, look: Look, watch: Watch): Partial<PageRow> {
  if (!isComplete(look)) return {};
  const read = { lastReadAt: new Date(look.at), readSiteSet: watch.siteSetVersion };
  if (redirectedAway(look)) return { ...readState(known), ...read };
  return { ...read, noindex: look.robots.noindex, canonicalElsewhere: canonicalElsewhere(look) };
}

export function pageOf(graph: Graph, id: number): PageRow {
  const page = graph.pages.get(id);
  if (!page) throw new Error(`page ${id} is not in the graph`);
  return page;
}

/**
 * The page that was really read. The asked one stands for the final one when only scheme, www, slash or tracking
 * differ, or when every redirect on the way is permanent and the links are still there. An address that was an alias
 * and leads elsewhere now, or nowhere, says nothing about the page that it was an alias of.
 */
export function realPage(
  graph: Graph,
  asked: PageRow,
  prepared: Prepared,
  refs: ReadonlyMap<string, PageRef>,
): PageRow {
  const { look, finalUrl } = prepared;
  if (look.access !== "ok" || look.soft404 || finalUrl === null) return asked;
  const ref = refs.get(finalUrl);
  const named = ref === undefined ? undefined : graph.pages.get(ref.id);
  if (named === undefined) return asked;
  const other = named.movedToId === null ? undefined : graph.pages.get(named.movedToId);
  const final = other !== undefined && looseKey(other.url) === looseKey(finalUrl) ? other : named;
  if (final.id === asked.id || looseKey(finalUrl) === looseKey(asked.url)) return final;
  const permanent =
    look.hops.length > 0 && look.hops.every((hop) => hop.status === 301 || hop.status === 308);
  return permanent && carriesLinks(graph, asked, prepared) ? final : asked;
}

/** Every link that the page had, if any, is on the page where the redirect ends, and that is no home page. */
function carriesLinks(graph: Graph, asked: PageRow, { look, seen, finalUrl }: Prepared): boolean {
  if (
    look.access !== "ok" ||
    look.soft404 ||
    finalUrl === null ||
    !redirectedAway(look) ||
    redirectedHome(look)
  )
    return false;
  const loose = new Set([...seen.keys()].map(looseKey));
  const had = [...linksOf(graph, asked.id).values()].filter(({ state }) => state.presence !== "lost");
  return seen.size > 0 && had.every((row) => loose.has(looseKey(row.targetUrl)));
}

function withoutRedirects(look: Look): Look {
  return { ...look, url: look.finalUrl, hops: [] };
}

/** A page that answers by itself is no other page's alias any more. */
function standAlone(page: PageRow, look: Look): void {
  if (look.access === "ok" && !look.soft404 && !redirectedAway(look)) page.movedToId = null;
}

/** The asked page becomes an alias of the one where it ended. */
export function moveToFinal(graph: Graph, from: PageRow, to: PageRow, runId: string, today: string): void {
  if (from.movedToId !== to.id) tellMove(graph, from, to, runId, today);
  moveLinks(graph, from, to);
}

/** Scheme, www and slash are no news; another address is. */
export function tellMove(graph: Graph, from: PageRow, to: PageRow, runId: string, today: string): void {
  if (looseKey(from.url) === looseKey(to.url)) return;
  graph.pageEvents.push({ sourceId: to.id, runId, importId: null, draft: movedEvent(from, to, today) });
}

/** `from`, with its own aliases, becomes an alias of `to`, and its links become those of `to`. */
export function moveLinks(graph: Graph, from: PageRow, to: PageRow): void {
  for (const page of graph.pages.values()) {
    if (page.id !== to.id && (page === from || page.movedToId === from.id)) page.movedToId = to.id;
  }
  for (const row of [...linksOf(graph, from.id).values()]) moveLink(graph, row, to);
}

/** One link stands on the page `to`, where it may be known already. */
export function moveLink(graph: Graph, row: LinkRow, to: PageRow): void {
  const there = linksOf(graph, to.id);
  const place = placeOf(to, row.targetUrl, { id: row.targetId, domainId: row.targetDomainId });
  there.set(row.targetUrl, joinRows(place, row, there.get(row.targetUrl)));
  linksOf(graph, row.sourceId).delete(row.targetUrl);
  // The digest of its last look knows nothing of this link.
  to.linksKey = null;
}

function movedEvent(from: PageRow, to: PageRow, today: string): EventDraft {
  return {
    kind: "page_moved",
    origin: "observed",
    occurredOn: today,
    target: null,
    fromClass: null,
    toClass: null,
    detail: { from: from.url, to: to.url },
  };
}

function placeOf(source: PageRow, targetUrl: string, target: PageRef) {
  return {
    sourceId: source.id,
    targetId: target.id,
    sourceDomainId: source.domainId,
    targetDomainId: target.domainId,
    targetUrl,
  };
}

// The link of another spelling becomes this one; diffPage has merged their states already.
function renameLink(
  graph: Graph,
  source: PageRow,
  from: string,
  to: string,
  refs: ReadonlyMap<string, PageRef>,
): void {
  const rows = linksOf(graph, source.id);
  const row = rows.get(from);
  const ref = refs.get(to);
  if (!row || !ref) return;
  rows.set(to, joinRows(placeOf(source, to, ref), row, rows.get(to)));
  rows.delete(from);
}

function putLink(
  graph: Graph,
  source: PageRow,
  target: string,
  state: LinkState,
  refs: ReadonlyMap<string, PageRef>,
): void {
  const rows = linksOf(graph, source.id);
  const row = rows.get(target);
  if (row) {
    rows.set(target, { ...row, state });
    return;
  }
  const ref = refs.get(target);
  if (!ref) throw new Error("a target without an id");
  rows.set(target, { ...placeOf(source, target, ref), state, past: newPast() });
}
