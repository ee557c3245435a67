import { createHash } from "node:crypto";
import type { z } from "zod";
import { safeJson } from "#lib/db/safe-json";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { stageImportJob, writeImportJob } from "#lib/jobs/definitions/imports";
import { sendJob } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import type { Detected } from "./detect-format.ts";
import { type Field, KIND_NEEDS } from "./formats/format.ts";
import { lockImport } from "./open-import.ts";
import type { FileMapping } from "./schema.ts";

/** Asks a worker to read the files of an import. Throws AppError "not_found", "conflict", "invalid" (no files). */
export async function requestReading(scope: WriteScope, id: string): Promise<void> {
  await transaction(async (sql) => {
    await lockImport(sql, scope, id, ["uploading", "ready"]);
    const [file] = await sql.query(
      "SELECT 1 FROM import_file WHERE workspace_id = $1 AND import_id = $2 LIMIT 1",
      [scope.workspaceId, id],
    );
    if (!file) throw new AppError("invalid", "There is no file in this import yet. Add one first.");
    await sql.query("UPDATE import SET state = 'reading', error = NULL WHERE id = $1", [id]);
    await sendJob(sql, stageImportJob, { workspaceId: scope.workspaceId, importId: id });
  });
}

/** The key under which a mapping is remembered: the header it was made for. */
export function headerKey(columns: readonly string[]): Buffer {
  return createHash("sha256").update(JSON.stringify(columns)).digest().subarray(0, 16);
}

/** Said when no column holds what a kind of rows cannot be read without. */
const WANTED: Partial<Record<Field, string>> = {
  source: "Say which column holds the linking page.",
  target: "An agreed link needs a target: say which column holds it.",
  domain: "Say which column holds the domain.",
  page: "Say which column holds the page, or the site that sent the visits.",
};

/**
 * A person says which column is which. Remembered for the next file with this header, if there is one; the file is read anew.
 * Throws AppError "not_found", "conflict", "invalid" (a column that the file does not have, or no source).
 */
export async function mapFile(scope: WriteScope, input: z.output<typeof FileMapping>): Promise<void> {
  await transaction(async (sql) => {
    await lockImport(sql, scope, input.id, ["ready"]);
    const [file] = await sql.query<{ detected: Detected | null }>(
      "SELECT detected FROM import_file WHERE workspace_id = $1 AND import_id = $2 AND id = $3",
      [scope.workspaceId, input.id, input.file],
    );
    const columns = file?.detected?.columns;
    if (columns === undefined) throw new AppError("not_found", "This file is not there.");
    const unknown = Object.values(input.mapping).find((column) => !columns.includes(column));
    if (unknown !== undefined)
      throw new AppError("invalid", `The file has no column “${unknown}”. Nothing was changed.`);
    const open = KIND_NEEDS[input.kind].find((group) => !group.some((field) => input.mapping[field]));
    if (open !== undefined)
      throw new AppError("invalid", `${WANTED[open[0] as Field] ?? ""} Nothing was changed.`);
    await sql.query(
      'UPDATE import_file SET mapping = $2, kind = $3::"ImportKind", staged = false WHERE id = $1',
      [input.file, safeJson(input.mapping), input.kind],
    );
    if (file?.detected?.headerLine)
      await sql.query(
        `INSERT INTO column_mapping (workspace_id, header_key, kind, mapping) VALUES ($1, $2, $3::"ImportKind", $4)
       ON CONFLICT (workspace_id, header_key) DO UPDATE SET kind = excluded.kind, mapping = excluded.mapping, updated_at = now()`,
        [scope.workspaceId, headerKey(columns), input.kind, safeJson(input.mapping)],
      );
    await sql.query("UPDATE import SET state = 'reading' WHERE id = $1", [input.id]);
    await sendJob(sql, stageImportJob, { workspaceId: scope.workspaceId, importId: input.id });
  });
}

/** Takes a file out of an import before it is written. Throws AppError "not_found", "conflict". */
export async function removeFile(scope: WriteScope, id: string, file: string): Promise<void> {
  await transaction(async (sql) => {
    const { state } = await lockImport(sql, scope, id, ["uploading", "ready"]);
    const gone = await sql.query(
      "DELETE FROM import_file WHERE workspace_id = $1 AND import_id = $2 AND id = $3 RETURNING id",
      [scope.workspaceId, id, file],
    );
    if (gone.length === 0) throw new AppError("not_found", "This file is not there.");
    await sql.query("DELETE FROM import_row WHERE import_id = $1 AND file_id = $2", [id, file]);
    // Others may still be arriving: reading begins when it is asked for.
    if (state === "uploading") return;
    await sql.query("UPDATE import SET state = 'reading' WHERE id = $1", [id]);
    await sendJob(sql, stageImportJob, { workspaceId: scope.workspaceId, importId: id });
  });
}

/**
 * Begins to write what the preview showed. Throws AppError "not_found", "conflict" (also while a file is on its
 * way: it would be left out), "invalid" (nothing accepted).
 */
export async function startImport(scope: WriteScope, id: string): Promise<void> {
  await transaction(async (sql) => {
    await lockImport(sql, scope, id, ["ready"]);
    const [counts] = await sql.query<{ accepted: number; rejected: number }>(
      "SELECT accepted, rejected FROM import WHERE id = $1",
      [id],
    );
    if (!counts?.accepted) {
      throw new AppError(
        "invalid",
        "No row can be imported. Look at the reasons, or map the columns by hand.",
      );
    }
    const [unread] = await sql.query<{ name: string }>(
      "SELECT name FROM import_file WHERE import_id = $1 AND NOT staged ORDER BY id LIMIT 1",
      [id],
    );
    if (unread) {
      throw new AppError(
        "conflict",
        `“${unread.name}” has not been read: it is still being sent, or its sending broke off. Wait for it, or take it out. Nothing was imported.`,
      );
    }
    await sql.query(
      "UPDATE import SET state = 'importing', started_at = now(), new_links = 0, known_links = 0, candidates = 0, new_domains = 0, known_domains = 0, written = 0 WHERE id = $1",
      [id],
    );
    await sendJob(sql, writeImportJob, { workspaceId: scope.workspaceId, importId: id });
    await audit(sql, scope, "import.start", id, { rows: counts.accepted });
  });
}

/** Ends an import. Before it was started nothing is written; rows already written stay. Throws "not_found", "conflict". */
export async function cancelImport(scope: WriteScope, id: string): Promise<void> {
  await transaction(async (sql) => {
    await lockImport(sql, scope, id, ["uploading", "reading", "ready", "importing"]);
    await sql.query("UPDATE import SET state = 'cancelled', finished_at = now() WHERE id = $1", [id]);
    await audit(sql, scope, "import.cancel", id);
  });
}
