import type { Scope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";

/**
 * Contacts belong to the workspace: who is restricted to some sites sees those of domains that these sites ask.
 * @param column the domain, as SQL
 * @param place the parameter that holds `visibleSites`
 */
export const visibleDomain = (column: string, place: string): string =>
  `(${place}::int[] IS NULL OR EXISTS (SELECT 1 FROM prospect vp WHERE vp.workspace_id = $1 AND vp.domain = ${column}
     AND vp.site_id = ANY(${place})))`;

export const visibleSites = (scope: Scope) => allowed(scope);
