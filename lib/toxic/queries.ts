import { query } from "#lib/db/sql";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import type { OpinionKind, OpinionLine } from "./types.ts";

const SHOWN = 500;

/** Decisions on domains and pages of a site, newest first, with the live backlinks each covers; at most 500. */
export async function listOpinions(scope: Scope, slug: string, kind: OpinionKind): Promise<OpinionLine[]> {
  const site = await siteKeys(scope, slug);
  const rows = await query<Omit<OpinionLine, "at"> & { at: Date }>(
    `SELECT o.id, o.kind, o.domain, o.url, o.reason, u.name AS by, o.at,
       CASE WHEN o.domain IS NOT NULL THEN (
         SELECT r.live FROM referring_domain r JOIN domain d ON d.id = r.domain_id
         WHERE r.workspace_id = o.workspace_id AND r.site_id = o.site_id AND d.name = o.domain)
       ELSE (
         SELECT count(*)::int FROM link l JOIN page p ON p.id = l.source_id
         WHERE l.workspace_id = o.workspace_id AND p.url_key = o.url_key AND l.live AND l.target_domain_id = ANY($3))
       END AS links
     FROM opinion o LEFT JOIN app_user u ON u.id = o.by_id
     WHERE o.workspace_id = $1 AND o.site_id = $2 AND o.kind = $4::"OpinionKind"
     ORDER BY o.at DESC, o.id DESC LIMIT ${SHOWN}`,
    [scope.workspaceId, site.id, site.domainIds, kind],
  );
  return rows.map((row) => ({ ...row, links: row.links ?? 0, at: row.at.toISOString() }));
}

/** How many decisions of each kind a site has. */
export async function countOpinions(scope: Scope, slug: string): Promise<Record<OpinionKind, number>> {
  const site = await siteKeys(scope, slug);
  const rows = await query<{ kind: OpinionKind; count: number }>(
    "SELECT kind, count(*)::int AS count FROM opinion WHERE workspace_id = $1 AND site_id = $2 GROUP BY 1",
    [scope.workspaceId, site.id],
  );
  const counts = { toxic: 0, whitelisted: 0 };
  for (const row of rows) counts[row.kind] = row.count;
  return counts;
}
