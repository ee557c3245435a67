import { personOf } from "#lib/auth/person";
import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { mintScope, type Role, type Scope } from "./scope.ts";

/** Whatever else stands in a URL (a NUL, a megabyte) is no workspace, and never reaches the database. */
const slugPattern = /^[a-z0-9-]{1,64}$/;

/**
 * The Scope of a request in a workspace: who it is by the session, what they may by their membership, both
 * read anew each time, so that a removed member's next request is refused.
 * Throws AppError "signed_out", or "not_found": a workspace that is not yours looks like one that is not there.
 */
export async function scopeFromSession(headers: Headers, workspaceSlug: string): Promise<Scope> {
  const person = await personOf(headers);
  if (person === null) throw new AppError("signed_out", "You are signed out. Sign in and try again.");
  const row = !slugPattern.test(workspaceSlug)
    ? null
    : await one<{ id: number; slug: string; role: Role }>(
        `select w.id, w.slug, m.role from workspace w join member m on m.workspace_id = w.id
      where w.slug = $1 and m.user_id = $2 and w.deleted_at is null`,
        [workspaceSlug, person.id],
      );
  if (row === null) throw new AppError("not_found", "There is no such workspace, or you are not in it.");
  return mintScope({ workspaceId: row.id, workspaceSlug: row.slug, actorId: person.id, role: row.role });
}
