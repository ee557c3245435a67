import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";

/** Takes back steps that were noted together, or brings withdrawn requests back. Throws AppError "not_found". */
export async function undoRemovals(scope: WriteScope, batch: string): Promise<void> {
  await transaction(async (sql) => {
    const [row] = await sql.query<{ stepIds: string[]; taken: unknown }>(
      `DELETE FROM removal_batch WHERE workspace_id = $1 AND id = $2 AND ($3::int[] IS NULL OR site_id = ANY($3))
       RETURNING step_ids AS "stepIds", taken`,
      [scope.workspaceId, batch, scope.sites === "all" ? null : scope.sites],
    );
    if (row === undefined)
      throw new AppError("not_found", "This change cannot be taken back any more. Nothing was changed.");
    await sql.query("DELETE FROM removal_step WHERE workspace_id = $1 AND id = ANY($2)", [
      scope.workspaceId,
      row.stepIds,
    ]);
    if (row.taken !== null) await bringBack(sql, scope, row.taken);
    await audit(sql, scope, "removals.undone");
  });
}

/** What was asked for anew meanwhile stays as it is. */
async function bringBack(sql: Sql, scope: WriteScope, taken: unknown): Promise<void> {
  const rows = JSON.stringify(taken);
  const back = await sql.query<{ id: string }>(
    `INSERT INTO removal_request SELECT * FROM jsonb_populate_recordset(NULL::removal_request, $2::jsonb->'requests') r
     WHERE r.workspace_id = $1 ON CONFLICT DO NOTHING RETURNING id`,
    [scope.workspaceId, rows],
  );
  const keys = [scope.workspaceId, rows, back.map(({ id }) => id)];
  await sql.query(
    `INSERT INTO removal_step SELECT * FROM jsonb_populate_recordset(NULL::removal_step, $2::jsonb->'steps') s
     WHERE s.workspace_id = $1 AND s.request_id = ANY($3)`,
    keys,
  );
  await sql.query(
    `INSERT INTO removal_contact SELECT * FROM jsonb_populate_recordset(NULL::removal_contact, $2::jsonb->'contacts') c
     WHERE c.workspace_id = $1 AND c.request_id = ANY($3)`,
    keys,
  );
}
