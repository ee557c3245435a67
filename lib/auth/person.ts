import { one, query } from "#lib/db/sql";
import { readSessionToken } from "./session-token.ts";

/** Somebody who is signed in. */
export interface Person {
  id: string;
  email: string;
  name: string;
  sessionId: string;
}

/**
 * Who sent this request, or null. The cookie alone proves nothing: its session must still be a row, not
 * ended, and of the person's present session version (a password change raises it and ends the others).
 */
export async function personOf(headers: Headers): Promise<Person | null> {
  const claims = await readSessionToken(headers);
  if (claims === null) return null;
  const row = await one<Person & { stale: boolean }>(
    `select u.id, u.email, u.name, s.id as "sessionId", s.seen_at < now() - interval '5 minutes' as stale
       from session s join app_user u on u.id = s.user_id
      where s.id = $1 and s.session_version = $2 and u.session_version = $2
        and s.revoked_at is null and s.expires_at > now()`,
    [claims.sid, claims.sv],
  );
  if (row === null) return null;
  // Not at every request: "last seen" is for people, and a write a click is not.
  if (row.stale) await query("update session set seen_at = now() where id = $1", [row.sessionId]);
  return { id: row.id, email: row.email, name: row.name, sessionId: row.sessionId };
}
