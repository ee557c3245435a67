import type { Sql } from "#lib/db/sql";
import type { DayDelta } from "./site-days.ts";

// A day's events of one referring domain and site, netted; the running sum is its live links; where that
// leaves or reaches zero, the domain was gained or lost.
const CROSSINGS = `
  WITH touched AS (SELECT DISTINCT * FROM unnest($2::int[], $3::int[]) AS k(site_id, domain_id)),
  days AS (
    SELECT k.site_id, k.domain_id, e.occurred_on,
      sum((e.to_class IS NOT NULL)::int - (e.from_class IS NOT NULL)::int) AS delta,
      bool_or(e.kind = 'gained') AS gained, bool_or(e.kind = 'returned') AS returned, bool_or(e.kind = 'lost') AS lost
    FROM touched k
    JOIN site_domain sd ON sd.workspace_id = $1 AND sd.site_id = k.site_id
    JOIN link_event e ON e.workspace_id = $1 AND e.target_domain_id = sd.domain_id AND e.source_domain_id = k.domain_id
    WHERE e.from_class IS DISTINCT FROM e.to_class
    GROUP BY 1, 2, 3),
  runs AS (
    SELECT *, sum(delta) OVER (PARTITION BY site_id, domain_id ORDER BY occurred_on) AS live FROM days)
  SELECT site_id, domain_id, occurred_on, (CASE
      WHEN live > 0 THEN CASE WHEN gained THEN 'gained' WHEN returned THEN 'returned' ELSE 'known' END
      WHEN lost THEN 'lost' ELSE 'refuted' END)::"EventKind" AS kind
  FROM runs WHERE (live > 0) <> (live - delta > 0)`;

/**
 * Reads the crossings of referring domains anew from the link events, and replaces their DomainEvents. The
 * caller holds the locks of their rows, so that every committed event is seen.
 * @returns what the days of the sites move by
 */
export async function rebuildCrossings(
  sql: Sql,
  workspaceId: number,
  keys: readonly { site: number; domain: number }[],
): Promise<DayDelta[]> {
  if (keys.length === 0) return [];
  const values = [workspaceId, keys.map((key) => key.site), keys.map((key) => key.domain)];
  const removed = await sql.query<CrossingRow>(
    `DELETE FROM domain_event d USING (SELECT DISTINCT * FROM unnest($2::int[], $3::int[]) AS k(site_id, domain_id)) k
     WHERE d.workspace_id = $1 AND d.site_id = k.site_id AND d.domain_id = k.domain_id
     RETURNING d.site_id AS site, d.occurred_on AS day, d.kind`,
    values,
  );
  const added = await sql.query<CrossingRow>(
    `INSERT INTO domain_event (workspace_id, site_id, domain_id, occurred_on, kind)
     SELECT $1, c.* FROM (${CROSSINGS}) c RETURNING site_id AS site, occurred_on AS day, kind`,
    values,
  );
  return [...added.map((row) => crossingDelta(row, 1)), ...removed.map((row) => crossingDelta(row, -1))];
}

interface CrossingRow {
  site: number;
  day: string;
  kind: "gained" | "known" | "returned" | "lost" | "refuted";
}

function crossingDelta({ site, day, kind }: CrossingRow, sign: 1 | -1): DayDelta {
  switch (kind) {
    case "gained":
    case "returned":
      return { site, day, domains_gained: sign };
    case "lost":
      return { site, day, domains_lost: sign };
    case "known":
      return { site, day, domains_known: sign };
    case "refuted":
      return { site, day, domains_known: -sign };
    default:
      return kind satisfies never;
  }
}
