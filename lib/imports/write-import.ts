// Writes the accepted rows of an import, chunk by chunk: facts, rollups, progress and resume point in one transaction
// each, so that an import that is interrupted goes on exactly where it stopped.
import { one, type Sql, transaction } from "#lib/db/sql";
import { planWatchesJob } from "#lib/jobs/definitions/watching";
import { sendJob } from "#lib/jobs/queue";
import { keepPlanned } from "#lib/links/keep-planned";
import { recordDomains } from "#lib/links/record-domains";
import { recordReports } from "#lib/links/record-reports";
import { createPlacements } from "#lib/placements/create-placement";
import type { WriteScope } from "#lib/scope/scope";
import { recordTraffic } from "#lib/traffic/record-traffic";
import { type Piece, ReadAhead, type ResumePoint, type StagedRow } from "./read-ahead.ts";
import type { DomainRow, PlacementRow, TrafficRow } from "./row-types.ts";
import type { ImportState } from "./types.ts";

/** Rows of a chunk: the first, the fewest, the most. */
const CHUNK = { first: 2_000, least: 500, most: 20_000 };
/** What a chunk is to take, in milliseconds: verification never waits much longer for one. */
const CHUNK_MS = 700;

interface Progress extends ResumePoint {
  siteId: number;
  state: ImportState;
}

/** Another worker has this import too, or somebody cancelled it: the chunk under way was not written. */
class Overtaken extends Error {}

/**
 * Writes what is left of an import. Stops at the next chunk when it is cancelled or the worker stops. Two workers that
 * have it at once write each chunk once.
 */
export async function writeImport(scope: WriteScope, importId: string, signal?: AbortSignal): Promise<void> {
  let ahead: ReadAhead | null = null;
  for (let size = CHUNK.first; ; ) {
    signal?.throwIfAborted();
    const progress = await readProgress(scope, importId);
    if (progress?.state !== "importing") return;
    ahead ??= new ReadAhead({ scope, importId, siteId: progress.siteId });
    const piece = await ahead.take(progress, size);
    if (piece.rows.length === 0) break;
    await keepPlanned();
    ahead.follow(piece, size);
    const began = performance.now();
    await writeChunk(scope, importId, progress, piece).catch((error: unknown) => {
      if (!(error instanceof Overtaken)) throw error;
    });
    size = nextSize(size, piece.rows.length, performance.now() - began);
  }
  await transaction(async (sql) => {
    await sql.query(
      "UPDATE import SET state = 'done', finished_at = now() WHERE workspace_id = $1 AND id = $2 AND state = 'importing'",
      [scope.workspaceId, importId],
    );
    await sendJob(sql, planWatchesJob, { workspaceId: scope.workspaceId });
  });
}

/** As many rows as the last chunk says take CHUNK_MS; at most twice as many as before, it may have been an easy one. */
function nextSize(size: number, rows: number, ms: number): number {
  const fitting = Math.round((rows * CHUNK_MS) / Math.max(ms, 1));
  return Math.max(CHUNK.least, Math.min(CHUNK.most, 2 * size, fitting));
}

function readProgress(scope: WriteScope, importId: string): Promise<Progress | null> {
  return one<Progress>(
    `SELECT site_id AS "siteId", state, resume_file AS "resumeFile", resume_line AS "resumeLine" FROM import
     WHERE workspace_id = $1 AND id = $2`,
    [scope.workspaceId, importId],
  );
}

async function writeChunk(
  scope: WriteScope,
  importId: string,
  progress: Progress,
  { rows, reports }: Piece,
): Promise<void> {
  const { siteId } = progress;
  const { kind, vendor, period } = rows[0] as StagedRow;
  const chunk = {
    siteId,
    importId,
    vendor: vendor ?? "other",
    today: new Date().toISOString().slice(0, 10),
  } as const;
  const also = (sql: Sql, counts: Partial<Counts>) =>
    advance(sql, importId, progress, rows, { ...NONE, ...counts });
  switch (kind) {
    case "backlinks": {
      if (reports === null) throw new Error("rows of backlinks that were not prepared");
      await recordReports(
        scope,
        reports.chunk,
        (sql, { newLinks, knownLinks, candidates }) => also(sql, { newLinks, knownLinks, candidates }),
        reports.prepared,
      );
      return;
    }
    case "placements": {
      const placements = rows.map(({ data }) => data as PlacementRow);
      await createPlacements(scope, { siteId, importId, rows: placements }, (sql, { created, updated }) =>
        also(sql, { newLinks: created, knownLinks: updated }),
      );
      return;
    }
    case "domains":
      await recordDomains(scope, { ...chunk, rows: rows.map(({ data }) => data as DomainRow) }, also);
      return;
    case "traffic":
      await recordTraffic(
        scope,
        { siteId, importId, period, rows: rows.map(({ data }) => data as TrafficRow) },
        (sql) => also(sql, {}),
      );
      return;
    default:
      kind satisfies never;
  }
}

/** What the rows of a chunk were. */
interface Counts {
  newLinks: number;
  knownLinks: number;
  candidates: number;
  newDomains: number;
  knownDomains: number;
}

const NONE: Counts = { newLinks: 0, knownLinks: 0, candidates: 0, newDomains: 0, knownDomains: 0 };

async function advance(
  sql: Sql,
  importId: string,
  { resumeFile, resumeLine }: Progress,
  rows: readonly StagedRow[],
  counts: Counts,
): Promise<void> {
  const last = rows.at(-1) as StagedRow;
  const [advanced] = await sql.query(
    `UPDATE import SET written = written + $2, new_links = new_links + $3, known_links = known_links + $4,
       candidates = candidates + $5, new_domains = new_domains + $6, known_domains = known_domains + $7, resume_file = $8, resume_line = $9
     WHERE id = $1 AND state = 'importing' AND (resume_file, resume_line) IS NOT DISTINCT FROM ($10::uuid, $11::int) RETURNING 1`,
    [
      importId,
      rows.length,
      counts.newLinks,
      counts.knownLinks,
      counts.candidates,
      counts.newDomains,
      counts.knownDomains,
      last.file_id,
      last.line,
      resumeFile,
      resumeLine,
    ],
  );
  if (advanced === undefined) throw new Overtaken();
}
