import type { Vendor } from "#lib/core/vendors";
import { one, query } from "#lib/db/sql";
import { STANDING_COUNTS, standingsSql } from "#lib/hand-checks/standing-sql";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import type { FirstResult } from "./types.ts";

/** What matters first: agreed links, what only one source saw, what nobody has looked at yet. */
export async function firstResult(scope: Scope, slug: string): Promise<FirstResult> {
  const { id, domainIds } = await siteKeys(scope, slug);
  const keys = [scope.workspaceId, id];
  const inbound = "l.workspace_id = $1 AND l.target_domain_id = ANY($2) AND l.source_domain_id <> ALL($2)";
  const [placements, sources, waiting, pages, lastImport, openRun] = await Promise.all([
    one<FirstResult["placements"]>(
      `SELECT count(*)::int AS total, ${STANDING_COUNTS}
       FROM ${standingsSql("p.workspace_id = $1 AND p.site_id = $2")}`,
      keys,
    ),
    query<{ vendor: Vendor; domains: number; all: number }>(
      `WITH seen AS (
         SELECT l.source_domain_id AS domain_id, array_agg(DISTINCT s.vendor) AS vendors FROM link l
         JOIN link_sighting s ON s.workspace_id = l.workspace_id AND s.source_id = l.source_id AND s.target_id = l.target_id
         WHERE ${inbound} AND l.live GROUP BY 1)
       SELECT v.vendor, count(*) FILTER (WHERE cardinality(seen.vendors) = 1)::int AS domains, count(*)::int AS "all"
       FROM seen, unnest(seen.vendors) AS v(vendor) GROUP BY 1 ORDER BY 2 DESC, 1`,
      [scope.workspaceId, domainIds],
    ),
    one<{ waiting: number; notFound: number }>(
      `SELECT count(*) FILTER (WHERE l.presence = 'reported')::int AS waiting,
         count(*) FILTER (WHERE l.presence = 'not_found')::int AS "notFound"
       FROM link l WHERE ${inbound} AND l.presence IN ('reported', 'not_found')`,
      [scope.workspaceId, domainIds],
    ),
    one<{ count: number }>(
      "SELECT count(DISTINCT page_id)::int AS count FROM page_sighting WHERE workspace_id = $1 AND site_id = $2 AND state = 'waiting'",
      keys,
    ),
    one<{ id: string; finishedAt: Date }>(
      `SELECT id, finished_at AS "finishedAt" FROM import WHERE workspace_id = $1 AND site_id = $2 AND state = 'done'
         AND finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1`,
      keys,
    ),
    one<NonNullable<FirstResult["openRun"]>>(
      `SELECT id, number, pages, pages_done AS "pagesDone" FROM run WHERE workspace_id = $1 AND site_id = $2
         AND state IN ('queued', 'running', 'paused') ORDER BY created_at DESC LIMIT 1`,
      keys,
    ),
  ]);
  return {
    placements: placements as FirstResult["placements"],
    // With one source alone, everything is "only" its.
    onlyOne:
      sources.length > 1
        ? sources.filter((source) => source.domains > 0).map(({ vendor, domains }) => ({ vendor, domains }))
        : [],
    vendors: sources.length,
    waitingLinks: waiting?.waiting ?? 0,
    notFound: waiting?.notFound ?? 0,
    waitingPages: pages?.count ?? 0,
    lastImport:
      lastImport === null ? null : { id: lastImport.id, finishedAt: lastImport.finishedAt.toISOString() },
    openRun,
  };
}
