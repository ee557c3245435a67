import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import type { Site, SiteCard } from "./types.ts";

const SITE = `s.id, s.slug, s.name, s.kind, s.brands, s.keywords,
  (SELECT array_agg(d.name ORDER BY sd."primary" DESC, d.name) FROM site_domain sd
   JOIN domain d ON d.workspace_id = sd.workspace_id AND d.id = sd.domain_id
   WHERE sd.workspace_id = s.workspace_id AND sd.site_id = s.id) AS domains`;

const allowed = (scope: Scope): readonly number[] | null => (scope.sites === "all" ? null : scope.sites);

/** The site with this slug. Throws AppError "not_found", also for one that the Scope may not see. */
export async function siteBySlug(scope: Scope, slug: string): Promise<Site> {
  const site = await one<Site>(
    `SELECT ${SITE} FROM site s WHERE s.workspace_id = $1 AND s.slug = $2 AND ($3::int[] IS NULL OR s.id = ANY($3))`,
    [scope.workspaceId, slug, allowed(scope)],
  );
  if (!site) throw new AppError("not_found", "This site is not there.");
  return site;
}

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
       SELECT count(*) FILTER (WHERE headline = 'live')::int AS live,
         count(*) FILTER (WHERE headline = 'changed')::int AS changed,
         count(*) FILTER (WHERE headline IN ('lost', 'missed', 'not_found'))::int AS gone,
         count(*) FILTER (WHERE headline IN ('blocked', 'unreachable'))::int AS blocked,
         count(*) FILTER (WHERE headline = 'pending')::int AS pending
       FROM placement p WHERE p.workspace_id = s.workspace_id AND p.site_id = s.id AND p.archived_at IS NULL) pl ON true
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
