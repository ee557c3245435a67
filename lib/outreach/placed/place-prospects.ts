import type { Sql } from "#lib/db/sql";
import { recordStage } from "../record-stage.ts";

const BY_A_LOOK = { byId: null, note: "A look found the link." };

/**
 * Moves prospects to placed whose link was found: their follow-up goes with it. What a person rejected stays so, and
 * a link that is lost later takes nobody back: the placement says it.
 * @param found one a link; `at` is when the look, or the person, saw it
 */
export async function placeProspects(
  sql: Sql,
  workspaceId: number,
  found: readonly { id: string; at: Date }[],
  seen: { byId: string | null; note: string } = BY_A_LOOK,
): Promise<void> {
  if (found.length === 0) return;
  const open = await sql.query<{ id: string }>(
    `SELECT id FROM prospect WHERE workspace_id = $1 AND id = ANY($2::uuid[]) AND stage NOT IN ('placed', 'rejected')
     ORDER BY id FOR UPDATE`,
    [workspaceId, found.map(({ id }) => id)],
  );
  const waits = new Set(open.map(({ id }) => id));
  const first = new Map<string, Date>();
  for (const { id, at } of found) {
    const earlier = first.get(id);
    if (waits.has(id) && (earlier === undefined || at < earlier)) first.set(id, at);
  }
  for (const [at, own] of Map.groupBy(first, ([, day]) => day.getTime())) {
    const prospectIds = own.map(([id]) => id);
    await recordStage(sql, workspaceId, { prospectIds, to: "placed", at: new Date(at), ...seen });
  }
}
