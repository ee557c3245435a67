// What an import is measured against: its rows with every name resolved, by COPY into the same tables, with their
// indexes and keys, and nothing else. Taken back afterwards.

import { newId } from "#lib/db/new-id";
import { anyConnection, transaction } from "#lib/db/sql";
import { ChunkState } from "#lib/links/chunk-state";
import { type Graph, graphChanges } from "#lib/links/graph";
import { internAnchors, internPages } from "#lib/links/intern";
import { namedRows } from "#lib/links/named-rows";
import { unreadPage } from "#lib/links/new-pages";
import type { ReportedLink } from "#lib/links/record-reports";
import { loadWatch } from "#lib/links/watch";
import { writeEvents } from "#lib/links/write/events";
import { writeLinkSightings } from "#lib/links/write/link-sightings";
import { writeLinks } from "#lib/links/write/links";
import type { LargeSite } from "#lib/seed/large-site";

class TakenBack extends Error {}

/** Milliseconds of COPY: of links alone, and of links, events and sightings. The rows must be new. */
export async function copyResolved(
  { scope, siteId }: LargeSite,
  rows: readonly ReportedLink[],
  today: string,
): Promise<{ links: number; facts: number }> {
  const { workspaceId } = scope;
  const named = namedRows(rows, today);
  const watch = await loadWatch(anyConnection, workspaceId);
  const urls = named.flatMap(({ sourceUrl, targetUrl }) => [sourceUrl, targetUrl ?? sourceUrl]);
  const refs = await internPages(workspaceId, urls, watch.domainOf);
  const anchors = await internAnchors(
    workspaceId,
    named.flatMap(({ report }) => report.anchor ?? []),
  );
  const graph: Graph = {
    pages: new Map(),
    links: new Map(),
    original: new Map(),
    anchors: new Map(),
    pageEvents: [],
  };
  for (const { sourceUrl } of named) {
    const ref = refs.get(sourceUrl);
    if (ref) graph.pages.set(ref.id, unreadPage({ ...ref, url: sourceUrl, key: Buffer.alloc(0) }));
  }
  const chunk = { siteId, importId: newId(), vendor: "other" as const, today, rows };
  const state = new ChunkState(graph, chunk, refs, new Map());
  for (const row of named) state.apply(row);
  const { fresh } = graphChanges(graph);
  const took = { links: 0, facts: 0 };
  await transaction(async (sql) => {
    const began = performance.now();
    await writeLinks(sql, workspaceId, { fresh, changed: [] }, anchors);
    took.links = performance.now() - began;
    await writeEvents(sql, workspaceId, graph);
    await writeLinkSightings(sql, workspaceId, chunk, state.sightings, graph);
    took.facts = performance.now() - began;
    throw new TakenBack();
  }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return took;
}
