import { createPerson, hashNewPassword, type NewPerson } from "#lib/auth/create-person";
import { hashToken } from "#lib/auth/one-time-token";
import type { Person } from "#lib/auth/person";
import type { SessionClaims } from "#lib/auth/session-token";
import { startSession } from "#lib/auth/start-session";
import { takeTry } from "#lib/auth/throttle";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { addressKey, clientAddress } from "#lib/http/client-address";
import { audit } from "./audit.ts";
import { findInvitation, invitationIsOpen } from "./find-invitation.ts";

function notOpen(): AppError {
  return new AppError(
    "not_found",
    "This invitation is not open any more: it was used or revoked, or its 7 days are over. Ask for a new one.",
  );
}

/** Uses the invitation up and makes the member, in the caller's transaction. Of two at once, one gets in. */
async function join(sql: Sql, token: string, userId: string): Promise<{ workspaceSlug: string }> {
  const [used] = await sql.query<{ id: string; workspaceId: number; role: string }>(
    `update invitation i set accepted_at = now() where i.token_hash = $1 and ${invitationIsOpen}
     returning i.id, i.workspace_id as "workspaceId", i.role`,
    [hashToken(token)],
  );
  if (used === undefined) throw notOpen();
  const joined = await sql.query(
    `insert into member (workspace_id, user_id, role) values ($1, $2, $3::"Role") on conflict do nothing returning user_id`,
    [used.workspaceId, userId, used.role],
  );
  // Thrown, so that the invitation is not used up.
  if (joined.length === 0) throw new AppError("conflict", "You are a member of this workspace already.");
  await audit(sql, { workspaceId: used.workspaceId, actorId: userId }, "invitation.accepted", used.id, {
    role: used.role,
  });
  const [workspace] = await sql.query<{ slug: string }>("select slug from workspace where id = $1", [
    used.workspaceId,
  ]);
  return { workspaceSlug: workspace?.slug ?? "" };
}

/** Lets a signed-in person in. Throws AppError "not_found" (not open) or "conflict" (a member already). */
export async function acceptAsPerson(person: Person, token: string): Promise<{ workspaceSlug: string }> {
  return transaction((sql) => join(sql, token, person.id));
}

/**
 * Makes an account, lets it in and signs it in, all or nothing. An email that has an account is told so only
 * to holders of an open invitation, and tries are counted by address.
 * Throws AppError "not_found", "conflict", "invalid" or "too_many".
 */
export async function acceptAsNewPerson(
  input: NewPerson & { token: string },
  headers: Headers,
): Promise<{ workspaceSlug: string; userId: string; claims: SessionClaims }> {
  if ((await findInvitation(input.token)) === null) throw notOpen();
  const attempt = await takeTry([`address:${addressKey(clientAddress(headers))}`]);
  const passwordHash = await hashNewPassword(input);
  const done = await transaction(async (sql) => {
    const person = await createPerson(sql, input, passwordHash);
    if (person === null) {
      const message = "This email has an account. Sign in with it, then open the invitation again.";
      throw new AppError("conflict", message, { fields: { email: message } });
    }
    const { workspaceSlug } = await join(sql, input.token, person.id);
    return { workspaceSlug, userId: person.id, claims: await startSession(sql, person, headers) };
  });
  await attempt.forget();
  return done;
}
