import { domainOf } from "#lib/core/domain";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";

/** A site with what tells whether an address is its own. */
export interface SiteNames {
  id: number;
  /** The primary one first. */
  domains: string[];
  /** Hosts that the workspace counts as domains of their own. */
  splits: string[];
}

/** The names of a site within the Scope. Throws AppError "not_found". */
export async function siteNames(scope: WriteScope, slug: string): Promise<SiteNames> {
  const [site] = await query<SiteNames>(
    `SELECT s.id, array(SELECT d.name FROM site_domain sd JOIN domain d ON d.workspace_id = sd.workspace_id AND d.id = sd.domain_id
         WHERE sd.workspace_id = s.workspace_id AND sd.site_id = s.id ORDER BY sd."primary" DESC, d.name) AS domains,
       array(SELECT host FROM domain_split WHERE workspace_id = s.workspace_id) AS splits
     FROM site s WHERE s.workspace_id = $1 AND s.slug = $2 AND ($3::int[] IS NULL OR s.id = ANY($3))`,
    [scope.workspaceId, slug, scope.sites === "all" ? null : scope.sites],
  );
  if (site === undefined) throw new AppError("not_found", "This site is not there.");
  return site;
}

/** Tells whether an address is a page of the site. */
export function withinSite(site: SiteNames): (url: string) => boolean {
  const splits = new Set(site.splits);
  const domains = new Set(site.domains);
  return (url) => domains.has(domainOf(url, splits) ?? "");
}

/** What is wrong with the ends of a promise, by field: a target outside the site, a source inside it. */
export function wrongAddresses(
  site: SiteNames,
  { source, target }: { source: string | null; target: string },
): Record<string, string> {
  const within = withinSite(site);
  const fields: Record<string, string> = {};
  if (!within(target)) {
    fields.target = `The target is no page of this site (${site.domains.join(", ")}). Add its domain in the site’s settings first, if it is yours.`;
  }
  if (source !== null && within(source)) fields.source = "The source is a page of this site itself.";
  return fields;
}
