import { makeToken } from "#lib/auth/one-time-token";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/sql";
import { readEnv } from "#lib/env";
import { AppError } from "#lib/errors";
import type { Role, WriteScope } from "#lib/scope/scope";
import { audit } from "./audit.ts";
import { lockMembers } from "./lock-members.ts";
import { mayGrant } from "./roles.ts";

/** Enough for a team; a stolen session shall not fill the table. */
const mostOpen = 200;

/**
 * Makes a link that lets one person into the workspace within 7 days. The link is told once: only the
 * token's hash is kept. Throws AppError "forbidden" when an admin invites an owner, "too_many" at 200 open ones.
 */
export async function createInvitation(
  scope: WriteScope,
  { role, note }: { role: Role; note: string },
): Promise<{ id: string; url: string }> {
  const { token, hash } = makeToken();
  const id = newId();
  await transaction(async (sql) => {
    const members = await lockMembers(sql, scope.workspaceId);
    const own = scope.actorId === null ? undefined : members.get(scope.actorId);
    if (own === undefined || !mayGrant(own, role)) {
      throw new AppError("forbidden", "Only an owner can invite an owner.");
    }
    const [open] = await sql.query<{ count: number }>(
      `select count(*)::int as count from invitation
        where workspace_id = $1 and accepted_at is null and revoked_at is null and expires_at > now()`,
      [scope.workspaceId],
    );
    if ((open?.count ?? 0) >= mostOpen) {
      throw new AppError("too_many", `There are ${mostOpen} open invitations. Revoke some of them first.`);
    }
    await sql.query(
      `insert into invitation (id, workspace_id, token_hash, role, note, created_by_id, expires_at)
       values ($1, $2, $3, $4::"Role", $5, $6, now() + interval '7 days')`,
      [id, scope.workspaceId, hash, role, note || null, scope.actorId],
    );
    await audit(sql, scope, "invitation.created", id, { role });
  });
  return { id, url: `${readEnv().url}/invite/${token}` };
}
