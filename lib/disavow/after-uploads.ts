import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { AfterUpload } from "./types.ts";

const SHOWN = 20;

/**
 * What happened to the profile from each upload of a property's list until the next one, newest first. Beside the
 * upload, not because of it: Google reads a disavowed link as nofollow when it crawls its page again, in silence.
 */
export async function afterUploads(scope: Scope, slug: string, property: string): Promise<AfterUpload[]> {
  const site = await siteBySlug(scope, slug);
  return query<AfterUpload>(
    `WITH upload AS (
       SELECT v.number, (v.uploaded_at AT TIME ZONE 'UTC')::date AS "from",
         (lead(v.uploaded_at) OVER (ORDER BY v.uploaded_at, v.number) AT TIME ZONE 'UTC')::date AS until
       FROM disavow_version v JOIN disavow_list l ON l.workspace_id = v.workspace_id AND l.id = v.list_id
       WHERE v.workspace_id = $1 AND l.site_id = $2 AND l.property = $3 AND v.uploaded_at IS NOT NULL
       ORDER BY v.uploaded_at DESC, v.number DESC LIMIT ${SHOWN})
     SELECT u.number, u."from", u.until, d.*, r.risky
     FROM upload u
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(links_gained), 0)::int AS "linksGained", coalesce(sum(links_lost), 0)::int AS "linksLost",
         coalesce(sum(follow), 0)::int AS follow, coalesce(sum(domains_gained), 0)::int AS "domainsGained",
         coalesce(sum(domains_lost), 0)::int AS "domainsLost"
       FROM site_day WHERE workspace_id = $1 AND site_id = $2 AND day >= u."from" AND (u.until IS NULL OR day < u.until)) d
     CROSS JOIN LATERAL (
       SELECT count(DISTINCT e.domain_id)::int AS risky
       FROM domain_event e JOIN domain dn ON dn.workspace_id = e.workspace_id AND dn.id = e.domain_id
       JOIN opinion o ON o.workspace_id = e.workspace_id AND o.site_id = e.site_id AND o.domain = dn.name AND o.kind = 'toxic'
       WHERE e.workspace_id = $1 AND e.site_id = $2 AND e.kind IN ('gained', 'returned')
         AND e.occurred_on >= u."from" AND (u.until IS NULL OR e.occurred_on < u.until)) r
     ORDER BY u."from" DESC, u.number DESC`,
    [scope.workspaceId, site.id, property],
  );
}
