import { one, query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { siteKeys } from "./site-keys.ts";
import type { DomainPair } from "./types.ts";

/**
 * How a site and the domain at the other end of a link stand to each other, for reading a link from the other side.
 * Throws AppError "not_found" for a site outside the Scope.
 */
export async function domainPair(scope: Scope, slug: string, other: string): Promise<DomainPair> {
  const site = await siteKeys(scope, slug);
  const keys = [scope.workspaceId, site.domainIds, other];
  const sum = (from: string, to: string) =>
    one<{ links: number; live: number }>(
      `SELECT coalesce(sum(l.links), 0)::int AS links, coalesce(sum(l.live), 0)::int AS live FROM domain_link l
       JOIN domain d ON d.workspace_id = l.workspace_id AND d.id = l.${from}
       WHERE l.workspace_id = $1 AND l.${to} = ANY($2) AND d.name = $3`,
      keys,
    );
  const [toSite, fromSite, sites] = await Promise.all([
    sum("source_domain_id", "target_domain_id"),
    sum("target_domain_id", "source_domain_id"),
    query<{ slug: string; name: string }>(
      `SELECT s.slug, s.name FROM site s JOIN site_domain sd ON sd.workspace_id = s.workspace_id AND sd.site_id = s.id
       JOIN domain d ON d.workspace_id = sd.workspace_id AND d.id = sd.domain_id
       WHERE s.workspace_id = $1 AND d.name = $2 AND ($3::int[] IS NULL OR s.id = ANY($3)) ORDER BY s.kind, s.id LIMIT 1`,
      [scope.workspaceId, other, scope.sites === "all" ? null : scope.sites],
    ),
  ]);
  const none = { links: 0, live: 0 };
  return { toSite: toSite ?? none, fromSite: fromSite ?? none, site: sites[0] ?? null };
}
