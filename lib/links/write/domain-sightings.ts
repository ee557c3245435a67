import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";

export interface DomainSightingRow {
  domainId: number;
  links: number | null;
  firstSeenOn: string | null;
  lastSeenOn: string | null;
  lostOn: string | null;
  metrics: Record<string, number> | null;
}

/** Who reported which domain of a site, with the figures of the last file. The same report again writes nothing. */
export async function writeDomainSightings(
  sql: Sql,
  workspaceId: number,
  { siteId, importId, vendor }: { siteId: number; importId: string; vendor: string },
  rows: readonly DomainSightingRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `INSERT INTO domain_sighting AS s (workspace_id, site_id, domain_id, vendor, first_seen_on, last_seen_on, lost_on, links,
       metrics, import_id, last_import_id)
     SELECT $1, $5::int, "domainId", $3::"Vendor", "firstSeenOn", "lastSeenOn", "lostOn", links, nullif(metrics, 'null'), $4::uuid,
       $4::uuid
     FROM jsonb_to_recordset($2::jsonb) AS r("domainId" int, links int, "firstSeenOn" date, "lastSeenOn" date, "lostOn" date,
       metrics jsonb)
     ORDER BY "domainId"
     ON CONFLICT (workspace_id, site_id, domain_id, vendor) DO UPDATE SET
       first_seen_on = least(s.first_seen_on, excluded.first_seen_on),
       last_seen_on = greatest(s.last_seen_on, excluded.last_seen_on),
       lost_on = excluded.lost_on,
       links = coalesce(excluded.links, s.links),
       metrics = coalesce(excluded.metrics, s.metrics),
       last_import_id = excluded.last_import_id
     WHERE excluded.first_seen_on < coalesce(s.first_seen_on, 'infinity')
        OR excluded.last_seen_on > coalesce(s.last_seen_on, '-infinity')
        OR excluded.lost_on IS DISTINCT FROM s.lost_on
        OR (excluded.links IS NOT NULL AND excluded.links IS DISTINCT FROM s.links)
        OR (excluded.metrics IS NOT NULL AND excluded.metrics IS DISTINCT FROM s.metrics)`,
    [workspaceId, safeJson(rows), vendor, importId, siteId],
  );
}
