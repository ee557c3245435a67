import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { stageImportJob } from "#lib/jobs/definitions/imports";
import { sendJob } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { headerKey } from "./change-import.ts";
import type { Detected } from "./detect-format.ts";
import { lockImport } from "./open-import.ts";

/**
 * Forgets the mapping that is remembered for the header of a file, for this file and later ones; it is read anew as
 * its own columns suggest. Throws AppError "not_found", "conflict".
 */
export async function forgetMapping(scope: WriteScope, id: string, file: string): Promise<void> {
  await transaction(async (sql) => {
    await lockImport(sql, scope, id, ["ready"]);
    const [row] = await sql.query<{ detected: Detected | null }>(
      "SELECT detected FROM import_file WHERE workspace_id = $1 AND import_id = $2 AND id = $3",
      [scope.workspaceId, id, file],
    );
    if (!row?.detected) throw new AppError("not_found", "This file is not there.");
    const { columns, kind } = row.detected;
    await sql.query("DELETE FROM column_mapping WHERE workspace_id = $1 AND header_key = $2", [
      scope.workspaceId,
      headerKey(columns),
    ]);
    await sql.query(
      'UPDATE import_file SET mapping = NULL, kind = $2::"ImportKind", remembered = false, staged = false WHERE id = $1',
      [file, kind],
    );
    await sql.query("UPDATE import SET state = 'reading' WHERE id = $1", [id]);
    await sendJob(sql, stageImportJob, { workspaceId: scope.workspaceId, importId: id });
  });
}
