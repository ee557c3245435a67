import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { undoImportJob } from "#lib/jobs/definitions/imports";
import { sendJob } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { lockImport } from "../open-import.ts";
import { ROWS_GONE } from "../types.ts";
import { STAGED } from "./standing-rows.ts";

/**
 * Begins to take an import back; one whose undo stopped goes on. Throws AppError "not_found", and "conflict" while it
 * cannot be: it is not ended, wrote nothing, its rows are kept no more, or another import of the site is under way.
 */
export async function requestUndo(scope: WriteScope, id: string): Promise<void> {
  await transaction(async (sql) => {
    const { siteId, state } = await lockImport(sql, scope, id, ["done", "cancelled", "failed", "undoing"]);
    const [found] = await sql.query<{ written: number; staged: boolean; error: string | null }>(
      `SELECT written, error, ${STAGED} AS staged FROM import i WHERE id = $1`,
      [id],
    );
    if (state === "undoing" && found?.error === null)
      throw new AppError("conflict", "It is being undone already.");
    if (!found?.written)
      throw new AppError("conflict", "This import wrote nothing, so there is nothing to undo.");
    if (!found.staged) throw new AppError("conflict", ROWS_GONE);
    await requireQuiet(sql, scope.workspaceId, siteId, id);
    await sql.query("UPDATE import SET state = 'undoing', error = NULL, undone_by_id = $2 WHERE id = $1", [
      id,
      scope.actorId,
    ]);
    await sendJob(sql, undoImportJob, { workspaceId: scope.workspaceId, importId: id });
    await audit(sql, scope, "import.undo", id, { rows: found.written });
  });
}

async function requireQuiet(sql: Sql, workspaceId: number, siteId: number, id: string): Promise<void> {
  const [other] = await sql.query<{ state: string }>(
    `SELECT state FROM import WHERE workspace_id = $1 AND site_id = $2 AND id <> $3 AND state IN ('importing', 'undoing')
     ORDER BY state LIMIT 1`,
    [workspaceId, siteId, id],
  );
  if (other === undefined) return;
  throw new AppError(
    "conflict",
    other.state === "importing"
      ? "Another import of this site is being written. Wait for its end, then undo this one."
      : "Another import of this site is being undone. Wait for its end, then undo this one.",
  );
}
