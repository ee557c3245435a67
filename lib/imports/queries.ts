import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { Detected } from "./detect-format.ts";
import type { Mapping } from "./formats/format.ts";
import type { AnyRow, RowsKind } from "./row-types.ts";
import { stagedLine } from "./staged-line.ts";
import type { ImportDetail, ImportFileDetail, ImportLine } from "./types.ts";
import { STAGED } from "./undo/standing-rows.ts";

const SHOWN = 50;
const FIRST_ROWS = 8;
const PROBLEMS = 20;

type LoadedImport = Omit<ImportLine, "createdAt" | "finishedAt" | "undoneAt"> & {
  createdAt: Date;
  finishedAt: Date | null;
  undoneAt: Date | null;
};

const COLUMNS = `i.id, i.state, i.rows, i.accepted, i.duplicate, i.skipped, i.rejected, i.new_links AS "newLinks",
  i.known_links AS "knownLinks", i.candidates, i.new_domains AS "newDomains", i.known_domains AS "knownDomains", i.written, i.created_at AS "createdAt", i.finished_at AS "finishedAt", i.error,
  u.name AS by, i.undone_rows AS "undoneRows", i.undone_at AS "undoneAt", i.undone, ${STAGED} AS staged,
  (SELECT x.name FROM app_user x WHERE x.id = i.undone_by_id) AS "undoneBy",
  coalesce((SELECT jsonb_agg(jsonb_build_object('name', f.name, 'label', f.detected->>'label') ORDER BY f.id) FROM import_file f
            WHERE f.import_id = i.id), '[]') AS files`;

const lineOf = (row: LoadedImport): ImportLine => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  undoneAt: row.undoneAt?.toISOString() ?? null,
});

/** The imports of a site, newest first; at most 50. One that never got a file is left out. */
export async function listImports(scope: Scope, slug: string): Promise<ImportLine[]> {
  const site = await siteBySlug(scope, slug);
  const rows = await query<LoadedImport>(
    `SELECT ${COLUMNS} FROM import i LEFT JOIN app_user u ON u.id = i.created_by_id
     WHERE i.workspace_id = $1 AND i.site_id = $2 AND (i.state <> 'uploading' OR EXISTS (
       SELECT 1 FROM import_file f WHERE f.import_id = i.id))
     ORDER BY i.created_at DESC LIMIT ${SHOWN}`,
    [scope.workspaceId, site.id],
  );
  return rows.map(lineOf);
}

/** One import without its files: what moves while it is under way. Throws AppError "not_found". */
export async function readImport(scope: Scope, id: string): Promise<ImportLine> {
  const row = await one<LoadedImport>(
    `SELECT ${COLUMNS} FROM import i LEFT JOIN app_user u ON u.id = i.created_by_id
     WHERE i.workspace_id = $1 AND i.id = $2 AND ($3::int[] IS NULL OR i.site_id = ANY($3))`,
    [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
  );
  if (!row) throw new AppError("not_found", "This import is not there.");
  return lineOf(row);
}

interface LoadedFile extends Omit<ImportFileDetail, "mapping" | "first" | "problems" | "skips"> {
  mapping: Mapping | null;
  detected: Detected | null;
  kind: RowsKind;
}

/** One import with its files, first rows and reasons. Throws AppError "not_found". */
export async function importDetail(scope: Scope, slug: string, id: string): Promise<ImportDetail> {
  const site = await siteBySlug(scope, slug);
  const line = await readImport(scope, id);
  const files = await query<LoadedFile>(
    `SELECT f.id, f.name, f.size::float8 AS size, f.staged, f.vendor, f.kind, f.detected, f.mapping, f.rows, f.accepted, f.duplicate,
       f.skipped, f.rejected
     FROM import_file f JOIN import i ON i.workspace_id = f.workspace_id AND i.id = f.import_id
     WHERE f.workspace_id = $1 AND f.import_id = $2 AND i.site_id = $3 ORDER BY f.id`,
    [scope.workspaceId, id, site.id],
  );
  const fileDetails = await Promise.all(files.map((file) => fileDetail(id, file)));
  return { ...line, fileDetails };
}

async function fileDetail(importId: string, file: LoadedFile): Promise<ImportFileDetail> {
  const keys = [importId, file.id];
  const [first, problems, skips] = await Promise.all([
    query<{ data: AnyRow }>(
      `SELECT data FROM import_row WHERE import_id = $1 AND file_id = $2 AND state = 'accepted' ORDER BY line LIMIT ${FIRST_ROWS}`,
      keys,
    ),
    query<{ line: number; reason: string }>(
      `SELECT line, reason FROM import_row WHERE import_id = $1 AND file_id = $2 AND state = 'rejected' ORDER BY line LIMIT ${PROBLEMS}`,
      keys,
    ),
    query<{ reason: string; count: number }>(
      `SELECT reason, count(*)::int AS count FROM import_row WHERE import_id = $1 AND file_id = $2 AND state = 'skipped'
       GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10`,
      keys,
    ),
  ]);
  return {
    ...file,
    mapping: file.mapping ?? file.detected?.mapping ?? {},
    first: first.map(({ data }) => stagedLine(file.kind, data)),
    problems,
    skips,
  };
}

export interface ProblemRow {
  file: string;
  line: number;
  state: "rejected" | "skipped" | "duplicate";
  reason: string;
  cells: string[];
}

/** Rows of an import that were not taken, in the order of the files, as a stream of bounded memory. */
export async function* problemRows(scope: Scope, id: string): AsyncGenerator<ProblemRow> {
  await readImport(scope, id);
  let after: { file_id: string; line: number } | null = null;
  for (;;) {
    const rows: (Omit<ProblemRow, "cells"> & { file_id: string; cells: string[] | null })[] = await query(
      `SELECT r.file_id, f.name AS file, r.line, r.state, r.reason, r.data->'cells' AS cells
       FROM import_row r JOIN import_file f ON f.id = r.file_id
       WHERE r.import_id = $1 AND r.state <> 'accepted' AND ($2::uuid IS NULL OR (r.file_id, r.line) > ($2::uuid, $3::int))
       ORDER BY r.file_id, r.line LIMIT 1000`,
      [id, after?.file_id ?? null, after?.line ?? null],
    );
    for (const { file, line, state, reason, cells } of rows)
      yield { file, line, state, reason, cells: cells ?? [] };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
