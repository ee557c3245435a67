import type { Sql } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import type { ImportState } from "./types.ts";

export interface OpenImport {
  id: string;
  siteId: number;
  state: ImportState;
}

/**
 * Locks an import for a change. Throws AppError "not_found", and "conflict" when it is in none of `states`.
 */
export async function lockImport(
  sql: Sql,
  scope: Scope,
  id: string,
  states: readonly ImportState[],
): Promise<OpenImport> {
  const [row] = await sql.query<OpenImport>(
    `SELECT id, site_id AS "siteId", state FROM import WHERE workspace_id = $1 AND id = $2
       AND ($3::int[] IS NULL OR site_id = ANY($3)) FOR UPDATE`,
    [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
  );
  if (!row) throw new AppError("not_found", "This import is not there.");
  if (!states.includes(row.state)) throw new AppError("conflict", conflictMessage(row.state));
  return row;
}

function conflictMessage(state: ImportState): string {
  switch (state) {
    case "reading":
      return "The files are being read. Wait a moment, then try again.";
    case "importing":
      return "The import is under way. Cancel it first, or wait for its end.";
    case "done":
      return "This import is finished. Start a new one for more files.";
    case "cancelled":
    case "failed":
      return "This import has ended. Start a new one.";
    case "undoing":
      return "The import is being undone. Wait for its end.";
    case "undone":
      return "This import was undone. Start a new one.";
    case "uploading":
    case "ready":
      return "Its files have to be read first.";
    default:
      return state satisfies never;
  }
}
