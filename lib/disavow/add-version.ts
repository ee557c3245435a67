import { newId } from "#lib/db/new-id";
import type { Sql } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";

/** Adds a version with the next number of its list; whoever adds another one waits. */
export async function addVersion(
  sql: Sql,
  scope: WriteScope,
  listId: string,
  version: {
    origin: "google" | "fairlead";
    text: string;
    domains: number;
    urls: number;
    note: string | null;
  },
): Promise<{ id: string; number: number }> {
  // In a statement of its own: only then does the next one see what was added while this one waited.
  await sql.query("SELECT 1 FROM disavow_list WHERE workspace_id = $1 AND id = $2 FOR UPDATE", [
    scope.workspaceId,
    listId,
  ]);
  const { origin, text, domains, urls, note } = version;
  const [row] = await sql.query<{ id: string; number: number }>(
    `INSERT INTO disavow_version (id, workspace_id, list_id, number, origin, text, domains, urls, note, created_by_id)
     VALUES ($1, $2, $3, (SELECT coalesce(max(number), 0) + 1 FROM disavow_version WHERE list_id = $3), $4::"DisavowOrigin",
       $5, $6, $7, $8, $9) RETURNING id, number`,
    [newId(), scope.workspaceId, listId, origin, text, domains, urls, note, scope.actorId],
  );
  if (row === undefined) throw new Error("no version was written");
  return row;
}
