// Pages that a chunk of reports names for the first time. They are made in the transaction that writes their links, so
// that each is written once, with the number of its open questions; their ids are drawn before.
import { isOpen } from "#lib/core/link-state";
import { query, type Transaction } from "#lib/db/sql";
import { type Graph, linksOf } from "./graph.ts";
import { findPages, type PageName, type PageRef, withDomains } from "./intern.ts";
import { Stale } from "./watch.ts";

export interface NewPage extends PageName, PageRef {}

/**
 * The pages of these addresses: those that are there, and those that are to be made.
 * @param coming pages that another chunk is just making
 */
export async function nameSources(
  workspaceId: number,
  urls: Iterable<string>,
  domainOf: (url: string) => string | null,
  coming: ReadonlyMap<string, PageRef>,
): Promise<{ refs: Map<string, PageRef>; fresh: NewPage[] }> {
  const { refs, missing } = await findPages(workspaceId, urls);
  for (const { url } of missing) {
    const ref = coming.get(url);
    if (ref !== undefined) refs.set(url, ref);
  }
  const unknown = missing.filter(({ url }) => !refs.has(url));
  const named = await withDomains(workspaceId, unknown, domainOf);
  const ids = await query<{ id: number }>(
    "SELECT nextval('page_id_seq')::int AS id FROM generate_series(1, $1)",
    [named.length],
  );
  const fresh = named.map((page, at) => ({ ...page, id: (ids[at] as { id: number }).id }));
  for (const page of fresh) refs.set(page.url, page);
  return { refs, fresh };
}

/** A page that nobody knows anything of, as a row of the graph. */
export function unreadPage({ id, domainId, url }: NewPage) {
  return {
    id,
    domainId,
    url,
    movedToId: null,
    lastReadAt: null,
    readSiteSet: null,
    noindex: false,
    canonicalElsewhere: false,
    linksKey: null,
    openLinks: 0,
  };
}

/** Makes the pages, in the order of their keys. Throws Stale when another writer made one of them meanwhile. */
export async function insertPages(
  sql: Transaction,
  workspaceId: number,
  graph: Graph,
  pages: readonly NewPage[],
): Promise<void> {
  if (pages.length === 0) return;
  const cells = pages.map(({ id, domainId, key, url }) => {
    const open = [...linksOf(graph, id).values()].filter(({ state }) => isOpen(state)).length;
    return [id, workspaceId, domainId, key, url, open];
  });
  const columns = ["id", "workspace_id", "domain_id", "url_key", "url", "open_links"];
  await sql.copy("page", columns, cells).catch((error: Error & { constraint?: string }) => {
    if (error.constraint !== "page_workspace_id_url_key_key") throw error;
    throw new Stale("another writer made one of the pages");
  });
}
