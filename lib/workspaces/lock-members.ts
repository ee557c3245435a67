import type { Sql } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Role } from "#lib/scope/scope";

/**
 * Holds a workspace's membership still until the transaction ends, and reads it. Two owners who remove each
 * other at once are answered one after the other, so that one always remains.
 */
export async function lockMembers(sql: Sql, workspaceId: number): Promise<Map<string, Role>> {
  const open = await sql.query(
    "select id from workspace where id = $1 and deleted_at is null for no key update",
    [workspaceId],
  );
  if (open.length === 0) throw new AppError("not_found", "There is no such workspace, or you are not in it.");
  const rows = await sql.query<{ userId: string; role: Role }>(
    `select user_id as "userId", role from member where workspace_id = $1`,
    [workspaceId],
  );
  return new Map(rows.map((row) => [row.userId, row.role]));
}

/** Refuses to take the last owner away. Throws AppError "conflict". */
export function keepAnOwner(members: ReadonlyMap<string, Role>, userId: string): void {
  const owners = [...members].filter(([, role]) => role === "owner");
  if (owners.length === 1 && owners[0]?.[0] === userId) {
    throw new AppError(
      "conflict",
      "A workspace always has an owner, and this is the only one. Make somebody else an owner first.",
    );
  }
}
