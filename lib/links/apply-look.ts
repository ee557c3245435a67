// One look laid into the graph: decides which page was really read (aliases), lets the pure diff judge the
// links, and puts the result back. In memory only; record-pages.ts loads before and flushes after.
import { diffPage, mergeStates } from "#lib/core/diff";
import type { LinkState } from "#lib/core/link-state";
import { type Look, redirectedAway, redirectedHome } from "#lib/core/look";
import type { SeenLink } from "#lib/core/seen-links";
import { looseKey } from "#lib/core/url";
import { type Graph, type LinkRow, linksOf, type PageRow } from "./graph.ts";
import type { PageRef } from "./intern.ts";
import type { Watch } from "./watch.ts";

export interface Prepared {
  runId: string;
  pageId: number;
  attempt: number;
  look: Look;
  /** Normalised address of the page that was read; null when none was. */
  finalUrl: string | null;
  seen: Map<string, SeenLink>;
  digest: Buffer | null;
}

export interface Applied {
  /** The page whose links were judged: the asked one, or the one it turned out to be. */
  source: PageRow;
  /** The asked page is another address of `source`. */
  aliased: PageRow | null;
  /** The look as it was judged: of `source`, without the redirects that only changed its address. */
  look: Look;
  conclusive: boolean;
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
  const aliased = source.id === asked.id ? null : asked;
  const carried = aliased === null && carriesLinks(graph, asked, prepared);
  const look = aliased !== null || carried ? withoutRedirects(prepared.look) : prepared.look;
  if (aliased !== null) moveLinks(graph, aliased, source, prepared.runId, today);

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
  for (const draft of diff.events) {
    graph.events.push({ sourceId: source.id, draft, runId: prepared.runId, importId: null });
  }
  const changedTargets = new Set(
    diff.events.flatMap((event) => (event.target === null ? [] : [event.target])),
  );
  return { source, aliased, look, conclusive: diff.conclusive, changedTargets };
}

function readState(page: PageRow) {
  const { lastReadAt, readSiteSet, noindex, canonicalElsewhere } = page;
  return { lastReadAt, readSiteSet, noindex, canonicalElsewhere };
}

function pageOf(graph: Graph, id: number): PageRow {
  const page = graph.pages.get(id);
  if (!page) throw new Error(`page ${id} is not in the graph`);
  return page.movedToId === null ? page : (graph.pages.get(page.movedToId) ?? page);
}

// The final page is the asked one under another address when only scheme, www, slash or tracking differ, or
// when every redirect on the way is permanent and the links are still there.
function realPage(
  graph: Graph,
  asked: PageRow,
  prepared: Prepared,
  refs: ReadonlyMap<string, PageRef>,
): PageRow {
  const { look, finalUrl } = prepared;
  if (look.access !== "ok" || look.soft404 || finalUrl === null || finalUrl === asked.url) return asked;
  const ref = refs.get(finalUrl);
  const final = ref === undefined ? undefined : graph.pages.get(ref.id);
  if (final === undefined || final.id === asked.id) return asked;
  if (looseKey(finalUrl) === looseKey(asked.url)) return final;
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

function moveLinks(graph: Graph, from: PageRow, to: PageRow, runId: string, today: string): void {
  from.movedToId = to.id;
  const target = linksOf(graph, to.id);
  for (const row of linksOf(graph, from.id).values()) {
    const other = target.get(row.targetUrl);
    graph.moves.push({
      from: { sourceId: from.id, targetId: row.targetId },
      to: { sourceId: to.id, targetId: row.targetId },
    });
    target.set(row.targetUrl, {
      ...row,
      sourceId: to.id,
      sourceDomainId: to.domainId,
      state: other === undefined ? row.state : mergeStates(other.state, row.state),
    });
  }
  linksOf(graph, from.id).clear();
  // Scheme, www and slash are no news; another address is.
  if (looseKey(from.url) === looseKey(to.url)) return;
  graph.events.push({
    sourceId: to.id,
    runId,
    importId: null,
    draft: {
      kind: "page_moved",
      origin: "observed",
      occurredOn: today,
      target: null,
      fromClass: null,
      toClass: null,
      detail: { from: from.url, to: to.url },
    },
  });
}

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
  graph.moves.push({
    from: { sourceId: source.id, targetId: row.targetId },
    to: { sourceId: source.id, targetId: ref.id },
  });
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
    if (row.state !== state) rows.set(target, { ...row, state });
    return;
  }
  const ref = refs.get(target);
  if (!ref) throw new Error("a target without an id");
  rows.set(target, {
    sourceId: source.id,
    targetId: ref.id,
    sourceDomainId: source.domainId,
    targetDomainId: ref.domainId,
    targetUrl: target,
    state,
  } satisfies LinkRow);
}
