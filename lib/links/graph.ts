// The part of the graph that one transaction works on: pages (locked, in id order) and their links, as they
// are in the database and as they shall be. The writer flushes the difference (write/*.ts).
import { mergeStates, outranks } from "#lib/core/diff/merge-states";
import type { EventDraft, LinkState } from "#lib/core/link-state";
import type { Sql } from "#lib/db/sql";
import { Stale } from "./watch.ts";

export interface PageRow {
  id: number;
  domainId: number;
  url: string;
  movedToId: number | null;
  lastReadAt: Date | null;
  readSiteSet: number | null;
  noindex: boolean;
  canonicalElsewhere: boolean;
  linksKey: Buffer | null;
  openLinks: number;
}

export interface LinkRow {
  sourceId: number;
  targetId: number;
  sourceDomainId: number;
  targetDomainId: number;
  targetUrl: string;
  state: LinkState;
  past: LinkPast;
}

/**
 * Where a link's past lies. A row that turns out to be another link takes its past along; of two that turn out to be
 * one, the past of the stronger one stays (mergeStates), so that events always add up to what the row counts as.
 */
export interface LinkPast {
  /** Key of the stored row whose events are this link's; null: it has none yet. */
  history: string | null;
  /** Keys of every stored row that is this link now: their reports are its reports. */
  rows: readonly string[];
  /** What this transaction adds. */
  events: GraphEvent[];
}

export interface LinkMove {
  from: LinkIds;
  to: LinkIds;
}

export type LinkIds = Pick<LinkRow, "sourceId" | "targetId" | "sourceDomainId" | "targetDomainId">;

export interface GraphEvent {
  draft: EventDraft;
  runId: string | null;
  importId: string | null;
  /** ISO 8601, of an event that is told again; else it is recorded now. */
  recordedAt?: string;
}

export interface Graph {
  pages: Map<number, PageRow>;
  /** Source page id → target URL → link, as it shall be. */
  links: Map<number, Map<string, LinkRow>>;
  /** As loaded, by `source:target`. */
  original: Map<string, LinkRow>;
  /** Ids of the anchors that were loaded: a link that is missed or only dated anew keeps its own. */
  anchors: Map<string, number>;
  /** Events of pages, not of one link. */
  pageEvents: (GraphEvent & { sourceId: number })[];
}

export const linkKey = (sourceId: number, targetId: number): string => `${sourceId}:${targetId}`;

/** Locks pages in id order and reads them, and with them the pages that they are other addresses of. */
export async function lockPages(
  sql: Sql,
  workspaceId: number,
  ids: Iterable<number>,
): Promise<Map<number, PageRow>> {
  const asked = [...new Set(ids)];
  const moved = await sql.query<{ id: number }>(
    "SELECT moved_to_id AS id FROM page WHERE workspace_id = $1 AND id = ANY($2) AND moved_to_id IS NOT NULL",
    [workspaceId, asked],
  );
  const rows = await sql.query<PageRow>(
    `SELECT id, domain_id AS "domainId", url, moved_to_id AS "movedToId", last_read_at AS "lastReadAt",
            read_site_set AS "readSiteSet", noindex, canonical_elsewhere AS "canonicalElsewhere",
            links_key AS "linksKey", open_links AS "openLinks"
     FROM page WHERE workspace_id = $1 AND id = ANY($2) ORDER BY id FOR UPDATE`,
    [workspaceId, [...asked, ...moved.map((row) => row.id)]],
  );
  const pages = new Map(rows.map((row) => [row.id, row]));
  if (rows.some(({ movedToId }) => movedToId !== null && !pages.has(movedToId)))
    throw new Stale("a page moved while it was waited for");
  return pages;
}

const STATE_COLUMNS = `l.presence, l.kind, a.text AS anchor, l.anchor_kind AS "anchorKind", l.rel,
  l.rel_class AS "relClass", l.rel_by AS "relBy", l.place, l.hidden, l.occurrences, coalesce(l.others, '[]') AS others,
  l.context_left AS "contextLeft", l.context_right AS "contextRight", l.known_on AS "knownOn", l.dated,
  l.lost_on AS "lostOn", l.loss_reason AS "lossReason", l.found_at AS "foundAt", l.seen_at AS "seenAt",
  l.misses, l.missed_at AS "missedAt"`;

interface LoadedLink extends Omit<LinkState, "foundAt" | "seenAt" | "missedAt"> {
  sourceId: number;
  targetId: number;
  sourceDomainId: number;
  targetDomainId: number;
  targetUrl: string;
  anchorId: number | null;
  foundAt: Date | null;
  seenAt: Date | null;
  missedAt: Date | null;
}

