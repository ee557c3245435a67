// The part of the graph that one transaction works on: pages (locked, in id order) and their links, as they
// are in the database and as they shall be. The writer flushes the difference (write/*.ts).
import type { EventDraft, LinkState } from "#lib/core/link-state";
import type { Sql } from "#lib/db/sql";

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
}

export interface LinkMove {
  from: { sourceId: number; targetId: number };
  to: { sourceId: number; targetId: number };
}

/** An event with the page it happened on. */
export interface GraphEvent {
  sourceId: number;
  draft: EventDraft;
  runId: string | null;
  importId: string | null;
}

export interface Graph {
  pages: Map<number, PageRow>;
  /** Source page id → target URL → link, as it shall be. */
  links: Map<number, Map<string, LinkRow>>;
  /** As loaded, by `source:target`. */
  original: Map<string, LinkRow>;
  /** Ids of the anchors that were loaded: a link that is missed or only dated anew keeps its own. */
  anchors: Map<string, number>;
  moves: LinkMove[];
  events: GraphEvent[];
}

export const linkKey = (sourceId: number, targetId: number): string => `${sourceId}:${targetId}`;

/** Locks pages in id order and reads them. */
export async function lockPages(
  sql: Sql,
  workspaceId: number,
  ids: Iterable<number>,
): Promise<Map<number, PageRow>> {
  const rows = await sql.query<PageRow>(
    `SELECT id, domain_id AS "domainId", url, moved_to_id AS "movedToId", last_read_at AS "lastReadAt",
            read_site_set AS "readSiteSet", noindex, canonical_elsewhere AS "canonicalElsewhere",
            links_key AS "linksKey", open_links AS "openLinks"
     FROM page WHERE workspace_id = $1 AND id = ANY($2) ORDER BY id FOR UPDATE`,
    [workspaceId, [...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
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

/** Reads every link of the given source pages into a Graph. */
export async function loadGraph(
  sql: Sql,
  workspaceId: number,
  pages: Map<number, PageRow>,
  sourceIds: Iterable<number>,
): Promise<Graph> {
  const rows = await sql.query<LoadedLink>(
    `SELECT l.source_id AS "sourceId", l.target_id AS "targetId", l.source_domain_id AS "sourceDomainId",
            l.target_domain_id AS "targetDomainId", t.url AS "targetUrl", l.anchor_id AS "anchorId", ${STATE_COLUMNS}
     FROM link l JOIN page t ON t.id = l.target_id LEFT JOIN anchor a ON a.id = l.anchor_id
     WHERE l.workspace_id = $1 AND l.source_id = ANY($2)`,
    [workspaceId, [...new Set(sourceIds)]],
  );
  const graph: Graph = {
    pages,
    links: new Map(),
    original: new Map(),
    anchors: new Map(),
    moves: [],
    events: [],
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
    const link: LinkRow = { sourceId, targetId, sourceDomainId, targetDomainId, targetUrl, state };
    graph.original.set(linkKey(sourceId, targetId), link);
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
export function graphChanges(graph: Graph): { upserts: LinkRow[]; deletes: LinkRow[] } {
  const upserts: LinkRow[] = [];
  const kept = new Set<string>();
  for (const links of graph.links.values()) {
    for (const link of links.values()) {
      const key = linkKey(link.sourceId, link.targetId);
      kept.add(key);
      const before = graph.original.get(key);
      if (before === undefined || (before.state !== link.state && !sameState(before.state, link.state)))
        upserts.push(link);
    }
  }
  const deletes = [...graph.original].filter(([key]) => !kept.has(key)).map(([, link]) => link);
  return { upserts, deletes };
}

function sameState(a: LinkState, b: LinkState): boolean {
  for (const key of Object.keys(a) as (keyof LinkState)[]) {
    if (key === "others") {
      if (JSON.stringify(a.others) !== JSON.stringify(b.others)) return false;
    } else if (a[key] !== b[key]) return false;
  }
  return true;
}

/** Moves with chains drawn together (a → b → c is a → c), of rows that are in the database. */
export function resolvedMoves(graph: Graph): LinkMove[] {
  const next = new Map(graph.moves.map((move) => [linkKey(move.from.sourceId, move.from.targetId), move.to]));
  const moves: LinkMove[] = [];
  for (const { from } of graph.moves) {
    if (!graph.original.has(linkKey(from.sourceId, from.targetId))) continue;
    let to = from;
    for (let hops = 0; hops < 10; hops++) {
      const further = next.get(linkKey(to.sourceId, to.targetId));
      if (further === undefined) break;
      to = further;
    }
    if (to !== from) moves.push({ from, to });
  }
  return moves;
}
