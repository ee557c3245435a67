import { one, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { audit } from "#lib/workspaces/audit";
import { hashPassword, verifyPassword } from "./password.ts";
import { passwordProblem } from "./password-problem.ts";
import type { Person } from "./person.ts";
import type { SessionClaims } from "./session-token.ts";
import { startSession } from "./start-session.ts";
import { takeTry } from "./throttle.ts";

/**
 * Changes a person's password: every session of theirs ends, and the browser that asked gets a new one.
 * Throws AppError "invalid" (the present password is wrong, the new one is too weak or the same) or "too_many".
 */
export async function changePassword(
  person: Person,
  typed: { current: string; next: string },
  headers: Headers,
): Promise<SessionClaims> {
  const attempt = await takeTry([`self:${person.id}`]);
  const row = await one<{ hash: string }>("select password_hash as hash from app_user where id = $1", [
    person.id,
  ]);
  if (row === null || !(await verifyPassword(row.hash, typed.current))) {
    const message = "This is not your present password.";
    throw new AppError("invalid", message, { fields: { current: message } });
  }
  await attempt.forget();
  const problem =
    typed.next === typed.current
      ? "This is your present password. Choose another one."
      : passwordProblem(typed.next, [person.name, person.email]);
  if (problem !== null) throw new AppError("invalid", problem, { fields: { next: problem } });
  const passwordHash = await hashPassword(typed.next);
  return transaction(async (sql) => {
    const changed = await sql.query(
      `update app_user set password_hash = $3, session_version = session_version + 1
        where id = $1 and password_hash = $2 returning id`,
      [person.id, row.hash, passwordHash],
    );
    if (changed.length === 0) throw new AppError("conflict", "The password was changed elsewhere meanwhile.");
    await sql.query("update session set revoked_at = now() where user_id = $1 and revoked_at is null", [
      person.id,
    ]);
    await audit(sql, { workspaceId: null, actorId: person.id }, "person.password_changed");
    return startSession(sql, { id: person.id, passwordHash }, headers);
  });
}
