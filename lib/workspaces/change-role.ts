import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Role, WriteScope } from "#lib/scope/scope";
import { audit } from "./audit.ts";
import { keepAnOwner, lockMembers } from "./lock-members.ts";
import { mayChange, mayGrant } from "./roles.ts";

/**
 * Gives a member another role, from their next request on. Throws AppError "forbidden" (only owners make and
 * change owners), "conflict" (the last owner) or "not_found".
 */
export async function changeRole(scope: WriteScope, change: { userId: string; role: Role }): Promise<void> {
  await transaction(async (sql) => {
    const members = await lockMembers(sql, scope.workspaceId);
    const before = members.get(change.userId);
    // The changer's own role as it is now, not as it was when the request began.
    const own = scope.actorId === null ? undefined : members.get(scope.actorId);
    if (before === undefined) throw new AppError("not_found", "This person is not a member any more.");
    if (own === undefined || !mayChange(own, before) || !mayGrant(own, change.role)) {
      throw new AppError("forbidden", "Only an owner can make or change an owner.");
    }
    if (before === change.role) return;
    if (before === "owner") keepAnOwner(members, change.userId);
    await sql.query("update member set role = $3 where workspace_id = $1 and user_id = $2", [
      scope.workspaceId,
      change.userId,
      change.role,
    ]);
    await audit(sql, scope, "member.role_changed", change.userId, { from: before, to: change.role });
  });
}
