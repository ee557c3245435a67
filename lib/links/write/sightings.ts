import type { Sql } from "#lib/db/sql";
import type { JudgedPage } from "./placements.ts";

/**
 * Settles candidates: a source page that was reported without a target is "found" when a link to its site is on
 * it, "nothing" after a conclusive look without one. Read from the links, so that it is right for every alias.
 */
export async function settlePageSightings(
  sql: Sql,
  workspaceId: number,
  pages: readonly JudgedPage[],
  conclusive: readonly boolean[],
): Promise<void> {
  const ids = pages.flatMap((page, index) => (conclusive[index] ? page.pageIds : []));
  if (ids.length === 0) return;
  await sql.query(
    `UPDATE page_sighting s SET state = n.state FROM (
       SELECT ps.site_id, ps.page_id, ps.vendor, (CASE WHEN EXISTS (
           SELECT 1 FROM link l JOIN site_domain sd ON sd.workspace_id = l.workspace_id AND sd.domain_id = l.target_domain_id
           WHERE l.workspace_id = ps.workspace_id AND l.source_id = coalesce(p.moved_to_id, p.id) AND sd.site_id = ps.site_id
             AND l.presence IN ('found', 'missed'))
         THEN 'found' ELSE 'nothing' END)::"SightingState" AS state
       FROM page_sighting ps JOIN page p ON p.id = ps.page_id
       WHERE ps.workspace_id = $1 AND ps.page_id = ANY($2)) n
     WHERE s.workspace_id = $1 AND s.site_id = n.site_id AND s.page_id = n.page_id AND s.vendor = n.vendor
       AND s.state <> n.state`,
    [workspaceId, ids],
  );
}
