import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { recordStage } from "../record-stage.ts";

/** What an answer did. */
export interface Decided {
  /** The site itself was declined before anybody wrote to it: it is given up. */
  givenUp: boolean;
}

/**
 * Writes the client's answer; a viewer may give it. A site that is declined before anybody wrote to it is given up.
 * Throws AppError "not_found", "conflict" (it was answered already).
 */
export async function decideApproval(
  scope: Scope,
  { id, approved, note }: { id: string; approved: boolean; note: string },
): Promise<Decided> {
  return transaction(async (sql) => {
    const [row] = await sql.query<{ state: string; of: string; prospect: string; early: boolean }>(
      `SELECT a.state, a.of, p.id AS prospect, p.stage IN ('found', 'qualified') AS early FROM approval a
       JOIN prospect p ON p.workspace_id = a.workspace_id AND p.id = a.prospect_id
       WHERE a.workspace_id = $1 AND a.id = $2 AND ($3::int[] IS NULL OR p.site_id = ANY($3)) FOR UPDATE`,
      [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
    );
    if (row === undefined) throw new AppError("not_found", "This question is not there any more.");
    if (row.state !== "asked")
      throw new AppError(
        "conflict",
        `It was ${row.state} already. Nothing was changed; the team can ask again.`,
      );
    await sql.query(
      `UPDATE approval SET state = $3::"ApprovalState", decided_by_id = $4, decided_at = now(), note = $5
       WHERE workspace_id = $1 AND id = $2`,
      [scope.workspaceId, id, approved ? "approved" : "declined", scope.actorId, note || null],
    );
    const givenUp = !approved && row.of === "prospect" && row.early;
    if (givenUp)
      await recordStage(sql, scope.workspaceId, {
        prospectIds: [row.prospect],
        to: "rejected",
        reason: "client_declined",
        byId: scope.actorId,
      });
    return { givenUp };
  });
}
