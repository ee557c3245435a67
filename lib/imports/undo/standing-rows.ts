// What the imports of a workspace that stand say of source pages, read from their staged rows.
import { query, type Sql } from "#lib/db/sql";
import type { StandingFile, StandingReports } from "#lib/links/undo/standing";
import type { DomainReports } from "#lib/links/undo/undo-domains";
import type { PlacementReport } from "#lib/placements/undo-placements";
import type { TrafficChunk } from "#lib/traffic/record-traffic";
import type { Period } from "../detect-format.ts";
import { reportOf } from "../report-of.ts";
import type { AnyRow, BacklinkRow, DomainRow, PlacementRow, TrafficRow } from "../row-types.ts";
import { SUBJECT } from "../staged-row.ts";

const partition = (importId: string): string => `import_row_${importId.replaceAll("-", "")}`;

/** SQL: the staged rows of import i are there. They are kept for 30 days. */
export const STAGED = "to_regclass('import_row_' || replace(i.id::text, '-', '')) IS NOT NULL";

/** SQL: what import i wrote stands. */
const STANDS = "i.state NOT IN ('undoing', 'undone') AND i.resume_file IS NOT NULL";

/** Imports are told one after the other as they were begun. */
const IN_ORDER = "coalesce(i.started_at, i.created_at), i.id, r.file_id, r.line";

/**
 * Makes the rows of every import of a workspace findable by what they are about: an undo asks for a thousand pages at a
 * time, and would else read a million rows for each of them. The index goes with the rows.
 */
export async function indexStagedRows(workspaceId: number): Promise<void> {
  const imports = await query<{ id: string }>(
    `SELECT i.id FROM import i WHERE i.workspace_id = $1 AND i.resume_file IS NOT NULL AND ${STAGED}`,
    [workspaceId],
  );
  for (const { id } of imports) {
    // The name is made from a uuid of ours, never from what a person wrote.
    const table = partition(id);
    const subject = SUBJECT.replaceAll("r.data", "data");
    await query(`CREATE INDEX IF NOT EXISTS ${table}_about ON ${table} USING hash ((${subject}))`);
  }
}

interface Row {
  importId: string;
  fileId: string;
  siteId: number;
  vendor: StandingFile["vendor"] | null;
  startedAt: Date;
  finishedAt: Date | null;
  period: Period | null;
  data: AnyRow;
}

async function readRows(
  sql: Sql,
  values: [workspaceId: number, sources: readonly string[], kind: string, ...rest: unknown[]],
  which: string,
): Promise<Row[]> {
  return sql.query<Row>(
    `SELECT i.id AS "importId", r.file_id AS "fileId", i.site_id AS "siteId", f.vendor,
       coalesce(i.started_at, i.created_at) AS "startedAt", i.finished_at AS "finishedAt",
       nullif(f.detected->'period', 'null') AS period, r.data
     FROM import i JOIN import_file f ON f.import_id = i.id AND f.kind = $3::"ImportKind"
     JOIN import_row r ON r.import_id = i.id AND r.file_id = f.id AND r.state = 'accepted'
     WHERE i.workspace_id = $1 AND ${which} AND ${SUBJECT} = ANY($2)
       AND (r.file_id, r.line) <= (i.resume_file, i.resume_line)
     ORDER BY ${IN_ORDER}`,
    values,
  );
}

/** Imports whose rows can be told again, and those that are gone. */
async function knownImports(sql: Sql, workspaceId: number): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ id: string }>(
    `SELECT i.id FROM import i WHERE i.workspace_id = $1 AND (i.state IN ('undoing', 'undone') OR ${STAGED})`,
    [workspaceId],
  );
  return new Set(rows.map((row) => row.id));
}

/** Rows file by file, in the order in which they came. */
function byFile<T>(
  rows: readonly Row[],
  read: (row: AnyRow) => T,
): (Omit<StandingFile, "rows"> & { rows: T[] })[] {
  return [...Map.groupBy(rows, (row) => row.fileId).values()].map((own) => {
    const { importId, siteId, vendor, startedAt, finishedAt } = own[0] as Row;
    return {
      importId,
      siteId,
      vendor: vendor ?? "other",
      startedAt: startedAt.toISOString(),
      finishedAt: (finishedAt ?? startedAt).toISOString(),
      rows: own.map(({ data }) => read(data)),
    };
  });
}

/** The reports of links that stand in a workspace. */
export function standingReports(workspaceId: number): StandingReports {
  return {
    known: (sql) => knownImports(sql, workspaceId),
    read: async (sql, sources) =>
      byFile(await readRows(sql, [workspaceId, sources, "backlinks"], STANDS), (row) =>
        reportOf(row as BacklinkRow),
      ),
  };
}

/** The reports of domains that stand for a site. */
export function standingDomains(workspaceId: number, siteId: number): DomainReports {
  return {
    known: (sql) => knownImports(sql, workspaceId),
    read: async (sql, domains) =>
      byFile(
        await readRows(sql, [workspaceId, domains, "domains", siteId], `${STANDS} AND i.site_id = $4`),
        (row) => row as DomainRow,
      ),
  };
}

/** What the imports of a site say of agreed links on source pages; one of them is about to be undone. */
export async function placementReports(
  sql: Sql,
  workspaceId: number,
  undone: { importId: string; siteId: number },
  sources: readonly string[],
): Promise<PlacementReport[]> {
  const rows = await readRows(
    sql,
    [workspaceId, sources, "placements", undone.importId, undone.siteId],
    `(i.id = $4 OR ${STANDS}) AND i.site_id = $5`,
  );
  return [...Map.groupBy(rows, (row) => row.importId)].map(([importId, own]) => ({
    importId,
    rows: own.map(({ data }) => data as PlacementRow),
  }));
}

/** Visits that stand for a site, of pages and hosts as the files name them. */
export async function standingTraffic(
  sql: Sql,
  workspaceId: number,
  siteId: number,
  subjects: readonly string[],
): Promise<TrafficChunk[]> {
  const rows = await readRows(
    sql,
    [workspaceId, subjects, "traffic", siteId],
    `${STANDS} AND i.site_id = $4`,
  );
  return [...Map.groupBy(rows, (row) => row.fileId).values()].map((own) => {
    const { importId, period } = own[0] as Row;
    return { siteId, importId, period, rows: own.map(({ data }) => data as TrafficRow) };
  });
}
