import { newId } from "#lib/db/new-id";
import { one, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { lockChosen } from "./lock-chosen.ts";
import type { FollowUpChange, OwnerChange, ProspectsRef } from "./schema.ts";
import type { Moved } from "./types.ts";
import { writeEvents } from "./write-events.ts";

const OVER = "It is placed or given up: nothing is followed up.";
const WRITTEN_TO = "Somebody wrote to it, or a link was agreed: give it up with a reason instead.";

/** Says who looks after prospects from now on, or that nobody does. Throws AppError "not_found", "conflict", "invalid". */
export async function assignProspects(scope: WriteScope, change: OwnerChange): Promise<Moved> {
  const { person } = change;
  if (person !== null) {
    const member = await one("SELECT 1 FROM member WHERE workspace_id = $1 AND user_id = $2", [
      scope.workspaceId,
      person,
    ]);
    if (member === null) throw new AppError("not_found", "This person is not a member any more.");
  }
  return transaction(async (sql) => {
    const rows = (await lockChosen(sql, scope, change)).filter(({ ownerId }) => ownerId !== person);
    const batch = newId();
    await sql.query("UPDATE prospect SET owner_id = $3 WHERE workspace_id = $1 AND id = ANY($2::uuid[])", [
      scope.workspaceId,
      rows.map(({ id }) => id),
      person,
    ]);
    await writeEvents(
      sql,
      scope,
      batch,
      rows.map(({ id, ownerId }) => ({
        prospectId: id,
        kind: "owner",
        from: ownerId,
        to: person,
        field: null,
      })),
    );
    return { batch: rows.length > 0 ? batch : null, changed: rows.length, refused: [] };
  });
}

/** Says when prospects are followed up. Throws AppError "not_found", "conflict", "invalid". */
export async function setFollowUp(scope: WriteScope, change: FollowUpChange): Promise<Moved> {
  const { on } = change;
  return transaction(async (sql) => {
    const all = await lockChosen(sql, scope, change);
    const open = all.filter(({ stage }) => stage !== "placed" && stage !== "rejected");
    const rows = open.filter(({ followUpOn }) => followUpOn !== on);
    const batch = newId();
    await sql.query(
      "UPDATE prospect SET follow_up_on = $3::date WHERE workspace_id = $1 AND id = ANY($2::uuid[])",
      [scope.workspaceId, rows.map(({ id }) => id), on],
    );
    await writeEvents(
      sql,
      scope,
      batch,
      rows.map((row) => ({
        prospectId: row.id,
        kind: "edited",
        from: row.followUpOn,
        to: on,
        field: "followUpOn",
      })),
    );
    const over = all.length - open.length;
    return {
      batch: rows.length > 0 ? batch : null,
      changed: rows.length,
      refused: over > 0 ? [{ why: OVER, count: over }] : [],
    };
  });
}

/**
 * Takes prospects out of the campaign that nobody has written to: a slip of adding. Their site may be added again. What
 * was written to stays. Throws AppError "not_found", "conflict", "invalid".
 */
export async function removeProspects(scope: WriteScope, chosen: ProspectsRef): Promise<Moved> {
  return transaction(async (sql) => {
    const all = await lockChosen(sql, scope, chosen);
    const removed = await sql.query<{ id: string }>(
      `DELETE FROM prospect p WHERE p.workspace_id = $1 AND p.id = ANY($2::uuid[]) AND p.contacted_at IS NULL
         AND p.stage IN ('found', 'qualified', 'rejected')
         AND NOT EXISTS (SELECT 1 FROM agreed_terms a WHERE a.workspace_id = p.workspace_id AND a.prospect_id = p.id)
         AND NOT EXISTS (SELECT 1 FROM touch t WHERE t.workspace_id = p.workspace_id AND t.prospect_id = p.id)
         AND NOT EXISTS (SELECT 1 FROM placement l WHERE l.workspace_id = p.workspace_id AND l.prospect_id = p.id)
       RETURNING p.id`,
      [scope.workspaceId, all.map(({ id }) => id)],
    );
    if (removed.length > 0)
      await audit(sql, scope, "prospect.removed", chosen.campaign, { prospects: removed.length });
    const kept = all.length - removed.length;
    return {
      batch: null,
      changed: removed.length,
      refused: kept > 0 ? [{ why: WRITTEN_TO, count: kept }] : [],
    };
  });
}
