// One visit laid into the graph: the look at its page and, where that would miss a link, those at the page's other
// addresses. Links that still stand at one of these go there, with their history, instead of being missed.
import { redirectedAway } from "#lib/core/look";
import { looseKey } from "#lib/core/url";
import { MOST_OTHERS } from "#lib/frontier/visit-facts";
import {
  type Applied,
  applyLook,
  moveLink,
  moveLinks,
  moveToFinal,
  type Prepared,
  pageOf,
  realPage,
  tellMove,
} from "./apply-look.ts";
import { type Graph, type LinkRow, linksOf, type PageRow } from "./graph.ts";
import type { PageRef } from "./intern.ts";
import { aliasesNow, type StoredAlias, shownBy, wouldMiss } from "./other-addresses.ts";
import type { Watch } from "./watch.ts";

/** A look as it was judged, for the visit that it belongs to. */
export interface Judged {
  visit: Prepared;
  one: Prepared;
  applied: Applied;
  /** The page became an alias in this very visit: its look is history, and another address's look tells of its links. */
  handedOver: boolean;
}

interface Batch {
  refs: ReadonlyMap<string, PageRef>;
  /** Aliases of the batch's pages, as stored. */
  aliases: readonly StoredAlias[];
  watch: Watch;
}

/**
 * Applies the looks of one visit.
 * @returns null when other addresses must be asked first: no link was judged
 */
export function applyVisit(graph: Graph, one: Prepared, batch: Batch): Judged[] | null {
  const asked = pageOf(graph, one.pageId);
  const home = realPage(graph, asked, one, batch.refs);
  if (!graph.links.has(home.id) || wouldMiss(graph, [asked.id, home.id], one).length === 0)
    return standsAlone(graph, one, batch);

  const ids = [home, asked].flatMap((page) => [...aliasesNow(graph, batch.aliases, page)]);
  const aliases = new Set(ids.filter((id) => id !== asked.id && id !== home.id));
  if (aliases.size === 0) return standsAlone(graph, one, batch);
  // From now on whoever asks this page knows whose other addresses there are to be asked.
  if (home !== asked) moveToFinal(graph, asked, home, one.runId, dayOf(one));
  const others = one.others.filter(({ pageId }) => aliases.has(pageId));
  if (others.length < Math.min(aliases.size, MOST_OTHERS)) return null;

  const shown = shownBy(one);
  const rows = [...linksOf(graph, home.id).values()];
  const gone = rows.filter((row) => !shown.has(looseKey(row.targetUrl)));
  const hasOwn = gone.length < rows.length || (shown.size > 0 && !redirectedAway(one.look));
  const takers = takeBack(graph, home, gone, hasOwn, others, batch);
  const last = home.movedToId === null ? judge(graph, one, batch) : leftBehind(home, one);
  return [...takers, last].map((judged) => ({ ...judged, visit: one }));
}

const dayOf = ({ look }: Prepared): string => look.at.slice(0, 10);

function judge(graph: Graph, one: Prepared, { refs, watch }: Batch): Judged {
  return { visit: one, one, applied: applyLook(graph, one, refs, watch, dayOf(one)), handedOver: false };
}

/** An alias that was asked for itself and answers by itself has the links that its page has missed or lost. */
function standsAlone(graph: Graph, one: Prepared, batch: Batch): Judged[] {
  const { movedToId } = pageOf(graph, one.pageId);
  if (movedToId === null) return [judge(graph, one, batch)];
  const home = pageOf(graph, movedToId);
  const rows = [...linksOf(graph, home.id).values()];
  const gone = rows.filter(({ state }) => ["missed", "lost", "not_found"].includes(state.presence));
  const takers = takeBack(graph, home, gone, gone.length < rows.length, [one], batch);
  return takers.length > 0 ? takers : [judge(graph, one, batch)];
}

/**
 * Gives the links that `home` no longer has to those of its other addresses that show them.
 * @param gone links of `home` that it does not show
 * @param staysPage `home` has links of its own; else it becomes an alias of the first address that takes one
 * @returns the addresses that took links, judged by their own looks
 */
function takeBack(
  graph: Graph,
  home: PageRow,
  gone: readonly LinkRow[],
  staysPage: boolean,
  others: readonly Prepared[],
  batch: Batch,
): Judged[] {
  const waiting = new Set(gone);
  const takers: Prepared[] = [];
  for (const other of others) {
    if (other.finalUrl === home.url) continue;
    const shown = shownBy(other);
    const taken = [...waiting].filter((row) => shown.has(looseKey(row.targetUrl)));
    if (taken.length === 0) continue;
    const page = pageOf(graph, other.pageId);
    page.movedToId = null;
    for (const row of taken) {
      moveLink(graph, row, page);
      waiting.delete(row);
    }
    takers.push(other);
  }
  const [first] = takers;
  if (first !== undefined && !staysPage) moveLinks(graph, home, pageOf(graph, first.pageId));
  return takers.map((other) => {
    const told = graph.pageEvents.length;
    const judged = judge(graph, other, batch);
    const { source } = judged.applied;
    const isTold = graph.pageEvents.slice(told).some(({ draft }) => draft.kind === "page_moved");
    if (!isTold) tellMove(graph, home, source, other.runId, dayOf(other));
    return judged;
  });
}

/** The look at a page whose links are all elsewhere now: history, by which nothing is judged. */
function leftBehind(home: PageRow, one: Prepared): Judged {
  const { look } = one;
  const readBefore = home.lastReadAt !== null;
  const applied = { source: home, look, conclusive: true, readBefore, changedTargets: new Set<string>() };
  return { visit: one, one, applied, handedOver: true };
}