/** Reads every link of the given source pages into a Graph, or every link that has one of them at either end. */
export async function loadGraph(
  sql: Sql,
  workspaceId: number,
  pages: Map<number, PageRow>,
  pageIds: Iterable<number>,
  ends: "source" | "either" = "source",
): Promise<Graph> {
  const rows = await sql.query<LoadedLink>(
    `SELECT l.source_id AS "sourceId", l.target_id AS "targetId", l.source_domain_id AS "sourceDomainId",
            l.target_domain_id AS "targetDomainId", t.url AS "targetUrl", l.anchor_id AS "anchorId", ${STATE_COLUMNS}
     FROM link l JOIN page t ON t.id = l.target_id LEFT JOIN anchor a ON a.id = l.anchor_id
     WHERE l.workspace_id = $1 AND (l.source_id = ANY($2)${ends === "either" ? " OR l.target_id = ANY($2)" : ""})`,
    [workspaceId, [...new Set(pageIds)]],
  );
  const graph: Graph = {
    pages,
    links: new Map(),
    original: new Map(),
    anchors: new Map(),
    pageEvents: [],
  };
  for (const row of rows) {
    const {
      sourceId,
      targetId,
      sourceDomainId,
      targetDomainId,
      targetUrl,
      anchorId,
      foundAt,
      seenAt,
      missedAt,
      ...rest
    } = row;
    const state: LinkState = { ...rest, foundAt: iso(foundAt), seenAt: iso(seenAt), missedAt: iso(missedAt) };
    const key = linkKey(sourceId, targetId);
    const past: LinkPast = { history: key, rows: [key], events: [] };
    const link: LinkRow = { sourceId, targetId, sourceDomainId, targetDomainId, targetUrl, state, past };
    graph.original.set(key, link);
    if (state.anchor !== null && anchorId !== null) graph.anchors.set(state.anchor, anchorId);
    linksOf(graph, sourceId).set(targetUrl, link);
  }
  return graph;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export function linksOf(graph: Graph, sourceId: number): Map<string, LinkRow> {
  let links = graph.links.get(sourceId);
  if (!links) {
    links = new Map();
    graph.links.set(sourceId, links);
  }
  return links;
}

/** The rows to write and to delete, against what was loaded. */
export function graphChanges(graph: Graph): { fresh: LinkRow[]; changed: LinkRow[]; deletes: LinkRow[] } {
  const fresh: LinkRow[] = [];
  const changed: LinkRow[] = [];
  const kept = new Set<string>();
  for (const links of graph.links.values()) {
    for (const link of links.values()) {
      const key = linkKey(link.sourceId, link.targetId);
      kept.add(key);
      const before = graph.original.get(key);
      if (before === undefined) fresh.push(link);
      else if (before.state !== link.state && !sameState(before.state, link.state)) changed.push(link);
    }
  }
  const deletes = [...graph.original].filter(([key]) => !kept.has(key)).map(([, link]) => link);
  return { fresh, changed, deletes };
}

function sameState(a: LinkState, b: LinkState): boolean {
  for (const key of Object.keys(a) as (keyof LinkState)[]) {
    if (key === "others") {
      if (JSON.stringify(a.others) !== JSON.stringify(b.others)) return false;
    } else if (a[key] !== b[key]) return false;
  }
  return true;
}

export const newPast = (): LinkPast => ({ history: null, rows: [], events: [] });

/** `row` as the link that stands at `place`, and one with the row that stands there already. */
export function joinRows(place: Omit<LinkRow, "state" | "past">, row: LinkRow, there?: LinkRow): LinkRow {
  if (there === undefined) return { ...place, state: row.state, past: row.past };
  const main = outranks(there.state, row.state) ? there : row;
  const past = { ...main.past, rows: [...there.past.rows, ...row.past.rows] };
  return { ...place, state: mergeStates(there.state, row.state), past };
}

/** What became of stored rows that are other links now. */
export interface Moves {
  /** A link's history, from the row that it was to the row that it is. */
  histories: LinkMove[];
  /** Rows whose history another one's stands for. */
  dropped: LinkIds[];
  /** Every row that is another link now. */
  reports: LinkMove[];
  /** Links whose first day was found to be another one than their stored history says. */
  firsts: (LinkIds & { day: string })[];
}

export function movesOf(graph: Graph): Moves {
  const moves: Moves = { histories: [], dropped: [], reports: [], firsts: [] };
  const kept = new Set<string>();
  for (const links of graph.links.values()) {
    for (const link of links.values()) {
      const key = linkKey(link.sourceId, link.targetId);
      const { history, rows } = link.past;
      for (const row of rows) {
        if (row !== key) moves.reports.push({ from: graph.original.get(row) as LinkRow, to: link });
      }
      if (history === null) continue;
      kept.add(history);
      const before = graph.original.get(history) as LinkRow;
      if (history !== key) moves.histories.push({ from: before, to: link });
      const { knownOn, dated } = link.state;
      if (before.state.knownOn !== knownOn || before.state.dated !== dated)
        moves.firsts.push({ ...link, day: knownOn });
    }
  }
  for (const [key, link] of graph.original) if (!kept.has(key)) moves.dropped.push(link);
  return moves;
}
