// Who speaks of a page: which sites, and by which of their schedules (lib/core/schedule/holding.ts).
import { defaultSchedules, type Schedule, type SiteClaim } from "#lib/core/schedule/holding";
import type { Sql } from "#lib/db/sql";

/** Every schedule of a workspace, by site; those of tags by the tag in lower case. */
export interface Schedules {
  sites: ReadonlyMap<number, { agreed: Schedule; backlinks: Schedule; tags: ReadonlyMap<string, Schedule> }>;
}

interface ScheduleRow extends Schedule {
  siteId: number;
  siteKind: "own" | "competitor";
  kind: "agreed" | "backlinks" | "tag" | null;
  tag: string | null;
}

/** Reads the schedules of a workspace, those of single pages aside. What nobody has set is as it is by default. */
export async function readSchedules(sql: Sql, workspaceId: number): Promise<Schedules> {
  const rows = await sql.query<ScheduleRow>(
    `SELECT st.id AS "siteId", st.kind AS "siteKind", s.kind, s.tag, s.every_hours AS "everyHours", s.adaptive FROM site st
     LEFT JOIN schedule s ON s.workspace_id = st.workspace_id AND s.site_id = st.id AND s.kind <> 'page'
     WHERE st.workspace_id = $1`,
    [workspaceId],
  );
  const sites = new Map<number, { agreed: Schedule; backlinks: Schedule; tags: Map<string, Schedule> }>();
  for (const { siteId, siteKind, kind, tag, everyHours, adaptive } of rows) {
    const site = sites.get(siteId) ?? { ...defaultSchedules(siteKind), tags: new Map<string, Schedule>() };
    sites.set(siteId, site);
    if (kind === "tag") site.tags.set((tag ?? "").toLowerCase(), { everyHours, adaptive });
    else if (kind !== null) site[kind] = { everyHours, adaptive };
  }
  return { sites };
}

interface ClaimRow {
  pageId: number;
  siteId: number;
  agreed: boolean;
  backlink: boolean;
  tags: string[];
  hasOwn: boolean;
  everyHours: number | null;
  adaptive: boolean;
}

/** What every site says of these pages (no aliases), by page. */
export async function readClaims(
  sql: Sql,
  workspaceId: number,
  pageIds: readonly number[],
  { sites }: Schedules,
): Promise<Map<number, SiteClaim[]>> {
  const rows = await sql.query<ClaimRow>(READ, [workspaceId, pageIds]);
  const claims = new Map<number, SiteClaim[]>();
  for (const row of rows) {
    const site = sites.get(row.siteId);
    if (site === undefined) continue;
    const claim: SiteClaim = {
      siteId: row.siteId,
      own: row.hasOwn ? { everyHours: row.everyHours, adaptive: row.adaptive } : null,
      tags: row.tags.flatMap((tag) => site.tags.get(tag.toLowerCase()) ?? []),
      agreed: row.agreed ? site.agreed : null,
      backlinks: row.backlink ? site.backlinks : null,
    };
    claims.set(row.pageId, [...(claims.get(row.pageId) ?? []), claim]);
  }
  return claims;
}

// A link that we saw and that is lost is looked for during three more months: it may come back. One that a source calls
// lost is looked at until it is settled; what was looked for and never there is not.
const READ = `WITH address AS (
    SELECT p.id, coalesce(p.moved_to_id, p.id) AS page_id FROM page p
    WHERE p.workspace_id = $1 AND (p.id = ANY($2::int[]) OR p.moved_to_id = ANY($2::int[]))),
  said AS (
    SELECT DISTINCT l.source_id AS page_id, sd.site_id, false AS agreed, true AS backlink, NULL::text AS tag,
      false AS has_own, NULL::int AS every_hours, NULL::boolean AS adaptive
    FROM link l JOIN site_domain sd ON sd.workspace_id = l.workspace_id AND sd.domain_id = l.target_domain_id
    WHERE l.workspace_id = $1 AND l.source_id = ANY($2::int[])
      AND (l.live OR l.presence = 'reported' OR (l.presence = 'lost' AND l.found_at IS NOT NULL AND l.lost_on > current_date - 90))
      AND NOT EXISTS (SELECT 1 FROM site_domain own WHERE own.workspace_id = $1 AND own.site_id = sd.site_id
        AND own.domain_id = l.source_domain_id)
    UNION ALL
    SELECT a.page_id, s.site_id, false, true, NULL, false, NULL, NULL
    FROM address a JOIN page_sighting s ON s.workspace_id = $1 AND s.page_id = a.id AND s.state = 'waiting'
    UNION ALL
    SELECT a.page_id, pl.site_id, true, false, t.tag, false, NULL, NULL
    FROM address a JOIN placement pl ON pl.workspace_id = $1 AND pl.source_id = a.id AND pl.archived_at IS NULL
    LEFT JOIN LATERAL unnest(pl.tags) AS t(tag) ON true
    UNION ALL
    SELECT a.page_id, s.site_id, false, false, NULL, true, s.every_hours, s.adaptive
    FROM address a JOIN schedule s ON s.workspace_id = $1 AND s.page_id = a.id)
  SELECT page_id AS "pageId", site_id AS "siteId", bool_or(agreed) AS agreed, bool_or(backlink) AS backlink,
    coalesce(array_agg(DISTINCT tag) FILTER (WHERE tag IS NOT NULL), '{}') AS tags, bool_or(has_own) AS "hasOwn",
    min(every_hours) AS "everyHours", coalesce(bool_or(adaptive), false) AS adaptive
  FROM said GROUP BY 1, 2`;
