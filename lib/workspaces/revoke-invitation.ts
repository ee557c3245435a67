import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "./audit.ts";

/** Ends an invitation's link. Throws AppError "not_found" when it is used, revoked or another workspace's. */
export async function revokeInvitation(
  scope: WriteScope,
  { invitationId }: { invitationId: string },
): Promise<void> {
  await transaction(async (sql) => {
    const ended = await sql.query(
      `update invitation set revoked_at = now()
        where id = $1 and workspace_id = $2 and accepted_at is null and revoked_at is null returning id`,
      [invitationId, scope.workspaceId],
    );
    if (ended.length === 0) throw new AppError("not_found", "This invitation is used or revoked already.");
    await audit(sql, scope, "invitation.revoked", invitationId);
  });
}
