import { transaction } from "#lib/db/sql";
import { audit } from "#lib/workspaces/audit";
import type { Person } from "./person.ts";

/** Ends one session of a person (signing out, or a browser they do not use any more). Its next request is refused. */
export async function endSession(person: Person, sessionId: string): Promise<void> {
  await transaction(async (sql) => {
    const ended = await sql.query(
      "update session set revoked_at = now() where id = $1 and user_id = $2 and revoked_at is null returning id",
      [sessionId, person.id],
    );
    if (ended.length > 0) await audit(sql, { workspaceId: null, actorId: person.id }, "person.signed_out");
  });
}
