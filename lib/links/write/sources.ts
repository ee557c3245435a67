import type { Sql } from "#lib/db/sql";
import { sitesReached, type Watch } from "../watch.ts";

/** Sightings of links between two domains that one vendor's reports have more (or fewer) of than before. */
export interface SightingDelta {
  vendor: string;
  sourceDomainId: number;
  targetDomainId: number;
  links: number;
}

/**
 * Counts the reported links of each domain into each site by who reported them.
 * @returns the sites whose counts changed
 */
export async function addSources(
  sql: Sql,
  workspaceId: number,
  watch: Watch,
  deltas: readonly SightingDelta[],
): Promise<number[]> {
  const rows = deltas.flatMap(({ vendor, links, sourceDomainId, targetDomainId }) =>
    sitesReached(watch, sourceDomainId, targetDomainId).map((site) => ({
      site,
      domain: sourceDomainId,
      vendor,
      links,
    })),
  );
  if (rows.length === 0) return [];
  await sql.query(
    `INSERT INTO domain_source AS t (workspace_id, site_id, domain_id, vendor, links)
     SELECT $1, site, domain, vendor, sum(links) FROM unnest($2::int[], $3::int[], $4::"Vendor"[], $5::int[]) AS d(site, domain, vendor, links)
     GROUP BY site, domain, vendor HAVING sum(links) <> 0 ORDER BY site, domain, vendor
     ON CONFLICT (workspace_id, site_id, domain_id, vendor) DO UPDATE SET links = t.links + excluded.links`,
    [
      workspaceId,
      rows.map(({ site }) => site),
      rows.map(({ domain }) => domain),
      rows.map(({ vendor }) => vendor),
      rows.map(({ links }) => links),
    ],
  );
  return rows.map(({ site }) => site);
}
