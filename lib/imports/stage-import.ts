// Reads the files of an import into staged rows: what the preview shows and what is then written. Nothing of
// the profile is touched.
import { safeJson } from "#lib/db/safe-json";
import { one, query, transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { headerKey } from "./change-import.ts";
import { countImport } from "./count-import.ts";
import { type Detected, detectFormat, SAMPLE_BYTES } from "./detect-format.ts";
import { expandFiles, firstBytes, type StoredFile } from "./expand-files.ts";
import type { Mapping } from "./formats/format.ts";
import { readRows } from "./read-rows.ts";
import type { RowOutcome, RowsKind } from "./row-types.ts";
import { stagedRow } from "./staged-row.ts";
import { storedBytes } from "./stored-bytes.ts";
import type { ImportState, RowCounts } from "./types.ts";

const BATCH = 2_000;

interface File extends StoredFile {
  mapping: Mapping | null;
  kind: RowsKind;
}

/** Stages every file that is not staged yet, then counts what would be new. Run twice at once, one waits. */
export async function stageImport(scope: WriteScope, importId: string, signal?: AbortSignal): Promise<void> {
  // The queue may hand a job out again while a slow worker still has it.
  await transaction(async (sql) => {
    await sql.query("SELECT pg_advisory_xact_lock(hashtextextended('stage ' || $1, 0))", [importId]);
    await stage(scope, importId, signal);
  });
}

async function stage(scope: WriteScope, importId: string, signal?: AbortSignal): Promise<void> {
  if (!(await isReading(scope, importId))) return;
  await query(
    `CREATE TABLE IF NOT EXISTS ${partitionOf(importId)} PARTITION OF import_row FOR VALUES IN ('${importId}')`,
  );
  await expandFiles(scope, importId, await unstaged(importId));
  for (const file of await unstaged(importId)) {
    if (!(await isReading(scope, importId))) return;
    await stageFile(scope, importId, file, signal);
  }
  await countImport(scope, importId);
  await query("UPDATE import SET state = 'ready' WHERE id = $1 AND state = 'reading'", [importId]);
}

const partitionOf = (importId: string) => `import_row_${importId.replaceAll("-", "")}`;

async function isReading(scope: WriteScope, importId: string): Promise<boolean> {
  const found = await one<{ state: ImportState }>(
    "SELECT state FROM import WHERE workspace_id = $1 AND id = $2",
    [scope.workspaceId, importId],
  );
  return found?.state === "reading";
}

// A file without its hash is still arriving, or its upload broke off: it is not read as an empty one.
async function unstaged(importId: string): Promise<File[]> {
  return query<File>(
    "SELECT id, name, size::float8 AS size, mapping, kind FROM import_file WHERE import_id = $1 AND NOT staged AND sha256 IS NOT NULL ORDER BY id",
    [importId],
  );
}

async function stageFile(
  scope: WriteScope,
  importId: string,
  file: File,
  signal?: AbortSignal,
): Promise<void> {
  await query("DELETE FROM import_row WHERE import_id = $1 AND file_id = $2", [importId, file.id]);
  const detected = detectFormat({ name: file.name, bytes: await firstBytes(file, SAMPLE_BYTES) });
  const chosen = await choose(scope, detected, file);
  const counts: RowCounts = { rows: 0, accepted: 0, duplicate: 0, skipped: 0, rejected: 0 };
  if (detected.refusal === null && (!detected.needsMapping || chosen.mapping !== null)) {
    const options = { kind: chosen.kind, ...(chosen.mapping === null ? {} : { mapping: chosen.mapping }) };
    let batch: RowOutcome[] = [];
    for await (const outcome of readRows(
      storedBytes(file.id, file.size).read(0, file.size),
      detected,
      options,
    )) {
      signal?.throwIfAborted();
      batch.push(outcome);
      counts.rows++;
      counts[outcome.status]++;
      if (batch.length < BATCH) continue;
      await writeRows(importId, file.id, batch);
      batch = [];
      await writeCounts(file.id, counts);
    }
    await writeRows(importId, file.id, batch);
  }
  await writeCounts(file.id, counts);
  await query(
    `UPDATE import_file SET staged = true, detected = $2, mapping = $3, kind = $4::"ImportKind", vendor = $5::"Vendor" WHERE id = $1`,
    [
      file.id,
      safeJson(detected),
      chosen.mapping === null ? null : safeJson(chosen.mapping),
      chosen.kind,
      detected.vendor,
    ],
  );
}

/** A person's mapping for this file; else the one remembered for a header like it; else what was detected. */
async function choose(
  scope: WriteScope,
  detected: Detected,
  file: File,
): Promise<{ mapping: Mapping | null; kind: RowsKind }> {
  if (file.mapping !== null) return { mapping: file.mapping, kind: file.kind };
  // Without a header every table of as many columns would look like this one.
  if (detected.headerLine === 0) return { mapping: null, kind: detected.kind };
  const remembered = await one<{ mapping: Mapping; kind: RowsKind }>(
    "SELECT mapping, kind FROM column_mapping WHERE workspace_id = $1 AND header_key = $2",
    [scope.workspaceId, headerKey(detected.columns)],
  );
  return remembered ?? { mapping: null, kind: detected.kind };
}

const COLUMNS = ["import_id", "file_id", "line", "state", "reason", "data"];

async function writeRows(importId: string, fileId: string, outcomes: readonly RowOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const cells = outcomes.map((outcome) => [
    importId,
    fileId,
    outcome.line,
    outcome.status,
    "reason" in outcome ? outcome.reason : null,
    kept(outcome),
  ]);
  await transaction((sql) => sql.copy(partitionOf(importId), COLUMNS, cells));
}

function kept(outcome: RowOutcome): object {
  switch (outcome.status) {
    case "accepted":
      return stagedRow(outcome);
    case "rejected":
      return { cells: outcome.cells };
    default:
      return {};
  }
}

async function writeCounts(fileId: string, counts: RowCounts): Promise<void> {
  await query(
    "UPDATE import_file SET rows = $2, accepted = $3, duplicate = $4, skipped = $5, rejected = $6 WHERE id = $1",
    [fileId, counts.rows, counts.accepted, counts.duplicate, counts.skipped, counts.rejected],
  );
}

/** Ends an import whose files could not be read, with a reason for people; an undo that stopped can go on. */
export async function failImport(scope: WriteScope, importId: string, error: string): Promise<void> {
  await query(
    `UPDATE import SET error = $3, state = CASE WHEN state = 'undoing' THEN state ELSE 'failed' END,
       finished_at = CASE WHEN state = 'undoing' THEN finished_at ELSE now() END
     WHERE workspace_id = $1 AND id = $2 AND state IN ('reading', 'importing', 'undoing')`,
    [scope.workspaceId, importId, error],
  );
}
