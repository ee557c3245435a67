// Flushes a graph: rows, sightings, history and rollups, in one order, whoever changed it (a look or a report).
import type { Sql } from "#lib/db/sql";
import { type Graph, graphChanges, linkKey, movesOf } from "../graph.ts";
import type { Watch } from "../watch.ts";
import { moveEvents, moveFirstEvents, writeEvents } from "./events.ts";
import { deleteLinks, moveSightings, writeLinks } from "./links.ts";
import { applyRollups, pairDeltas } from "./rollups.ts";

/**
 * @param anchors ids of the anchor texts that the looks or reports brought; those of loaded rows are the graph's
 * @returns how many link rows were written
 */
export async function flushGraph(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  watch: Watch,
  anchors: ReadonlyMap<string, number>,
): Promise<number> {
  const { upserts, deletes } = graphChanges(graph);
  const moves = movesOf(graph);
  await writeLinks(sql, workspaceId, upserts, new Map([...graph.anchors, ...anchors]));
  const moved = await moveEvents(sql, workspaceId, moves);
  await moveSightings(sql, workspaceId, moves.reports);
  await deleteLinks(sql, workspaceId, deletes);
  const firsts = await moveFirstEvents(sql, workspaceId, moves.firsts);
  const added = await writeEvents(sql, workspaceId, graph);
  const before = upserts.flatMap((row) => graph.original.get(linkKey(row.sourceId, row.targetId)) ?? []);
  await applyRollups(sql, workspaceId, watch, {
    pairs: pairDeltas([...before, ...deletes], upserts),
    removed: [...moved.removed, ...firsts.removed],
    added: [...moved.added, ...firsts.added, ...added],
  });
  return upserts.length + deletes.length;
}
