// What must hold of one workspace's facts and rollups at every moment, whatever was reported, looked at, moved or killed.
import { query, type Sql, transaction, type Values } from "#lib/db/sql";
import { PROFILE_TABLES } from "./profile-counts.ts";
import { rebuildReferring } from "./rebuild-site.ts";
import { COUNTED, COUNTS } from "./write/counts.ts";

class RolledBack extends Error {}

const COLUMNS = COUNTS.join(", ");
const DAY_COLUMNS = `links_gained, links_lost, links_known, domains_gained, domains_lost, domains_known, follow, nofollow, ugc,
  sponsored, unknown`;

async function rollups(sql: Sql, workspaceId: number) {
  const read = (text: string) => sql.query(text, [workspaceId]);
  return {
    referring: await read(
      `SELECT site_id, domain_id, ${COLUMNS} FROM referring_domain WHERE workspace_id = $1 AND links <> 0 ORDER BY 1, 2`,
    ),
    days: await read(
      `SELECT site_id, day, ${DAY_COLUMNS} FROM site_day WHERE workspace_id = $1
         AND (${DAY_COLUMNS.split(",")
           .map((name) => `${name} <> 0`)
           .join(" OR ")}) ORDER BY 1, 2`,
    ),
    crossings: await read(
      "SELECT site_id, domain_id, occurred_on, kind FROM domain_event WHERE workspace_id = $1 ORDER BY 1, 2, 3, 4",
    ),
  };
}

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

  await none(
    "pairs that are not the sum of their links",
    `SELECT * FROM (SELECT source_domain_id, target_domain_id, ${COUNTED} FROM link WHERE workspace_id = $1 GROUP BY 1, 2) a
     FULL JOIN (SELECT source_domain_id, target_domain_id, ${COLUMNS} FROM domain_link WHERE workspace_id = $1 AND links <> 0) b
       USING (source_domain_id, target_domain_id) WHERE a IS DISTINCT FROM b`,
  );
  const sites = await query<{ id: number }>("SELECT id FROM site WHERE workspace_id = $1 ORDER BY id", [
    workspaceId,
  ]);
  found.push(
    ...(await rollupDrift(
      workspaceId,
      sites.map((site) => site.id),
    )),
  );
  for (const { name, keys, counts, counted } of PROFILE_TABLES) {
    await none(
      `${name} rows that differ from a recount`,
      `SELECT * FROM (${counted}) counted
       FULL JOIN (SELECT site_id, ${keys}, ${counts.join(", ")} FROM ${name} WHERE workspace_id = $1 AND ${counts[0]} <> 0) kept
         USING (site_id, ${keys}) WHERE counted IS DISTINCT FROM kept`,
      [workspaceId, null],
    );
  }
  await none(
    "sites without a summary",
    `SELECT id FROM site s WHERE workspace_id = $1 AND NOT EXISTS (
       SELECT 1 FROM site_summary t WHERE t.workspace_id = $1 AND t.site_id = s.id)`,
  );
  await none(
    "links whose events do not add up to what they count as",
    `SELECT l.source_id, l.target_id, l.presence, l.lost_on, l.rel_class, e.sums FROM link l LEFT JOIN LATERAL (
       SELECT array_agg(class || ' ' || n ORDER BY class) AS sums FROM (
         SELECT class, sum(n) AS n FROM (
           SELECT to_class AS class, 1 AS n FROM link_event WHERE workspace_id = $1 AND source_id = l.source_id AND target_id = l.target_id
           UNION ALL
           SELECT from_class, -1 FROM link_event WHERE workspace_id = $1 AND source_id = l.source_id AND target_id = l.target_id) x
         WHERE class IS NOT NULL GROUP BY class HAVING sum(n) <> 0) y) e ON true
     WHERE l.workspace_id = $1 AND e.sums IS DISTINCT FROM CASE WHEN live THEN ARRAY[rel_class || ' 1'] END`,
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
    "pages with another number of open questions",
    `SELECT p.id, p.url, p.open_links, l.open FROM page p LEFT JOIN LATERAL (SELECT count(*)::int AS open FROM link l
       WHERE l.workspace_id = $1 AND l.source_id = p.id AND l.presence IN ('reported', 'missed')) l ON true
     WHERE p.workspace_id = $1 AND p.open_links <> l.open`,
  );
  await none(
    "aliases with links, or of an alias",
    `SELECT p.url, t.url AS target FROM page p JOIN page t ON t.id = p.moved_to_id WHERE p.workspace_id = $1
       AND (t.moved_to_id IS NOT NULL OR EXISTS (SELECT 1 FROM link l WHERE l.workspace_id = $1 AND l.source_id = p.id))`,
  );
  return found;
}

/** Rollups that differ from the same ones built anew. */
async function rollupDrift(workspaceId: number, siteIds: readonly number[]): Promise<Drift[]> {
  const found: Drift[] = [];
  await transaction(async (sql) => {
    const kept = await rollups(sql, workspaceId);
    for (const id of siteIds) await rebuildReferring(sql, workspaceId, id);
    const counted = await rollups(sql, workspaceId);
    for (const name of ["referring", "days", "crossings"] as const) {
      if (JSON.stringify(kept[name]) === JSON.stringify(counted[name])) continue;
      found.push({ what: `${name} that differ from a recount`, rows: differing(kept[name], counted[name]) });
    }
    throw new RolledBack();
  }).catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  return found;
}

function differing(kept: readonly object[], counted: readonly object[]): object[] {
  const [inKept, inCounted] = [kept, counted].map(
    (rows) => new Map(rows.map((row) => [JSON.stringify(row), row])),
  );
  const only = (side: string, rows?: ReadonlyMap<string, object>, others?: ReadonlyMap<string, object>) =>
    [...(rows ?? [])].filter(([key]) => others?.has(key) !== true).map(([, row]) => ({ side, ...row }));
  return [...only("kept", inKept, inCounted), ...only("counted", inCounted, inKept)];
}
