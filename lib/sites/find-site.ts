import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import type { Site } from "./types.ts";

/** The columns of a Site; `s` is the site. */
export const SITE = `s.id, s.slug, s.name, s.kind, s.brands, s.keywords,
  (SELECT array_agg(d.name ORDER BY sd."primary" DESC, d.name) FROM site_domain sd
   JOIN domain d ON d.workspace_id = sd.workspace_id AND d.id = sd.domain_id
   WHERE sd.workspace_id = s.workspace_id AND sd.site_id = s.id) AS domains`;

/** The ids that a Scope is restricted to; null for all. */
export const allowed = (scope: Scope): readonly number[] | null =>
  scope.sites === "all" ? null : scope.sites;

/** The site with this slug. Throws AppError "not_found", also for one that the Scope may not see. */
export async function siteBySlug(scope: Scope, slug: string): Promise<Site> {
  const site = await one<Site>(
    `SELECT ${SITE} FROM site s WHERE s.workspace_id = $1 AND s.slug = $2 AND ($3::int[] IS NULL OR s.id = ANY($3))`,
    [scope.workspaceId, slug, allowed(scope)],
  );
  if (!site) throw new AppError("not_found", "This site is not there.");
  return site;
}
