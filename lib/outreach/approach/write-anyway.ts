import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";
import { WRITE_ANYWAY } from "./past.ts";
import { readApproach } from "./queries.ts";

/**
 * Passes over the warnings that a prospect has now, with a reason; later ones stand. Stops cannot be passed over.
 * @returns the batch that undoes it
 * Throws AppError "not_found", "conflict" (a stop stands, or there is no warning).
 */
export async function writeAnyway(
  scope: WriteScope,
  { prospect, reason }: { prospect: string; reason: string },
): Promise<{ batch: string }> {
  const { findings } = await readApproach(scope, prospect);
  const stop = findings.find(({ kind }) => kind === "stop");
  if (stop) throw new AppError("conflict", `${stop.text} That is never passed over.`);
  const warnings = findings.filter(({ overridden }) => overridden === null);
  if (warnings.length === 0) throw new AppError("conflict", "No warning stands in the way any more.");
  const batch = newId();
  const rules = findings.map(({ rule }) => rule).join(",");
  await transaction(async (sql) => {
    await sql.query(
      `INSERT INTO prospect_event (id, workspace_id, prospect_id, kind, "from", "to", note, by_id, batch_id)
       VALUES ($1, $2, $3, 'edited', $4, '${WRITE_ANYWAY}', $5, $6, $7)`,
      [newId(), scope.workspaceId, prospect, rules, reason, scope.actorId, batch],
    );
    await audit(sql, scope, "prospect.warnings_passed", prospect, { rules, reason });
  });
  return { batch };
}

/** Takes such a decision back: its warnings stand again. Throws AppError "not_found". */
export async function undoWriteAnyway(scope: WriteScope, batch: string): Promise<void> {
  await transaction(async (sql) => {
    const gone = await sql.query<{ prospect: string }>(
      `DELETE FROM prospect_event e USING prospect p
       WHERE e.workspace_id = $1 AND e.batch_id = $2 AND e."to" = '${WRITE_ANYWAY}' AND p.workspace_id = e.workspace_id
         AND p.id = e.prospect_id AND ($3::int[] IS NULL OR p.site_id = ANY($3)) RETURNING e.prospect_id AS prospect`,
      [scope.workspaceId, batch, allowed(scope)],
    );
    const [one] = gone;
    if (one === undefined) throw new AppError("not_found", "This decision is not there any more.");
    await audit(sql, scope, "prospect.warnings_stand", one.prospect);
  });
}
