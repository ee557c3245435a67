import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Role, WriteScope } from "#lib/scope/scope";
import { audit } from "./audit.ts";
import { keepAnOwner, lockMembers } from "./lock-members.ts";
import { mayChange } from "./roles.ts";

async function endMembership(sql: Sql, workspaceId: number, userId: string): Promise<void> {
  await sql.query("delete from member where workspace_id = $1 and user_id = $2", [workspaceId, userId]);
}

/**
 * Ends a membership: the person's next request is refused, what they wrote stays. Invitations that they made
 * end with it (find-invitation.ts asks whether their maker may still make them).
 * Throws AppError "forbidden" (an owner, by somebody who is none), "conflict" (the last owner) or "not_found".
 */
export async function removeMember(scope: WriteScope, { userId }: { userId: string }): Promise<void> {
  await transaction(async (sql) => {
    const members = await lockMembers(sql, scope.workspaceId);
    const role = members.get(userId);
    const own = scope.actorId === null ? undefined : members.get(scope.actorId);
    if (role === undefined) throw new AppError("not_found", "This person is not a member any more.");
    if (own === undefined || !mayChange(own, role)) {
      throw new AppError("forbidden", "Only an owner can remove an owner.");
    }
    keepAnOwner(members, userId);
    await endMembership(sql, scope.workspaceId, userId);
    await audit(sql, scope, "member.removed", userId, { role });
  });
}

/** Ends one's own membership, whatever the role. Throws AppError "conflict" (the last owner) or "not_found". */
export async function leaveWorkspace(userId: string, workspaceSlug: string): Promise<void> {
  await transaction(async (sql) => {
    const [workspace] = await sql.query<{ id: number }>(
      `select w.id from workspace w join member m on m.workspace_id = w.id
        where w.slug = $1 and m.user_id = $2 and w.deleted_at is null`,
      [workspaceSlug.replaceAll("\0", ""), userId],
    );
    const members = workspace === undefined ? new Map<string, Role>() : await lockMembers(sql, workspace.id);
    const role = members.get(userId);
    if (workspace === undefined || role === undefined) {
      throw new AppError("not_found", "There is no such workspace, or you are not in it.");
    }
    keepAnOwner(members, userId);
    await endMembership(sql, workspace.id, userId);
    await audit(sql, { workspaceId: workspace.id, actorId: userId }, "member.left", userId, { role });
  });
}
