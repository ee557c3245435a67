import { newId } from "#lib/db/new-id";
import type { Sql } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { recordStage } from "../record-stage.ts";

/** Stages that agreed terms lead out of; production and a placed link are further on already. */
const BEFORE = ["found", "qualified", "contacted", "replied", "rejected"];

/**
 * Writes into the history of a prospect that terms were recorded, and moves it to agreed.
 * @param terms.page null: nobody knows the page yet
 * @param terms.dueOn undefined: it stays as it is
 */
export async function noteTerms(
  sql: Sql,
  scope: WriteScope,
  { prospectId, dueOn, page }: { prospectId: string; dueOn: string | null | undefined; page: string | null },
): Promise<void> {
  const rows = await sql.query<{ stage: string }>(
    `UPDATE prospect SET due_on = CASE WHEN $3::boolean THEN $4::date ELSE due_on END
     WHERE workspace_id = $1 AND id = $2 RETURNING stage`,
    [scope.workspaceId, prospectId, dueOn !== undefined, dueOn ?? null],
  );
  const note = page ?? "The page is not known yet.";
  await sql.query(
    `INSERT INTO prospect_event (id, workspace_id, prospect_id, kind, note, by_id) VALUES ($1, $2, $3, 'terms', $4, $5)`,
    [newId(), scope.workspaceId, prospectId, note, scope.actorId],
  );
  if (rows.some(({ stage }) => BEFORE.includes(stage))) {
    await recordStage(sql, scope.workspaceId, {
      prospectIds: [prospectId],
      to: "agreed",
      byId: scope.actorId,
    });
  }
}
