// What the imports of a workspace that stand say of source pages, read from their staged rows.
import { query, type Sql } from "#lib/db/sql";
import type { StandingFile, StandingReports } from "#lib/links/undo/standing";
import type { PlacementReport } from "#lib/placements/undo-placements";
import { reportOf } from "../report-of.ts";
import type { BacklinkRow, PlacementRow } from "../row-types.ts";

const partition = (importId: string): string => `import_row_${importId.replaceAll("-", "")}`;

/** SQL: the staged rows of import i are there. They are kept for 30 days. */
export const STAGED = "to_regclass('import_row_' || replace(i.id::text, '-', '')) IS NOT NULL";

/** SQL: what import i wrote stands. */
const STANDS = "i.state NOT IN ('undoing', 'undone') AND i.resume_file IS NOT NULL";

/** Imports are told one after the other as they were begun. */
const IN_ORDER = "coalesce(i.started_at, i.created_at), i.id, r.file_id, r.line";

/**
 * Makes the rows of every import of a workspace findable by their source page: an undo asks for a thousand pages at a
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
    await query(`CREATE INDEX IF NOT EXISTS ${table}_source ON ${table} USING hash ((data->>'sourceUrl'))`);
  }
}

interface Row {
  importId: string;
  fileId: string;
  siteId: number;
  vendor: StandingFile["vendor"] | null;
  startedAt: Date;
  finishedAt: Date | null;
  data: BacklinkRow | PlacementRow;
}

async function readRows(
  sql: Sql,
  values: [workspaceId: number, sources: readonly string[], kind: string, ...rest: unknown[]],
  which: string,
): Promise<Row[]> {
  return sql.query<Row>(
    `SELECT i.id AS "importId", r.file_id AS "fileId", i.site_id AS "siteId", f.vendor,
       coalesce(i.started_at, i.created_at) AS "startedAt", i.finished_at AS "finishedAt", r.data
     FROM import i JOIN import_file f ON f.import_id = i.id AND f.kind = $3::"ImportKind"
     JOIN import_row r ON r.import_id = i.id AND r.file_id = f.id AND r.state = 'accepted'
     WHERE i.workspace_id = $1 AND ${which} AND r.data->>'sourceUrl' = ANY($2)
       AND (r.file_id, r.line) <= (i.resume_file, i.resume_line)
     ORDER BY ${IN_ORDER}`,
    values,
  );
}

/** The reports of links that stand in a workspace. */
export function standingReports(workspaceId: number): StandingReports {
  return {
    known: async (sql) => {
      const rows = await sql.query<{ id: string }>(
        `SELECT i.id FROM import i WHERE i.workspace_id = $1 AND (i.state IN ('undoing', 'undone') OR ${STAGED})`,
        [workspaceId],
      );
      return new Set(rows.map((row) => row.id));
    },
    read: async (sql, sources) => {
      const rows = await readRows(sql, [workspaceId, sources, "backlinks"], STANDS);
      return [...Map.groupBy(rows, (row) => row.fileId).values()].map((own) => {
        const { importId, siteId, vendor, startedAt, finishedAt } = own[0] as Row;
        return {
          importId,
          siteId,
          vendor: vendor ?? "other",
          startedAt: startedAt.toISOString(),
          finishedAt: (finishedAt ?? startedAt).toISOString(),
          rows: own.map(({ data }) => reportOf(data as BacklinkRow)),
        };
      });
    },
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
