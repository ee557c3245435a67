import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import type { PageFigures } from "./types.ts";

interface Loaded {
  pageId: number;
  clicks: number | null;
  impressions: number | null;
  position: number | null;
  sessions: number | null;
  searchFrom: string | null;
  searchTo: string | null;
  visitsFrom: string | null;
  visitsTo: string | null;
}

const of = (source: string) => `FILTER (WHERE t.source = '${source}')`;
const SEARCH = of("search_console");
const VISITS = of("analytics");

/**
 * How often pages of a site were found and opened; those without figures are left out. A page's other addresses are
 * the page.
 * @param siteId read within the Scope
 */
export async function figuresOfPages(
  scope: Scope,
  siteId: number,
  pageIds: readonly number[],
): Promise<PageFigures[]> {
  const rows = await query<Loaded>(
    `SELECT a.page_id AS "pageId", sum(t.clicks) ${SEARCH}::int AS clicks, sum(t.impressions) ${SEARCH}::int AS impressions,
       (sum(t.position * t.impressions) ${SEARCH} / nullif(sum(t.impressions) ${SEARCH}, 0))::float8 AS position,
       sum(t.sessions) ${VISITS}::int AS sessions, min(t.period_from) ${SEARCH} AS "searchFrom",
       max(t.period_to) ${SEARCH} AS "searchTo", min(t.period_from) ${VISITS} AS "visitsFrom", max(t.period_to) ${VISITS} AS "visitsTo"
     FROM (SELECT id, id AS page_id FROM page WHERE workspace_id = $1 AND id = ANY($3)
           UNION ALL SELECT id, moved_to_id FROM page WHERE workspace_id = $1 AND moved_to_id = ANY($3)) a
     JOIN page_traffic t ON t.workspace_id = $1 AND t.site_id = $2 AND t.page_id = a.id
     GROUP BY 1 ORDER BY 1`,
    [scope.workspaceId, siteId, pageIds],
  );
  return rows.map(({ pageId, clicks, impressions, position, sessions, ...days }) => ({
    pageId,
    search:
      clicks === null && impressions === null
        ? null
        : {
            clicks: clicks ?? 0,
            impressions: impressions ?? 0,
            position,
            from: days.searchFrom,
            to: days.searchTo,
          },
    visits: sessions === null ? null : { sessions, from: days.visitsFrom, to: days.visitsTo },
  }));
}
