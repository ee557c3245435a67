// Which stored link a row of an import speaks of: as when it was written (chunk-state.ts), or the link that it has
// become since (a page that moved, another spelling). Nothing is made here: a row that leads to no link is left out.
import { looseKey } from "#lib/core/url";
import type { Vendor } from "#lib/core/vendors";
import type { Sql } from "#lib/db/sql";
import { type Graph, type LinkRow, linkKey, linksOf, type PageRow } from "../graph.ts";

/** A report as it is stored. */
export interface StoredSighting {
  sourceId: number;
  targetId: number;
  vendor: Vendor;
  importId: string;
  lastImportId: string;
  reportedSource: string | null;
  reportedTarget: string | null;
}

/** Every report of the links of these pages. */
export function loadSightings(
  sql: Sql,
  workspaceId: number,
  sourceIds: readonly number[],
): Promise<StoredSighting[]> {
  return sql.query<StoredSighting>(
    `SELECT source_id AS "sourceId", target_id AS "targetId", vendor, import_id AS "importId", last_import_id AS "lastImportId",
       reported_source AS "reportedSource", reported_target AS "reportedTarget"
     FROM link_sighting WHERE workspace_id = $1 AND source_id = ANY($2)`,
    [workspaceId, sourceIds],
  );
}

interface Ends {
  sourceUrl: string;
  targetUrl: string;
}

/** Finds the links of a graph by the addresses in reports. */
export class LinkFinder {
  readonly #graph: Graph;
  readonly #pages: ReadonlyMap<string, PageRow>;
  readonly #reported = new Map<string, string>();
  readonly #loose = new Map<number, Map<string, LinkRow>>();

  constructor(graph: Graph, sightings: readonly StoredSighting[]) {
    this.#graph = graph;
    this.#pages = new Map([...graph.pages.values()].map((page) => [page.url, page]));
    for (const { sourceId, targetId, reportedSource, reportedTarget } of sightings) {
      const key = linkKey(sourceId, targetId);
      const link = graph.original.get(key);
      const source = reportedSource ?? graph.pages.get(sourceId)?.url;
      const target = reportedTarget ?? link?.targetUrl;
      if (link !== undefined && source !== undefined) this.#reported.set(`${source} ${target}`, key);
    }
  }

  find({ sourceUrl, targetUrl }: Ends): LinkRow | undefined {
    const page = this.#pages.get(sourceUrl);
    const sourceId = page?.movedToId ?? page?.id;
    const there = sourceId === undefined ? undefined : this.#on(sourceId, targetUrl);
    return there ?? this.#graph.original.get(this.#reported.get(`${sourceUrl} ${targetUrl}`) ?? "");
  }

  #on(sourceId: number, targetUrl: string): LinkRow | undefined {
    const links = linksOf(this.#graph, sourceId);
    let loose = this.#loose.get(sourceId);
    if (loose === undefined) {
      const seen = [...links.values()].filter(({ state }) => state.foundAt !== null);
      loose = new Map(seen.map((link) => [looseKey(link.targetUrl), link]));
      this.#loose.set(sourceId, loose);
    }
    return links.get(targetUrl) ?? loose.get(looseKey(targetUrl));
  }
}
