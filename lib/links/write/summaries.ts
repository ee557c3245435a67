import type { Sql } from "#lib/db/sql";

/**
 * Says that the rollups of these sites changed: what was drawn together from them is stale. The last lock of a
 * transaction, because every writer of a site waits here for the one before it.
 */
export async function raiseSummaries(
  sql: Sql,
  workspaceId: number,
  siteIds: ReadonlySet<number>,
): Promise<void> {
  if (siteIds.size === 0) return;
  await sql.query(
    `INSERT INTO site_summary AS t (workspace_id, site_id) SELECT $1, site FROM unnest($2::int[]) AS s(site) ORDER BY site
     ON CONFLICT (workspace_id, site_id) DO UPDATE SET version = t.version + 1`,
    [workspaceId, [...siteIds]],
  );
}
