// Pages that an import named without a target: what is left of them when it is undone. What a look settled stays.
import type { Vendor } from "#lib/core/vendors";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { hashKey } from "../hash-key.ts";
import { namedRows } from "../named-rows.ts";
import { type PageSightingRow, writePageSightings } from "../write/reported.ts";
import { dayOf, type StandingFile } from "./standing.ts";

interface Candidates {
  siteId: number;
  importId: string;
  /** Pages that the undone rows name. */
  pageIds: readonly number[];
  files: readonly StandingFile[];
  known: ReadonlySet<string>;
}

interface Settled {
  pageId: number;
  vendor: Vendor;
  state: string;
  importId: string;
}

/** @returns how many candidates are none any more */
export async function undoCandidates(sql: Sql, workspaceId: number, undo: Candidates): Promise<number> {
  const { siteId, importId } = undo;
  if (undo.pageIds.length === 0) return 0;
  const known = [...undo.known].filter((id) => id !== importId);
  await sql.query(
    `UPDATE page_sighting SET last_import_id = import_id WHERE workspace_id = $1 AND site_id = $2 AND page_id = ANY($3)
       AND last_import_id = $4 AND import_id <> $4 AND import_id <> ALL($5::uuid[])`,
    [workspaceId, siteId, undo.pageIds, importId, known],
  );
  const taken = await sql.query<Settled>(
    `DELETE FROM page_sighting WHERE workspace_id = $1 AND site_id = $2 AND page_id = ANY($3)
       AND (import_id = $4 OR import_id = ANY($5::uuid[]))
     RETURNING page_id AS "pageId", vendor, state, import_id AS "importId"`,
    [workspaceId, siteId, undo.pageIds, importId, known],
  );
  const written = new Set<string>();
  for (const file of undo.files) {
    if (file.siteId !== siteId) continue;
    const rows = await candidateRows(sql, workspaceId, file, undo.pageIds);
    // A report that could not be told again stands: it was not taken.
    const own = rows.filter(({ pageId }) =>
      taken.some((one) => one.pageId === pageId && one.vendor === file.vendor),
    );
    for (const { pageId } of own) written.add(`${pageId} ${file.vendor}`);
    await writePageSightings(sql, workspaceId, file, own);
  }
  const kept = taken.filter(({ pageId, vendor }) => written.has(`${pageId} ${vendor}`));
  await sql.query(
    `UPDATE page_sighting s SET state = r.state FROM jsonb_to_recordset($3::jsonb) AS r("pageId" int, vendor "Vendor", state "SightingState")
     WHERE s.workspace_id = $1 AND s.site_id = $2 AND s.page_id = r."pageId" AND s.vendor = r.vendor AND s.state <> r.state`,
    [workspaceId, siteId, safeJson(kept)],
  );
  return taken.length - kept.length;
}

async function candidateRows(
  sql: Sql,
  workspaceId: number,
  file: StandingFile,
  pageIds: readonly number[],
): Promise<PageSightingRow[]> {
  const rows = namedRows(file.rows, dayOf(file)).filter((row) => row.targetUrl === null);
  const byKey = new Map(rows.map((row) => [hashKey(row.sourceUrl).toString("hex"), row.report]));
  const pages = await sql.query<{ id: number; url_key: Buffer }>(
    "SELECT id, url_key FROM page WHERE workspace_id = $1 AND id = ANY($2)",
    [workspaceId, pageIds],
  );
  return pages.flatMap(({ id, url_key }) => {
    const report = byKey.get(url_key.toString("hex"));
    return report === undefined
      ? []
      : [{ pageId: id, firstSeenOn: report.firstSeenOn, lastSeenOn: report.lastSeenOn }];
  });
}
