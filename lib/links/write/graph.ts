// Flushes a graph: rows, sightings, history and rollups, in one order, whoever changed it (a look or a report).
import type { Sql } from "#lib/db/sql";
import { type Graph, graphChanges, linkKey, resolvedMoves } from "../graph.ts";
import type { Watch } from "../watch.ts";
import { moveEvents, moveFirstEvents, writeEvents } from "./events.ts";
import { deleteLinks, moveSightings, writeLinks } from "./links.ts";
import { applyRollups, pairDeltas } from "./rollups.ts";

export interface FlushOptions {
  /** Ids of the anchor texts that the looks or reports brought; those of loaded rows are the graph's. */
  anchors: ReadonlyMap<string, number>;
  /** Links whose first date was found to be earlier. */
  movedFirsts?: readonly { sourceId: number; targetId: number; day: string }[];
  /** Dated reports change the past: crossings are read anew for every referring domain touched. */
  recross?: boolean;
}

/** @returns how many link rows were written */
export async function flushGraph(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  watch: Watch,
  options: FlushOptions,
): Promise<number> {
  const { upserts, deletes } = graphChanges(graph);
  await writeLinks(sql, workspaceId, upserts, new Map([...graph.anchors, ...options.anchors]));
  const moved = await moveEvents(sql, workspaceId, graph);
  await moveSightings(sql, workspaceId, resolvedMoves(graph));
  await deleteLinks(sql, workspaceId, deletes);
  const firsts = await moveFirstEvents(sql, workspaceId, options.movedFirsts ?? []);
  const added = await writeEvents(sql, workspaceId, graph);
  const before = upserts.flatMap((row) => graph.original.get(linkKey(row.sourceId, row.targetId)) ?? []);
  await applyRollups(sql, workspaceId, watch, {
    pairs: pairDeltas([...before, ...deletes], upserts),
    removed: [...moved.removed, ...firsts.removed],
    added: [...moved.added, ...firsts.added, ...added],
    recross: options.recross ?? false,
  });
  return upserts.length + deletes.length;
}
