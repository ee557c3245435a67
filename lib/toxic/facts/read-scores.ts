import type { VendorScore } from "#lib/core/toxic/facts";
import { query } from "#lib/db/sql";
import type { AuditedSite } from "./site-keys.ts";

/**
 * What vendors say of domains: of the domain itself, else the highest figure that they gave one of its links.
 * @param keys of lib/core/vendor-metrics.ts, "semrush.toxicity"
 */
export async function readScores(
  { workspaceId, siteId, domainIds: targets }: AuditedSite,
  domainIds: readonly number[],
  keys: readonly string[],
): Promise<Map<number, VendorScore[]>> {
  const rows = await query<VendorScore & { domainId: number }>(
    `WITH reported AS (
       SELECT s.domain_id, s.metrics, s.last_seen_on, s.last_import_id, 0 AS rung FROM domain_sighting s
       WHERE s.workspace_id = $1 AND s.site_id = $2 AND s.domain_id = ANY($3) AND s.metrics ?| $4
       UNION ALL
       SELECT l.source_domain_id, s.metrics, s.last_seen_on, s.last_import_id, 1 FROM link l
       JOIN link_sighting s ON s.workspace_id = l.workspace_id AND s.source_id = l.source_id AND s.target_id = l.target_id
       WHERE l.workspace_id = $1 AND l.target_domain_id = ANY($5) AND l.live AND s.metrics ?| $4
         -- Only of domains that a vendor with such figures has reported.
         AND l.source_domain_id IN (SELECT o.domain_id FROM domain_source o WHERE o.workspace_id = $1 AND o.site_id = $2
           AND o.domain_id = ANY($3) AND o.links > 0 AND o.vendor::text = ANY($6)))
     SELECT DISTINCT ON (r.domain_id, k.key) r.domain_id AS "domainId", k.key, (r.metrics->>k.key)::float8 AS value,
       to_char(coalesce(r.last_seen_on, i.created_at), 'YYYY-MM-DD') AS on
     FROM reported r JOIN unnest($4::text[]) AS k(key) ON r.metrics ? k.key
     LEFT JOIN import i ON i.workspace_id = $1 AND i.id = r.last_import_id
     ORDER BY r.domain_id, k.key, r.rung, value DESC`,
    [workspaceId, siteId, domainIds, keys, targets, keys.map((key) => key.split(".")[0])],
  );
  return Map.groupBy(rows, ({ domainId }) => domainId);
}
