import { cleanText } from "#lib/core/clean-text";
import { newId } from "#lib/db/new-id";
import type { Sql } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { clientAddress } from "#lib/http/client-address";
import { type SessionClaims, sessionSeconds } from "./session-token.ts";

/**
 * Writes the session of somebody who has just proved who they are, under their present session version.
 * `passwordHash` is what the proof was made against: when the password changed meanwhile, it proves nothing.
 */
export async function startSession(
  sql: Sql,
  person: { id: string; passwordHash: string },
  headers: Headers,
): Promise<SessionClaims> {
  const userAgent = cleanText(headers.get("user-agent") ?? "", 300);
  const [row] = await sql.query<SessionClaims>(
    `insert into session (id, user_id, session_version, expires_at, address, user_agent)
     select $1, id, session_version, now() + make_interval(secs => $4), $5, $6
       from app_user where id = $2 and password_hash = $3
     returning id as sid, session_version as sv`,
    [newId(), person.id, person.passwordHash, sessionSeconds, clientAddress(headers), userAgent || null],
  );
  if (row === undefined) throw new AppError("conflict", "The password was changed meanwhile. Sign in again.");
  // What ended long ago is of no use to the person who looks at their sessions.
  await sql.query("delete from session where user_id = $1 and expires_at < now() - interval '30 days'", [
    person.id,
  ]);
  return row;
}
