// What nothing speaks of any more after an import was undone: pages, their domains, anchors.
import type { Sql } from "#lib/db/sql";
import { hashKey } from "../hash-key.ts";

/** Whatever gives a page (p) a reason to be: a link, a report, visits, a promise, a person's word, a look or one that is on its way. */
const NEEDED = `p.last_fetched_at IS NOT NULL OR p.moved_to_id IS NOT NULL
  OR EXISTS (SELECT 1 FROM link x WHERE x.workspace_id = $1 AND x.source_id = p.id)
  OR EXISTS (SELECT 1 FROM link x WHERE x.workspace_id = $1 AND x.target_id = p.id)
  OR EXISTS (SELECT 1 FROM page_sighting x WHERE x.workspace_id = $1 AND x.page_id = p.id)
  OR EXISTS (SELECT 1 FROM page_traffic x WHERE x.workspace_id = $1 AND x.page_id = p.id)
  OR EXISTS (SELECT 1 FROM placement x WHERE x.workspace_id = $1 AND x.source_id = p.id)
  OR EXISTS (SELECT 1 FROM placement x WHERE x.workspace_id = $1 AND x.target_id = p.id)
  OR EXISTS (SELECT 1 FROM hand_check x WHERE x.workspace_id = $1 AND x.source_id = p.id)
  OR EXISTS (SELECT 1 FROM hand_check x WHERE x.workspace_id = $1 AND x.target_id = p.id)
  OR EXISTS (SELECT 1 FROM schedule x WHERE x.workspace_id = $1 AND x.page_id = p.id)
  OR EXISTS (SELECT 1 FROM page x WHERE x.workspace_id = $1 AND x.moved_to_id = p.id)
  OR EXISTS (SELECT 1 FROM opinion x WHERE x.workspace_id = $1 AND x.url_key = p.url_key)
  OR EXISTS (SELECT 1 FROM run r JOIN visit v ON v.run_id = r.id AND v.page_id = p.id
    WHERE r.workspace_id = $1 AND r.finished_at IS NULL)`;

/**
 * Deletes those of these pages that nothing needs, then their domains. A page that another writer has in hand is
 * left: it is given a reason just now.
 */
export async function deleteOrphanPages(
  sql: Sql,
  workspaceId: number,
  pageIds: readonly number[],
): Promise<void> {
  if (pageIds.length === 0) return;
  const orphans = await sql.query<{ id: number; domain_id: number }>(
    `SELECT p.id, p.domain_id FROM page p WHERE p.workspace_id = $1 AND p.id = ANY($2) AND NOT (${NEEDED})
     ORDER BY p.id FOR UPDATE OF p SKIP LOCKED`,
    [workspaceId, pageIds],
  );
  if (orphans.length === 0) return;
  const keys = [workspaceId, orphans.map((page) => page.id)];
  await sql.query("DELETE FROM page_watch WHERE workspace_id = $1 AND page_id = ANY($2)", keys);
  await sql.query("DELETE FROM page WHERE workspace_id = $1 AND id = ANY($2)", keys);
  await deleteOrphanDomains(sql, workspaceId, [...new Set(orphans.map((page) => page.domain_id))]);
}

/** Deletes those of these domains that have no page, no report and no site. Rollups that count nothing go with them. */
export async function deleteOrphanDomains(
  sql: Sql,
  workspaceId: number,
  domainIds: readonly number[],
): Promise<void> {
  if (domainIds.length === 0) return;
  const orphans = await sql.query<{ id: number }>(
    `SELECT d.id FROM domain d WHERE d.workspace_id = $1 AND d.id = ANY($2)
       AND NOT EXISTS (SELECT 1 FROM page x WHERE x.workspace_id = $1 AND x.domain_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM site_domain x WHERE x.workspace_id = $1 AND x.domain_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM domain_sighting x WHERE x.workspace_id = $1 AND x.domain_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM host_traffic x WHERE x.workspace_id = $1 AND x.domain_id = d.id)
     ORDER BY d.id FOR UPDATE OF d SKIP LOCKED`,
    [workspaceId, domainIds],
  );
  if (orphans.length === 0) return;
  const keys = [workspaceId, orphans.map((domain) => domain.id)];
  for (const column of ["source_domain_id", "target_domain_id"]) {
    await sql.query(
      `DELETE FROM domain_link WHERE workspace_id = $1 AND ${column} = ANY($2) AND links = 0`,
      keys,
    );
  }
  await sql.query(
    "DELETE FROM referring_domain WHERE workspace_id = $1 AND domain_id = ANY($2) AND links = 0",
    keys,
  );
  await sql.query(
    "DELETE FROM domain_source WHERE workspace_id = $1 AND domain_id = ANY($2) AND links = 0",
    keys,
  );
  await sql.query("DELETE FROM domain WHERE workspace_id = $1 AND id = ANY($2)", keys);
}

/** Deletes those of these anchor texts that no link has. */
export async function deleteOrphanAnchors(
  sql: Sql,
  workspaceId: number,
  texts: Iterable<string>,
): Promise<void> {
  const keys = [...new Set(texts)].map(hashKey);
  if (keys.length === 0) return;
  await sql.query(
    `DELETE FROM anchor a WHERE a.workspace_id = $1 AND a.id IN (
       SELECT o.id FROM anchor o WHERE o.workspace_id = $1 AND o.text_key = ANY($2)
         AND NOT EXISTS (SELECT 1 FROM link x WHERE x.workspace_id = $1 AND x.anchor_id = o.id)
       ORDER BY o.id FOR UPDATE SKIP LOCKED)`,
    [workspaceId, keys],
  );
}
