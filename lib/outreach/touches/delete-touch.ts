import type { z } from "zod";
import type { TouchFact } from "#lib/core/outreach/touch-state";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";
import { applyTouchState } from "./apply-state.ts";
import type { TouchRef } from "./schema.ts";

/**
 * Takes away a touch that was logged by mistake: the prospect is as if it had never been, and what it alone put on the
 * suppression list comes off. Throws AppError "not_found".
 */
export async function deleteTouch(scope: WriteScope, { id }: z.output<typeof TouchRef>): Promise<void> {
  await transaction(async (sql) => {
    // The prospect first, in the order of everybody who logs.
    await sql.query(
      `SELECT 1 FROM prospect p WHERE p.workspace_id = $1
         AND p.id = (SELECT t.prospect_id FROM touch t WHERE t.workspace_id = $1 AND t.id = $2) FOR UPDATE`,
      [scope.workspaceId, id],
    );
    const [touch] = await sql.query<TouchFact & { prospectId: string | null; domain: string }>(
      `DELETE FROM touch t WHERE t.workspace_id = $1 AND t.id = $2
         AND ($3::int[] IS NULL OR EXISTS (SELECT 1 FROM prospect p WHERE p.workspace_id = $1 AND p.id = t.prospect_id
           AND p.site_id = ANY($3)))
       RETURNING t.id, t.kind, t.at, t.prospect_id AS "prospectId", t.domain`,
      [scope.workspaceId, id, allowed(scope)],
    );
    if (touch === undefined) throw new AppError("not_found", "This message is not there any more.");
    await sql.query(
      `DELETE FROM suppression s WHERE s.workspace_id = $1 AND s.batch_id = $2 AND s.cause IN ('bounced', 'opt_out')
         AND NOT EXISTS (SELECT 1 FROM touch t WHERE t.workspace_id = $1 AND t.kind IN ('bounce', 'opt_out')
           AND s.kind = 'address' AND t.address = s.value)`,
      [scope.workspaceId, id],
    );
    if (touch.prospectId !== null) {
      const { prospectId } = touch;
      await applyTouchState(sql, scope.workspaceId, [prospectId], () => false, [{ ...touch, prospectId }]);
    }
    await audit(sql, scope, "touch.deleted", touch.domain, { kind: touch.kind });
  });
}
