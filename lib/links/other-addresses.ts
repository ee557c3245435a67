// Which addresses must be asked before a look may miss a link of a page: one of them may answer by itself again and
// have the link still (docs/decisions/0004).
import { isConclusive, redirectedHome } from "#lib/core/look";
import { looseKey } from "#lib/core/url";
import type { Sql } from "#lib/db/sql";
import type { Prepared } from "./apply-look.ts";
import { type Graph, type LinkRow, linksOf, type PageRow } from "./graph.ts";

/** An alias as it is stored. */
export interface StoredAlias {
  id: number;
  movedToId: number;
}

/** The aliases of pages. */
export async function storedAliases(
  sql: Sql,
  workspaceId: number,
  pageIds: readonly number[],
): Promise<StoredAlias[]> {
  if (pageIds.length === 0) return [];
  return sql.query<StoredAlias>(
    `SELECT id, moved_to_id AS "movedToId" FROM page WHERE workspace_id = $1 AND moved_to_id = ANY($2)`,
    [workspaceId, pageIds],
  );
}

/** Ids of the addresses that lead to `page` as the graph is at this moment. */
export function aliasesNow(graph: Graph, stored: readonly StoredAlias[], page: PageRow): Set<number> {
  const leadsTo = (id: number) => graph.pages.get(id)?.movedToId ?? id;
  const ids = stored.filter((alias) => !graph.pages.has(alias.id) && leadsTo(alias.movedToId) === page.id);
  const loaded = [...graph.pages.values()].filter(({ movedToId }) => movedToId === page.id);
  return new Set([...ids, ...loaded].map(({ id }) => id));
}

/** Keys of the targets that a look shows; nothing where what answered is not the page (a front page, "not found"). */
export function shownBy({ look, seen }: Prepared): Set<string> {
  const isPage = look.access === "ok" && !look.soft404 && !redirectedHome(look);
  return new Set(isPage ? [...seen.keys()].map(looseKey) : []);
}

/** Links of a page that count, or wait to be looked for, and that this look would miss. */
export function wouldMiss(graph: Graph, pageIds: readonly number[], one: Prepared): LinkRow[] {
  if (one.look.truncated || !isConclusive(one.look)) return [];
  const shown = shownBy(one);
  return [...new Set(pageIds)]
    .flatMap((id) => [...linksOf(graph, id).values()])
    .filter(({ state }) => state.presence !== "lost" && state.presence !== "not_found")
    .filter((row) => !shown.has(looseKey(row.targetUrl)));
}
