// The staged rows of an import, a chunk at a time, each read and prepared while the one before it is written.
import type { Vendor } from "#lib/core/vendors";
import { anyConnection, query } from "#lib/db/sql";
import { type PreparedReports, prepareReports } from "#lib/links/prepare-reports";
import type { ReportChunk } from "#lib/links/record-reports";
import { loadWatch } from "#lib/links/watch";
import type { WriteScope } from "#lib/scope/scope";
import type { Period } from "./detect-format.ts";
import { reportOf } from "./report-of.ts";
import type { AnyRow, BacklinkRow, RowsKind } from "./row-types.ts";

export interface StagedRow {
  file_id: string;
  line: number;
  kind: RowsKind;
  vendor: Vendor | null;
  period: Period | null;
  data: AnyRow;
}

/** Rows up to here are written. */
export interface ResumePoint {
  resumeFile: string | null;
  resumeLine: number | null;
}

export interface Piece {
  after: ResumePoint;
  /** Of one file. None: nothing is left. */
  rows: StagedRow[];
  /** Of backlinks. */
  reports: { chunk: ReportChunk; prepared: PreparedReports } | null;
}

interface Source {
  scope: WriteScope;
  importId: string;
  siteId: number;
}

/** Hands out the chunks of one import in their order. */
export class ReadAhead {
  readonly #source: Source;
  #coming: Promise<Piece> | null = null;

  constructor(source: Source) {
    this.#source = source;
  }

  /** The rows after a point: those that were prepared, where nobody else moved the point meanwhile. */
  async take(after: ResumePoint, size: number): Promise<Piece> {
    const coming = this.#coming;
    this.#coming = null;
    const piece = await coming;
    const same = piece?.after.resumeFile === after.resumeFile && piece.after.resumeLine === after.resumeLine;
    return piece !== null && same ? piece : readPiece(this.#source, after, size, null);
  }

  /** Begins to read what follows a piece that is about to be written. */
  follow({ rows, reports }: Piece, size: number): void {
    const last = rows.at(-1);
    if (last === undefined) return;
    const after = { resumeFile: last.file_id, resumeLine: last.line };
    this.#coming = readPiece(this.#source, after, size, reports?.prepared ?? null);
    // Told when it is taken; nobody waits for it when the writing ends before.
    this.#coming.catch(() => {});
  }
}

async function readPiece(
  { scope, importId, siteId }: Source,
  after: ResumePoint,
  size: number,
  ahead: PreparedReports | null,
): Promise<Piece> {
  const found = await query<StagedRow>(
    `SELECT r.file_id, r.line, r.data, f.kind, f.vendor, nullif(f.detected->'period', 'null') AS period
     FROM import_row r JOIN import_file f ON f.id = r.file_id
     WHERE r.import_id = $1 AND r.state = 'accepted' AND ($2::uuid IS NULL OR (r.file_id, r.line) > ($2::uuid, $3::int))
     ORDER BY r.file_id, r.line LIMIT $4`,
    [importId, after.resumeFile, after.resumeLine, size],
  );
  const first = found[0];
  const rows = found.filter((row) => row.file_id === first?.file_id);
  if (first?.kind !== "backlinks") return { after, rows, reports: null };
  const chunk: ReportChunk = {
    siteId,
    importId,
    vendor: first.vendor ?? "other",
    today: new Date().toISOString().slice(0, 10),
    rows: rows.map(({ data }) => reportOf(data as BacklinkRow)),
  };
  const watch = await loadWatch(anyConnection, scope.workspaceId);
  const prepared = await prepareReports(scope.workspaceId, chunk, watch, ahead);
  return { after, rows, reports: { chunk, prepared } };
}
