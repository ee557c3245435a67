import type { Sql } from "#lib/db/sql";
import type { LinkMove } from "../graph.ts";

/** Gives the tags of a row, and who looks after it, to the link it turned out to be; what that link has already stays. */
export async function moveTeamwork(sql: Sql, workspaceId: number, moves: readonly LinkMove[]): Promise<void> {
  if (moves.length === 0) return;
  const keys = [
    workspaceId,
    moves.map(({ from }) => from.sourceId),
    moves.map(({ from }) => from.targetId),
    moves.map(({ to }) => to.sourceId),
    moves.map(({ to }) => to.targetId),
  ];
  for (const [table, column] of [
    ["link_tag", "tag"],
    ["link_assignee", "user_id"],
  ]) {
    await sql.query(
      `INSERT INTO ${table} (workspace_id, source_id, target_id, ${column}, batch_id)
       SELECT DISTINCT ON (m.to_source, m.to_target${column === "tag" ? ", x.tag" : ""})
         $1::int, m.to_source, m.to_target, x.${column}, x.batch_id
       FROM unnest($2::int[], $3::int[], $4::int[], $5::int[]) AS m(from_source, from_target, to_source, to_target)
       JOIN ${table} x ON x.workspace_id = $1 AND x.source_id = m.from_source AND x.target_id = m.from_target
       ON CONFLICT DO NOTHING`,
      keys,
    );
  }
}
