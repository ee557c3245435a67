import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { FiguresPeriod, TrafficPeriods } from "./types.ts";

/**
 * Which figures of visits a site has, and of which days they are. Throws AppError "not_found" for a site outside the
 * Scope.
 */
export async function trafficPeriods(scope: Scope, slug: string): Promise<TrafficPeriods> {
  const site = await siteBySlug(scope, slug);
  const span = `min(period_from) AS "from", max(period_to) AS "to", count(DISTINCT (period_from, period_to)) > 1 AS mixed`;
  const rows = await query<FiguresPeriod & { source: keyof TrafficPeriods }>(
    `SELECT CASE source WHEN 'search_console' THEN 'search' ELSE 'visits' END AS source, ${span} FROM page_traffic
     WHERE workspace_id = $1 AND site_id = $2 GROUP BY 1
     UNION ALL SELECT 'referrals', ${span} FROM host_traffic WHERE workspace_id = $1 AND site_id = $2 HAVING count(*) > 0`,
    [scope.workspaceId, site.id],
  );
  const of = (name: keyof TrafficPeriods): FiguresPeriod | null => {
    const row = rows.find(({ source }) => source === name);
    return row === undefined ? null : { from: row.from, to: row.to, mixed: row.mixed };
  };
  return { search: of("search"), visits: of("visits"), referrals: of("referrals") };
}
