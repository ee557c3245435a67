import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { audit } from "#lib/workspaces/audit";
import { createWorkspace } from "#lib/workspaces/create-workspace";
import { createPerson, hashNewPassword, type NewPerson } from "./create-person.ts";
import { hashToken } from "./one-time-token.ts";
import type { SessionClaims } from "./session-token.ts";
import { isSetUp, isSetupToken } from "./setup-token.ts";
import { startSession } from "./start-session.ts";

/**
 * Claims a fresh instance: its owner, the first workspace and their session, all or nothing. The token ends
 * with it; of two people at once, one becomes the owner. Throws AppError "conflict" when there is an owner,
 * "forbidden" when the token is not the last one printed.
 */
export async function setUp(
  input: NewPerson & { token: string; workspace: string },
  headers: Headers,
): Promise<{ userId: string; workspaceSlug: string; claims: SessionClaims }> {
  // Before the slow hash, so that only the holder of the token can make this instance work.
  if (!(await isSetupToken(input.token))) throw await refusal();
  const passwordHash = await hashNewPassword(input, [input.workspace]);
  const done = await transaction(async (sql) => {
    await sql.query("select id from instance where id = 1 for update");
    // Asked after the lock, in a statement of its own: only then does it see an owner made a moment ago.
    const open = await sql.query(
      `select id from instance where setup_token_hash = $1 and not exists (select from app_user)`,
      [hashToken(input.token)],
    );
    if (open.length === 0) return null;
    const owner = await createPerson(sql, input, passwordHash);
    if (owner === null) return null;
    await sql.query("update instance set setup_token_hash = null, setup_token_at = null where id = 1");
    await audit(sql, { workspaceId: null, actorId: owner.id }, "instance.set_up");
    const workspace = await createWorkspace(sql, owner.id, input.workspace);
    return {
      userId: owner.id,
      workspaceSlug: workspace.slug,
      claims: await startSession(sql, owner, headers),
    };
  });
  if (done === null) throw await refusal();
  return done;
}

async function refusal(): Promise<AppError> {
  return (await isSetUp())
    ? new AppError("conflict", "This instance has an owner already. Sign in, or ask them for an invitation.")
    : new AppError(
        "forbidden",
        "This set-up link is not valid any more. The latest one is printed where Fairlead was started.",
      );
}
