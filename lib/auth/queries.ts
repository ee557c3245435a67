import { query } from "#lib/db/sql";
import { browserName } from "./browser-name.ts";
import type { Person } from "./person.ts";
import type { SessionView } from "./types.ts";

/** The sessions of a person that still count, the present one first, then the latest used. */
export async function listMySessions(person: Person): Promise<SessionView[]> {
  const rows = await query<{
    id: string;
    userAgent: string | null;
    address: string | null;
    createdAt: Date;
    seenAt: Date;
  }>(
    `select s.id, s.user_agent as "userAgent", s.address, s.created_at as "createdAt", s.seen_at as "seenAt"
       from session s join app_user u on u.id = s.user_id and u.session_version = s.session_version
      where s.user_id = $1 and s.revoked_at is null and s.expires_at > now()
      order by s.id = $2 desc, s.seen_at desc limit 50`,
    [person.id, person.sessionId],
  );
  return rows.map((row) => ({
    id: row.id,
    current: row.id === person.sessionId,
    browser: browserName(row.userAgent),
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
  }));
}
