// Flushes a graph: rows, sightings, history and rollups, in one order, whoever changed it (a look or a report).
import type { Transaction } from "#lib/db/sql";
import { type Graph, graphChanges, linkKey, movesOf } from "../graph.ts";
import type { Watch } from "../watch.ts";
import { moveEvents, moveFirstEvents, writeEvents } from "./events.ts";
import { writeLinks } from "./links.ts";
import { deleteLinks, moveSightings } from "./move-links.ts";
import { moveTeamwork } from "./move-teamwork.ts";
import { pairDeltas } from "./pairs.ts";
import { applyRollups } from "./rollups.ts";
import type { SightingDelta } from "./sources.ts";
import { deltasOfUse } from "./uses.ts";

export interface Flushed {
  /** Link rows written. */
  written: number;
  /** Sites whose rollups changed: their summaries are raised last (summaries.ts). */
  sites: Set<number>;
}

/**
 * @param anchors ids of the anchor texts that the looks or reports brought; those of loaded rows are the graph's
 * @param sight writes sightings of the links that were just written, before the rollups count them
 */
export async function flushGraph(
  sql: Transaction,
  workspaceId: number,
  graph: Graph,
  watch: Watch,
  anchors: ReadonlyMap<string, number>,
  sight: () => Promise<SightingDelta[]> = async () => [],
): Promise<Flushed> {
  const { fresh, changed, deletes } = graphChanges(graph);
  const moves = movesOf(graph);
  const anchorIds = new Map([...graph.anchors, ...anchors]);
  await writeLinks(sql, workspaceId, { fresh, changed }, anchorIds);
  const moved = await moveEvents(sql, workspaceId, moves);
  const sightingsMoved = await moveSightings(sql, workspaceId, moves.reports);
  await moveTeamwork(sql, workspaceId, [...moves.reports, ...moves.histories]);
  const sightingsGone = await deleteLinks(sql, workspaceId, deletes);
  const firsts = await moveFirstEvents(sql, workspaceId, moves.firsts);
  const added = await writeEvents(sql, workspaceId, graph);
  const sighted = await sight();
  const before = changed.flatMap((row) => graph.original.get(linkKey(row.sourceId, row.targetId)) ?? []);
  const gone = [...before, ...deletes];
  const come = [...changed, ...fresh];
  const sites = await applyRollups(sql, workspaceId, watch, {
    pairs: pairDeltas(gone, come),
    uses: deltasOfUse(gone, come, anchorIds, watch),
    sightings: [...sightingsMoved, ...sightingsGone, ...sighted],
    removed: [...moved.removed, ...firsts.removed],
    added: [...moved.added, ...firsts.added, ...added],
  });
  return { written: come.length + deletes.length, sites };
}
