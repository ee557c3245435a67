// A site's rollups from its facts: when its set of domains changes, and as the recount that shows drift.
import type { Sql } from "#lib/db/sql";
import { PROFILE_TABLES } from "./profile-counts.ts";
import { COUNTS } from "./write/counts.ts";
import { rebuildCrossings } from "./write/crossings.ts";
import { addSiteDays } from "./write/site-days.ts";
import { raiseSummaries } from "./write/summaries.ts";

/**
 * Builds every rollup of one site anew from links, sightings and events, in the caller's transaction. Writers that touch
 * the site wait for it.
 */
export async function rebuildSite(sql: Sql, workspaceId: number, siteId: number): Promise<void> {
  await rebuildReferring(sql, workspaceId, siteId);
  for (const { name, keys, counts, counted } of PROFILE_TABLES) {
    const columns = `site_id, ${keys}, ${counts.join(", ")}`;
    await sql.query(`DELETE FROM ${name} WHERE workspace_id = $1 AND site_id = $2`, [workspaceId, siteId]);
    await sql.query(
      `INSERT INTO ${name} (workspace_id, ${columns}) SELECT $1, ${columns} FROM (${counted}) c`,
      [workspaceId, siteId],
    );
  }
  await raiseSummaries(sql, workspaceId, new Set([siteId]));
}

/** Builds the referring domains of one site, their crossings and its days anew. */
export async function rebuildReferring(sql: Sql, workspaceId: number, siteId: number): Promise<void> {
  const keys = [workspaceId, siteId];
  await sql.query("SELECT 1 FROM site WHERE workspace_id = $1 AND id = $2 FOR UPDATE", keys);
  for (const table of ["referring_domain", "domain_event", "site_day"]) {
    await sql.query(`DELETE FROM ${table} WHERE workspace_id = $1 AND site_id = $2`, keys);
  }
  await sql.query(
    `INSERT INTO referring_domain (workspace_id, site_id, domain_id, ${COUNTS.join(", ")})
     SELECT $1, $2, dl.source_domain_id, ${COUNTS.map((name) => `sum(${name})`).join(", ")}
     FROM domain_link dl
     JOIN site_domain sd ON sd.workspace_id = $1 AND sd.site_id = $2 AND sd.domain_id = dl.target_domain_id
     WHERE dl.workspace_id = $1 AND NOT EXISTS (
       SELECT 1 FROM site_domain own WHERE own.workspace_id = $1 AND own.site_id = $2 AND own.domain_id = dl.source_domain_id)
     GROUP BY dl.source_domain_id`,
    keys,
  );
  const referring = await sql.query<{ site: number; domain: number; since: string }>(
    "SELECT site_id AS site, domain_id AS domain, '-infinity' AS since FROM referring_domain WHERE workspace_id = $1 AND site_id = $2",
    keys,
  );
  const crossings = await rebuildCrossings(sql, workspaceId, referring);
  await addSiteDays(sql, workspaceId, crossings);
  await addLinkDays(sql, workspaceId, siteId);
}

// The same sums as write/site-days.ts eventDelta, over every event of the site at once.
async function addLinkDays(sql: Sql, workspaceId: number, siteId: number): Promise<void> {
  const classes = ["follow", "nofollow", "ugc", "sponsored", "unknown"];
  await sql.query(
    `INSERT INTO site_day AS t (workspace_id, site_id, day, links_gained, links_lost, links_known, ${classes.join(", ")})
     SELECT $1, $2, e.occurred_on,
       count(*) FILTER (WHERE from_class IS NULL AND kind NOT IN ('known', 'verified')),
       count(*) FILTER (WHERE to_class IS NULL AND kind <> 'refuted'),
       count(*) FILTER (WHERE from_class IS NULL AND kind IN ('known', 'verified'))
         - count(*) FILTER (WHERE to_class IS NULL AND kind = 'refuted'),
       ${classes.map((name) => `count(*) FILTER (WHERE to_class = '${name}') - count(*) FILTER (WHERE from_class = '${name}')`).join(", ")}
     FROM link_event e
     JOIN site_domain sd ON sd.workspace_id = $1 AND sd.site_id = $2 AND sd.domain_id = e.target_domain_id
     WHERE e.workspace_id = $1 AND e.from_class IS DISTINCT FROM e.to_class AND NOT EXISTS (
       SELECT 1 FROM site_domain own WHERE own.workspace_id = $1 AND own.site_id = $2 AND own.domain_id = e.source_domain_id)
     GROUP BY e.occurred_on
     ON CONFLICT (workspace_id, site_id, day) DO UPDATE SET
       ${["links_gained", "links_lost", "links_known", ...classes].map((name) => `${name} = t.${name} + excluded.${name}`).join(", ")}`,
    [workspaceId, siteId],
  );
}
