import { query } from "#lib/db/sql";
import { undoReports } from "#lib/links/undo/undo-reports";
import type { WriteScope } from "#lib/scope/scope";
import { standingReports } from "./standing-rows.ts";

const CHUNK = 500;

/**
 * Reports of an import that none of its rows leads to any more: their links moved to another page since. One pass,
 * as a chunk takes all reports of its pages.
 */
export async function undoLeftovers(
  scope: WriteScope,
  { importId, siteId }: { importId: string; siteId: number },
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const rows = await query<{ source: string; target: string }>(
      `SELECT sp.url AS source, tp.url AS target FROM link_sighting s
       JOIN page sp ON sp.id = s.source_id JOIN page tp ON tp.id = s.target_id
       WHERE s.workspace_id = $1 AND (s.import_id = $2 OR s.last_import_id = $2) ORDER BY s.source_id LIMIT ${CHUNK}`,
      [scope.workspaceId, importId],
    );
    if (rows.length === 0) return;
    await undoReports(
      scope,
      { siteId, importId, rows: rows.map((row) => ({ ...row, report: NOTHING, metrics: null })) },
      standingReports(scope.workspaceId),
    );
  }
}

const NOTHING = {
  anchor: null,
  anchorKind: "text",
  relClass: "unknown",
  rel: "",
  kind: "text",
  contextLeft: null,
  contextRight: null,
  firstSeenOn: null,
  lastSeenOn: null,
  lostOn: null,
} as const;
