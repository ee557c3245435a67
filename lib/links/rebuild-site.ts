// A site's rollups from its facts, when its set of domains changes.
import type { Sql } from "#lib/db/sql";
import { SITE_ROLLUPS } from "./profile-counts.ts";
import { raiseSummaries } from "./write/summaries.ts";

/**
 * Builds every rollup of one site anew from links, sightings and events, in the caller's transaction. Writers that touch
 * the site wait for it.
 */
export async function rebuildSite(sql: Sql, workspaceId: number, siteId: number): Promise<void> {
  const keys = [workspaceId, siteId];
  await sql.query("SELECT 1 FROM site WHERE workspace_id = $1 AND id = $2 FOR UPDATE", keys);
  for (const rollup of SITE_ROLLUPS) {
    const columns = ["site_id", ...rollup.keys, ...rollup.counts].join(", ");
    await sql.query(`DELETE FROM ${rollup.name} WHERE workspace_id = $1 AND site_id = $2`, keys);
    await sql.query(
      `INSERT INTO ${rollup.name} (workspace_id, ${columns}) SELECT $1, ${columns} FROM (${rollup.counted(() => "")}) c`,
      keys,
    );
  }
  await raiseSummaries(sql, workspaceId, new Set([siteId]));
}
