import type { EventKind } from "#lib/core/link-state";
import type { Sql } from "#lib/db/sql";
import type { DayDelta } from "./site-days.ts";

/** A referring domain of a site whose history changed on these days. */
export interface Touched {
  site: number;
  domain: number;
  days: ReadonlyMap<string, TouchedDay>;
}

export interface TouchedDay {
  /** What the events of that day add to the number of live links more than before. */
  delta: number;
  /** The kinds that came to the day. */
  came: Set<EventKind>;
  /** Events of that day went. */
  went: boolean;
}

// A day's events of one referring domain and site, netted; the running sum is its live links; where that leaves or
// reaches zero, the domain was gained or lost. Read backwards from what is live now, so that a change of today
// reads today's events alone. Pair by pair (OFFSET 0): while an import fills an empty table, the planner's figures are
// old, and it would read a site's whole history for each of two thousand domains.
const crossingsOf = (keys: string) => `
  WITH days AS (
    SELECT k.site_id, k.domain_id, e.occurred_on,
      sum((e.to_class IS NOT NULL)::int - (e.from_class IS NOT NULL)::int) AS delta,
      bool_or(e.kind = 'gained') AS gained, bool_or(e.kind = 'returned') AS returned, bool_or(e.kind = 'lost') AS lost
    FROM (${keys}) k
    JOIN site_domain sd ON sd.workspace_id = $1 AND sd.site_id = k.site_id
    CROSS JOIN LATERAL (
      SELECT * FROM link_event WHERE workspace_id = $1 AND target_domain_id = sd.domain_id
        AND source_domain_id = k.domain_id AND occurred_on >= k.since AND from_class IS DISTINCT FROM to_class
      OFFSET 0) e
    GROUP BY 1, 2, 3),
  runs AS (
    SELECT d.*, r.live - coalesce(sum(d.delta) OVER (PARTITION BY d.site_id, d.domain_id ORDER BY d.occurred_on DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS level
    FROM days d JOIN referring_domain r ON r.workspace_id = $1 AND r.site_id = d.site_id AND r.domain_id = d.domain_id)
  SELECT site_id, domain_id, occurred_on, (CASE
      WHEN level > 0 THEN CASE WHEN gained THEN 'gained' WHEN returned THEN 'returned' ELSE 'known' END
      WHEN lost THEN 'lost' ELSE 'refuted' END)::"EventKind" AS kind
  FROM runs WHERE (level > 0) <> (level - delta > 0)`;

const GIVEN = crossingsOf(
  "SELECT * FROM unnest($2::int[], $3::int[], $4::date[]) AS g(site_id, domain_id, since)",
);

/**
 * Every crossing of referring domains of workspace $1 and site $2, from the first event on, as a SELECT.
 * @param of a condition on the domain's column
 */
export const allCrossings = (of: string): string =>
  crossingsOf(`SELECT site_id, domain_id, '-infinity'::date AS since FROM referring_domain
    WHERE workspace_id = $1 AND site_id = $2${of}`);

/**
 * Reads the crossings of referring domains anew from the link events, from the first day that changed on, and
 * replaces their DomainEvents. The caller holds the locks of their rows, so that every committed event is seen.
 * @returns what the days of the sites move by
 */
export async function rebuildCrossings(
  sql: Sql,
  workspaceId: number,
  keys: readonly { site: number; domain: number; since: string }[],
): Promise<DayDelta[]> {
  if (keys.length === 0) return [];
  const values = [
    workspaceId,
    keys.map((key) => key.site),
    keys.map((key) => key.domain),
    keys.map((key) => key.since),
  ];
  const removed = await sql.query<CrossingRow>(
    `DELETE FROM domain_event d USING unnest($2::int[], $3::int[], $4::date[]) AS k(site_id, domain_id, since)
     WHERE d.workspace_id = $1 AND d.site_id = k.site_id AND d.domain_id = k.domain_id AND d.occurred_on >= k.since
     RETURNING d.site_id AS site, d.occurred_on AS day, d.kind`,
    values,
  );
  const added = await sql.query<CrossingRow>(
    `INSERT INTO domain_event (workspace_id, site_id, domain_id, occurred_on, kind)
     SELECT $1, c.* FROM (${GIVEN}) c RETURNING site_id AS site, occurred_on AS day, kind`,
    values,
  );
  return [...added.map((row) => crossingDelta(row, 1)), ...removed.map((row) => crossingDelta(row, -1))];
}

/**
 * Whose crossings may have moved, and since when. A domain that has been there since a day and only gets more links
 * after it, or on it without a better word for why it came, stays as it is: 100,000 rows of one domain do not read its
 * history fifty times.
 */
export async function changedCrossings(
  sql: Sql,
  workspaceId: number,
  touched: readonly Touched[],
): Promise<{ site: number; domain: number; since: string }[]> {
  if (touched.length === 0) return [];
  // The few events of one domain (OFFSET 0), never those of a whole site from the latest day on until it comes along.
  const latest = await sql.query<{ site: number; domain: number; day: string; kind: CrossingRow["kind"] }>(
    `SELECT k.site, k.domain, e.occurred_on AS day, e.kind FROM unnest($2::int[], $3::int[]) AS k(site, domain)
     CROSS JOIN LATERAL (SELECT occurred_on, kind FROM (SELECT * FROM domain_event d
       WHERE d.workspace_id = $1 AND d.site_id = k.site AND d.domain_id = k.domain OFFSET 0) d
       ORDER BY occurred_on DESC LIMIT 1) e`,
    [workspaceId, touched.map((one) => one.site), touched.map((one) => one.domain)],
  );
  const latestOf = new Map(latest.map((row) => [`${row.site}:${row.domain}`, row]));
  return touched.flatMap(({ site, domain, days }) => {
    const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
    const first = sorted[0];
    if (first === undefined) return [];
    const [since, change] = first;
    const there = latestOf.get(`${site}:${domain}`);
    let sum = 0;
    let least = 0;
    for (const [, { delta }] of sorted) {
      sum += delta;
      least = Math.min(least, sum);
    }
    const onlyMore = least === 0;
    return onlyMore && there !== undefined && stays(there, since, change) ? [] : [{ site, domain, since }];
  });
}

/** Why a domain is there, the better word first. */
const NAMES = ["gained", "returned", "known"] as const;

/** Whether a domain is there since before the day of a change, or since that day for a reason that no better one joined. */
function stays(
  there: { day: string; kind: CrossingRow["kind"] },
  since: string,
  change: TouchedDay,
): boolean {
  const word = NAMES.indexOf(there.kind as (typeof NAMES)[number]);
  if (word === -1) return false;
  if (there.day !== since) return there.day < since;
  return !change.went && !NAMES.slice(0, word).some((better) => change.came.has(better));
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
