// What must hold of one workspace's facts and rollups at every moment, whatever was reported, looked at, moved or killed:
// what the nightly recount compares, and what only a fault in the writer could break.
import { query, type Values } from "#lib/db/sql";
import { checksOfDomains, checksOfReferring, checksOfSite, EVERY_DOMAIN } from "./recount/checks.ts";

/** One thing that does not add up, with the rows that show it. */
export interface Drift {
  what: string;
  rows: readonly object[];
}

/**
 * Recounts a workspace from its facts: rollups equal a recount, events tell each link's state, pages know their open
 * questions and their aliases. Writes nothing; nothing found is what is expected.
 */
export async function findDrift(workspaceId: number): Promise<Drift[]> {
  const found: Drift[] = [];
  const none = async (what: string, text: string, values: Values = [workspaceId]) => {
    const rows = await query(text, values);
    if (rows.length > 0) found.push({ what, rows });
  };

  const sites = await query<{ id: number }>("SELECT id FROM site WHERE workspace_id = $1 ORDER BY id", [
    workspaceId,
  ]);
  const checks = [
    ...checksOfDomains(workspaceId, EVERY_DOMAIN),
    ...sites.flatMap(({ id }) => [
      ...checksOfReferring(workspaceId, id, EVERY_DOMAIN),
      ...checksOfSite(workspaceId, id),
    ]),
  ];
  for (const { what, differing, values } of checks) {
    await none(`${what} rows that differ from a recount`, differing, values);
  }
  await none(
    "sites without a summary",
    `SELECT id FROM site s WHERE workspace_id = $1 AND NOT EXISTS (
       SELECT 1 FROM site_summary t WHERE t.workspace_id = $1 AND t.site_id = s.id)`,
  );
  await none(
    "links that some day counted twice, or less than none",
    `SELECT * FROM (SELECT source_id, target_id, occurred_on, sum(sum((to_class IS NOT NULL)::int - (from_class IS NOT NULL)::int))
         OVER (PARTITION BY source_id, target_id ORDER BY occurred_on) AS level
       FROM link_event WHERE workspace_id = $1 AND target_id IS NOT NULL GROUP BY 1, 2, 3) x WHERE level NOT IN (0, 1)`,
  );
  await none(
    "links whose first event is of another day",
    `SELECT l.source_id, l.target_id, l.known_on, l.dated, e.* FROM link l LEFT JOIN LATERAL (
       SELECT min(occurred_on) AS first, count(*) AS firsts, min(kind) AS kind FROM link_event
       WHERE workspace_id = $1 AND source_id = l.source_id AND target_id = l.target_id AND kind IN ('gained', 'known')) e ON true
     WHERE l.workspace_id = $1 AND (e.first, e.firsts, e.kind::text) IS DISTINCT FROM (l.known_on, 1, CASE WHEN l.dated THEN 'gained' ELSE 'known' END)`,
  );
  await none(
    "events of links that are not there",
    `SELECT e.* FROM link_event e WHERE e.workspace_id = $1 AND e.target_id IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM link l WHERE l.workspace_id = $1 AND l.source_id = e.source_id AND l.target_id = e.target_id)`,
  );
  await none(
    "aliases with links, or of an alias",
    `SELECT p.url, t.url AS target FROM page p JOIN page t ON t.id = p.moved_to_id WHERE p.workspace_id = $1
       AND (t.moved_to_id IS NOT NULL OR EXISTS (SELECT 1 FROM link l WHERE l.workspace_id = $1 AND l.source_id = p.id))`,
  );
  return found;
}
