// The tables of a zip, and the one of a workbook, become files of the import; the zip or workbook itself goes.
import { cleanText } from "#lib/core/clean-text";
import { safeJson } from "#lib/db/safe-json";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { detectFormat } from "./detect-format.ts";
import { isZip } from "./refuse-bytes.ts";
import { storeChunks } from "./store-upload.ts";
import { storedBytes } from "./stored-bytes.ts";
import { unzip } from "./unzip.ts";
import { isWorkbook } from "./xlsx/read-book.ts";
import { openSheet, sheetName } from "./xlsx/sheet-csv.ts";

export interface StoredFile {
  id: string;
  name: string;
  size: number;
}

/**
 * Unpacks the zips and workbooks among the files. One that cannot be unpacked whole is refused whole: nobody could tell
 * which of its tables are missing. Run again after a worker died, it gives the same files.
 */
export async function expandFiles(
  scope: WriteScope,
  importId: string,
  files: readonly StoredFile[],
): Promise<void> {
  for (const file of files) {
    if (!isZip(await firstBytes(file, 8)) || /\.ods$/i.test(file.name)) continue;
    const made: string[] = [];
    try {
      for await (const table of tablesOf(file)) {
        const id = entryId(file.id, made.length);
        made.push(id);
        await query("DELETE FROM import_file WHERE workspace_id = $1 AND id = $2", [scope.workspaceId, id]);
        await query(
          "INSERT INTO import_file (id, workspace_id, import_id, name, size) VALUES ($1, $2, $3, $4, 0)",
          [id, scope.workspaceId, importId, cleanText(table.name, 255)],
        );
        const { size, hash } = await storeChunks(id, table.bytes, Number.MAX_SAFE_INTEGER);
        await query("UPDATE import_file SET size = $2, sha256 = $3 WHERE id = $1", [id, size, hash]);
      }
      await query("DELETE FROM import_file WHERE id = $1", [file.id]);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const detected = {
        ...detectFormat({ name: file.name, bytes: new Uint8Array() }),
        refusal: error.message,
      };
      await query("DELETE FROM import_file WHERE id = ANY($1)", [made]);
      await query("UPDATE import_file SET staged = true, detected = $2 WHERE id = $1", [
        file.id,
        safeJson(detected),
      ]);
    }
  }
}

async function* tablesOf(
  file: StoredFile,
): AsyncGenerator<{ name: string; bytes: AsyncIterable<Uint8Array> }> {
  const stored = storedBytes(file.id, file.size);
  if (!(await isWorkbook(stored))) {
    yield* unzip(stored);
    return;
  }
  const table = await openSheet(file.name, stored);
  yield { name: sheetName(file.name, table), bytes: table.bytes };
}

/** The first `count` bytes of a stored file, or all of a shorter one. */
export async function firstBytes(file: StoredFile, count: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of storedBytes(file.id, file.size).read(0, Math.min(count, file.size)))
    parts.push(part);
  return Buffer.concat(parts);
}

// Made from the zip's own id, so that a zip that is unpacked twice has its files once.
function entryId(zipId: string, index: number): string {
  const last = (Number.parseInt(zipId.slice(-4), 16) + index + 1) & 0xffff;
  return zipId.slice(0, -4) + last.toString(16).padStart(4, "0");
}
