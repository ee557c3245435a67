import { isOpen } from "#lib/core/link-state";
import type { Sql } from "#lib/db/sql";
import type { Graph } from "../graph.ts";

/** Adds to the open questions of pages what links that came or changed add to them. Reports move no link elsewhere. */
export async function addOpenLinks(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  counted: ReadonlySet<number>,
): Promise<void> {
  const more = new Map<number, number>();
  const add = (page: number, by: number) => more.set(page, (more.get(page) ?? 0) + by);
  for (const { sourceId, state } of graph.original.values()) if (isOpen(state)) add(sourceId, -1);
  for (const [page, links] of graph.links) {
    for (const { state } of links.values()) if (isOpen(state)) add(page, 1);
  }
  const changed = [...more].filter(([page, by]) => by !== 0 && !counted.has(page));
  if (changed.length === 0) return;
  await sql.query(
    `UPDATE page p SET open_links = p.open_links + d.more FROM unnest($2::int[], $3::int[]) AS d(id, more)
     WHERE p.workspace_id = $1 AND p.id = d.id`,
    [workspaceId, changed.map(([page]) => page), changed.map(([, by]) => by)],
  );
}
