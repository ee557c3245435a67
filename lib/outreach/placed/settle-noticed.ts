import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";

const allowed = (scope: WriteScope) => (scope.sites === "all" ? null : scope.sites);

const SETTLE = `UPDATE unannounced_link u SET settled_at = now(), settled_by_id = $4::uuid, not_ours = $5
   FROM prospect q
   WHERE u.workspace_id = $1 AND u.prospect_id = $2 AND u.id = $3 AND u.settled_at IS NULL
     AND q.workspace_id = u.workspace_id AND q.id = u.prospect_id AND ($6::int[] IS NULL OR q.site_id = ANY($6))
   RETURNING u.id`;

/** An unannounced link became a placement. Throws AppError "not_found" when somebody has settled it already. */
export async function takeNoticed(
  sql: Sql,
  scope: WriteScope,
  prospectId: string,
  id: string | null,
): Promise<void> {
  if (id === null) return;
  const values = [scope.workspaceId, prospectId, id, scope.actorId, false, allowed(scope)];
  const rows = await sql.query(SETTLE, values);
  if (rows.length === 0) throw new AppError("not_found", "Somebody has settled this link already.");
}

/**
 * Says that an unannounced link is not of our asking: it is told no more. Or takes that back.
 * Throws AppError "not_found".
 */
export async function markNotOurs(
  scope: WriteScope,
  { prospect, id, notOurs }: { prospect: string; id: string; notOurs: boolean },
): Promise<void> {
  await transaction(async (sql) => {
    const values = [scope.workspaceId, prospect, id, scope.actorId, true, allowed(scope)];
    const rows = notOurs
      ? await sql.query(SETTLE, values)
      : await sql.query(
          `UPDATE unannounced_link u SET settled_at = NULL, settled_by_id = NULL, not_ours = false FROM prospect q
           WHERE u.workspace_id = $1 AND u.prospect_id = $2 AND u.id = $3 AND u.not_ours
             AND q.workspace_id = u.workspace_id AND q.id = u.prospect_id AND ($4::int[] IS NULL OR q.site_id = ANY($4))
           RETURNING u.id`,
          [scope.workspaceId, prospect, id, allowed(scope)],
        );
    if (rows.length === 0) throw new AppError("not_found", "Somebody has settled this link already.");
  });
}
