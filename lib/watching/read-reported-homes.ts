import { query } from "#lib/db/sql";
import { HOME, ReportedFilter } from "#lib/profile/reported-where";
import { startRun } from "#lib/runs/start-run";
import type { WriteScope } from "#lib/scope/scope";

/** Home pages that a workspace reads in a night by itself: a file of ten thousand domains takes a hundred nights, or a press of a button. */
const A_NIGHT = 100;

/**
 * Begins runs that read the home pages of reported domains at which nobody has looked yet: those reported first, each
 * once, a few a night. Left out are domains of which links are known and those that are reported as lost.
 * @returns the ids of the runs, one a site
 */
export async function readReportedHomes(scope: WriteScope): Promise<string[]> {
  const rows = await query<{ site: string; name: string }>(
    `SELECT st.slug AS site, d.name FROM (
       SELECT s.workspace_id, s.site_id, s.domain_id, min(s.import_id::text) AS first_import FROM domain_sighting s
       WHERE s.workspace_id = $1 GROUP BY 1, 2, 3 HAVING NOT bool_and(s.lost_on IS NOT NULL)) g
     JOIN domain d ON d.id = g.domain_id JOIN site st ON st.id = g.site_id
     LEFT JOIN referring_domain r ON r.workspace_id = g.workspace_id AND r.site_id = g.site_id AND r.domain_id = g.domain_id
     WHERE coalesce(r.links, 0) = 0 AND NOT EXISTS (SELECT 1 FROM ${HOME})
       AND NOT EXISTS (SELECT 1 FROM site_domain own WHERE own.workspace_id = g.workspace_id AND own.site_id = g.site_id
         AND own.domain_id = g.domain_id)
     -- The ids of imports are in the order of time.
     ORDER BY g.first_import, g.domain_id LIMIT ${A_NIGHT}`,
    [scope.workspaceId],
  );
  const runs: string[] = [];
  for (const [site, domains] of Map.groupBy(rows, (row) => row.site)) {
    const filter = ReportedFilter.parse({ only: domains.map(({ name }) => name) });
    const selection = { kind: "reported", filter, count: domains.length } as const;
    runs.push((await startRun(scope, { site, selection }, "schedule")).id);
  }
  return runs;
}
