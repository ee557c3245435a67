// Takes back what an import wrote, chunk by chunk: facts, rollups, progress and resume point in one transaction each,
// so that an undo that is interrupted goes on exactly where it stopped.
import { one, query, type Sql, transaction } from "#lib/db/sql";
import { planWatchesJob } from "#lib/jobs/definitions/watching";
import { sendJob } from "#lib/jobs/queue";
import { undoDomains } from "#lib/links/undo/undo-domains";
import { undoReports } from "#lib/links/undo/undo-reports";
import { undoPlacements } from "#lib/placements/undo-placements";
import type { WriteScope } from "#lib/scope/scope";
import { undoTraffic } from "#lib/traffic/undo-traffic";
import { reportOf } from "../report-of.ts";
import type { AnyRow, BacklinkRow, DomainRow, PlacementRow, RowsKind, TrafficRow } from "../row-types.ts";
import { subjectOf } from "../staged-row.ts";
import type { ImportState, UndoneCounts } from "../types.ts";
import { undoLeftovers } from "./leftovers.ts";
import {
  indexStagedRows,
  placementReports,
  standingDomains,
  standingReports,
  standingTraffic,
} from "./standing-rows.ts";

/** Under a second each, so that verification never waits longer for a chunk. */
const CHUNK = 1_000;

interface Progress {
  siteId: number;
  state: ImportState;
  undoFile: string | null;
  undoLine: number | null;
}

interface StagedRow {
  file_id: string;
  line: number;
  kind: RowsKind;
  data: AnyRow;
}

/** Another worker has this undo too: the chunk under way was not written. */
class Overtaken extends Error {}

/** Undoes what is left of an import. Two workers that have it at once take each chunk back once. */
export async function undoImport(scope: WriteScope, importId: string, signal?: AbortSignal): Promise<void> {
  if ((await readProgress(scope, importId))?.state !== "undoing") return;
  await indexStagedRows(scope.workspaceId);
  for (;;) {
    signal?.throwIfAborted();
    const progress = await readProgress(scope, importId);
    if (progress?.state !== "undoing") return;
    const rows = await nextRows(importId, progress);
    const first = rows[0];
    if (first === undefined) break;
    const together = rows.filter((row) => row.file_id === first.file_id);
    await undoChunk(scope, importId, progress, together).catch((error: unknown) => {
      if (!(error instanceof Overtaken)) throw error;
    });
  }
  const siteId = (await readProgress(scope, importId))?.siteId ?? 0;
  await undoLeftovers(scope, { importId, siteId }, signal);
  await transaction(async (sql) => {
    await sql.query(
      "UPDATE import SET state = 'undone', undone_at = now(), error = NULL WHERE workspace_id = $1 AND id = $2 AND state = 'undoing'",
      [scope.workspaceId, importId],
    );
    await sendJob(sql, planWatchesJob, { workspaceId: scope.workspaceId });
  });
}

function readProgress(scope: WriteScope, importId: string): Promise<Progress | null> {
  return one<Progress>(
    `SELECT site_id AS "siteId", state, undo_file AS "undoFile", undo_line AS "undoLine" FROM import
     WHERE workspace_id = $1 AND id = $2`,
    [scope.workspaceId, importId],
  );
}

/** Rows that were written and are not undone yet. */
function nextRows(importId: string, { undoFile, undoLine }: Progress): Promise<StagedRow[]> {
  return query<StagedRow>(
    `SELECT r.file_id, r.line, r.data, f.kind FROM import i
     JOIN import_row r ON r.import_id = i.id AND r.state = 'accepted' AND (r.file_id, r.line) <= (i.resume_file, i.resume_line)
     JOIN import_file f ON f.id = r.file_id
     WHERE i.id = $1 AND ($2::uuid IS NULL OR (r.file_id, r.line) > ($2::uuid, $3::int))
     ORDER BY r.file_id, r.line LIMIT ${CHUNK}`,
    [importId, undoFile, undoLine],
  );
}

async function undoChunk(
  scope: WriteScope,
  importId: string,
  progress: Progress,
  rows: readonly StagedRow[],
): Promise<void> {
  const { siteId } = progress;
  const { kind } = rows[0] as StagedRow;
  const also = (counts: UndoneCounts) => (sql: Sql) => advance(sql, importId, progress, rows, counts);
  switch (kind) {
    case "placements":
      await undoPlacements(
        scope,
        { siteId, importId, rows: rows.map(({ data }) => data as PlacementRow) },
        (sql, sources) => placementReports(sql, scope.workspaceId, { importId, siteId }, sources),
        (sql, { removed, kept }) => also({ ...NONE, placements: removed, placementsKept: kept })(sql),
      );
      return;
    case "backlinks":
      await undoReports(
        scope,
        { siteId, importId, rows: rows.map(({ data }) => reportOf(data as BacklinkRow)) },
        standingReports(scope.workspaceId),
        (sql, result) => also({ ...NONE, ...result })(sql),
      );
      return;
    case "domains": {
      const domains = rows.map(({ data }) => data as DomainRow);
      await undoDomains(
        scope,
        { siteId, importId, rows: domains },
        domains.map(({ domain }) => domain),
        standingDomains(scope.workspaceId, siteId),
        (sql, result) => also({ ...NONE, ...result })(sql),
      );
      return;
    }
    case "traffic": {
      const visits = rows.map(({ data }) => data as TrafficRow);
      await undoTraffic(
        scope,
        { siteId, importId, rows: visits },
        (sql) => standingTraffic(sql, scope.workspaceId, siteId, visits.map(subjectOf)),
        (sql, result) => also({ ...NONE, ...result })(sql),
      );
      return;
    }
    default:
      kind satisfies never;
  }
}

const NONE: UndoneCounts = {
  links: 0,
  candidates: 0,
  domains: 0,
  traffic: 0,
  placements: 0,
  placementsKept: 0,
};

async function advance(
  sql: Sql,
  importId: string,
  { undoFile, undoLine }: Progress,
  rows: readonly StagedRow[],
  counts: UndoneCounts,
): Promise<void> {
  const last = rows.at(-1) as StagedRow;
  const added = Object.entries(counts);
  const [advanced] = await sql.query(
    `UPDATE import SET undone_rows = undone_rows + $2, undo_file = $3, undo_line = $4,
       undone = (SELECT jsonb_object_agg(a.name, coalesce((undone->>a.name)::int, 0) + a.more)
         FROM unnest($7::text[], $8::int[]) AS a(name, more))
     WHERE id = $1 AND state = 'undoing' AND (undo_file, undo_line) IS NOT DISTINCT FROM ($5::uuid, $6::int) RETURNING 1`,
    [
      importId,
      rows.length,
      last.file_id,
      last.line,
      undoFile,
      undoLine,
      added.map(([name]) => name),
      added.map(([, more]) => more),
    ],
  );
  if (advanced === undefined) throw new Overtaken();
}
