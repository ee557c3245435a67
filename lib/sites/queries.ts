import { query } from "#lib/db/sql";
import { STANDING_COUNTS, standingsSql } from "#lib/hand-checks/standing-sql";
import type { Scope } from "#lib/scope/scope";
import { allowed, SITE } from "./find-site.ts";
import type { Site, SiteCard } from "./types.ts";

/** Every site of the workspace, own sites first, with what is there and what needs somebody. */
export async function listSites(scope: Scope): Promise<SiteCard[]> {
  const rows = await query<Site & Record<string, number | string>>(
    `SELECT ${SITE},
       (SELECT count(*)::int FROM referring_domain r WHERE r.workspace_id = s.workspace_id AND r.site_id = s.id AND r.live > 0) AS referring,
       (SELECT coalesce(sum(live), 0)::int FROM referring_domain r WHERE r.workspace_id = s.workspace_id AND r.site_id = s.id) AS links,
       (SELECT count(DISTINCT page_id)::int FROM page_sighting p WHERE p.workspace_id = s.workspace_id AND p.site_id = s.id
          AND p.state = 'waiting') AS candidates,
       pl.*
     FROM site s
     LEFT JOIN LATERAL (
       SELECT ${STANDING_COUNTS}
       FROM ${standingsSql("p.workspace_id = s.workspace_id AND p.site_id = s.id")}) pl ON true
     WHERE s.workspace_id = $1 AND ($2::int[] IS NULL OR s.id = ANY($2))
     ORDER BY s.kind, s.name`,
    [scope.workspaceId, allowed(scope)],
  );
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    domains: row.domains ?? [],
    brands: row.brands,
    keywords: row.keywords,
    referringDomains: Number(row.referring),
    liveLinks: Number(row.links),
    candidates: Number(row.candidates),
    placements: {
      live: Number(row.live),
      changed: Number(row.changed),
      gone: Number(row.gone),
      blocked: Number(row.blocked),
      pending: Number(row.pending),
    },
  }));
}
