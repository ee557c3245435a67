import { one } from "#lib/db/sql";
import { STANDING_COUNTS, standingsSql } from "#lib/hand-checks/standing-sql";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import type { SiteSummary } from "./summary-types.ts";
import type { FirstResult } from "./types.ts";

/**
 * What matters first: agreed links, what only one source saw, what nobody has looked at yet.
 * @param summary of the site, as far as it is built
 */
export async function firstResult(
  scope: Scope,
  slug: string,
  summary: SiteSummary | null,
): Promise<FirstResult> {
  const { id } = await siteKeys(scope, slug);
  const keys = [scope.workspaceId, id];
  const [placements, standing] = await Promise.all([
    one<FirstResult["placements"]>(
      `SELECT count(*)::int AS total, ${STANDING_COUNTS}
       FROM ${standingsSql("p.workspace_id = $1 AND p.site_id = $2")}`,
      keys,
    ),
    one<Pick<FirstResult, "waitingPages" | "lastImport" | "openRun">>(
      `SELECT
         (SELECT count(DISTINCT page_id)::int FROM page_sighting WHERE workspace_id = $1 AND site_id = $2 AND state = 'waiting')
           AS "waitingPages",
         (SELECT jsonb_build_object('id', id, 'finishedAt', finished_at) FROM import WHERE workspace_id = $1 AND site_id = $2
            AND state = 'done' AND finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1) AS "lastImport",
         (SELECT jsonb_build_object('id', id, 'number', number, 'pages', pages, 'pagesDone', pages_done) FROM run
            WHERE workspace_id = $1 AND site_id = $2 AND state IN ('queued', 'running', 'paused')
            ORDER BY created_at DESC LIMIT 1) AS "openRun"`,
      keys,
    ),
  ]);
  const lastImport = standing?.lastImport ?? null;
  const sources = summary?.sources ?? [];
  return {
    placements: placements as FirstResult["placements"],
    // With one source alone, everything is "only" its.
    onlyOne:
      sources.length > 1
        ? sources.filter(({ only }) => only > 0).map(({ vendor, only }) => ({ vendor, domains: only }))
        : [],
    vendors: sources.length,
    waitingLinks: summary?.waitingLinks ?? 0,
    notFound: summary?.notFoundLinks ?? 0,
    waitingPages: standing?.waitingPages ?? 0,
    lastImport:
      lastImport === null
        ? null
        : { ...lastImport, finishedAt: new Date(lastImport.finishedAt).toISOString() },
    openRun: standing?.openRun ?? null,
  };
}
