import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";

/**
 * Takes a decision on prospects back: each stands where it stood, with the owner and the day that it had. What somebody
 * changed since stays as they left it. Throws AppError "not_found".
 */
export async function undoProspects(scope: WriteScope, batch: string): Promise<{ count: number }> {
  const keys = [scope.workspaceId, batch, scope.sites === "all" ? null : scope.sites];
  return transaction(async (sql) => {
    const moved = await restoreStages(sql, keys);
    const others = [...(await restoreOwners(sql, keys)), ...(await restoreDays(sql, keys))];
    const ids = new Set([...moved, ...others]);
    if (ids.size === 0)
      throw new AppError("not_found", "This cannot be taken back any more. Nothing was changed.");
    await sql.query(
      "DELETE FROM prospect_event WHERE workspace_id = $1 AND batch_id = $2 AND prospect_id = ANY($3::uuid[])",
      [scope.workspaceId, batch, [...ids]],
    );
    return { count: ids.size };
  });
}

const EVENTS = `prospect_event e WHERE e.workspace_id = $1 AND e.batch_id = $2 AND p.workspace_id = $1
  AND p.id = e.prospect_id AND ($3::int[] IS NULL OR p.site_id = ANY($3))`;

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** What the same decision wrote of a field, beside the stage. */
const dropped = (field: string) =>
  `(SELECT f."from" FROM prospect_event f WHERE f.workspace_id = $1 AND f.batch_id = $2 AND f.prospect_id = p.id
    AND f.kind = 'edited' AND f.note = '${field}' AND f."from" IS NOT NULL LIMIT 1)`;

async function restoreStages(sql: Sql, keys: readonly unknown[]): Promise<string[]> {
  const later = `SELECT 1 FROM prospect_event o WHERE o.workspace_id = $1 AND o.prospect_id = p.id AND o.kind = 'stage'
    AND (o.at, o.id) > (e.at, e.id)`;
  return idsOf(
    await sql.query<{ id: string }>(
      `UPDATE prospect p SET stage = e."from"::"ProspectStage",
         stage_at = coalesce((SELECT max(o.at) FROM prospect_event o WHERE o.workspace_id = $1 AND o.prospect_id = p.id
           AND o.kind = 'stage' AND o.id <> e.id), p.created_at),
         stage_before = CASE WHEN e."from" = 'rejected' THEN e."to"::"ProspectStage" END,
         reject_reason = CASE WHEN e."from" = 'rejected' THEN coalesce(${dropped("rejectReason")}, 'other')::"RejectReason" END,
         follow_up_on = coalesce(p.follow_up_on, ${dropped("followUpOn")}::date)
       FROM ${EVENTS} AND e.kind = 'stage' AND p.stage::text = e."to" AND NOT EXISTS (${later}) RETURNING p.id`,
      keys,
    ),
  );
}

async function restoreOwners(sql: Sql, keys: readonly unknown[]): Promise<string[]> {
  return idsOf(
    await sql.query<{ id: string }>(
      `UPDATE prospect p SET owner_id = (SELECT m.user_id FROM member m WHERE m.workspace_id = $1 AND m.user_id = e."from"::uuid)
       FROM ${EVENTS} AND e.kind = 'owner' AND p.owner_id IS NOT DISTINCT FROM e."to"::uuid RETURNING p.id`,
      keys,
    ),
  );
}

/** Follow-ups that were set by themselves, not dropped by a move. */
async function restoreDays(sql: Sql, keys: readonly unknown[]): Promise<string[]> {
  return idsOf(
    await sql.query<{ id: string }>(
      `UPDATE prospect p SET follow_up_on = e."from"::date
       FROM ${EVENTS} AND e.kind = 'edited' AND e.note = 'followUpOn' AND p.follow_up_on IS NOT DISTINCT FROM e."to"::date
         AND NOT EXISTS (SELECT 1 FROM prospect_event s WHERE s.workspace_id = $1 AND s.batch_id = $2
           AND s.prospect_id = p.id AND s.kind = 'stage') RETURNING p.id`,
      keys,
    ),
  );
}
