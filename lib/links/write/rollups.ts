// The rollups move by exactly what the rows and events moved by, in the same transaction. Locks are taken in
// the order pair of domains, referring domain, site day; a crossing is read under the referring domain's lock,
// never before it.

import { countsAs, type EventKind, isLive, isVerified, type LinkState } from "#lib/core/link-state";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { type LinkRow, linkKey } from "../graph.ts";
import { sitesReached, type Watch } from "../watch.ts";
import { changedCrossings, rebuildCrossings } from "./crossings.ts";
import type { EventRow } from "./events.ts";
import { addSiteDays, dayDeltas } from "./site-days.ts";

const COUNTS = ["links", "live", "verified", "follow", "nofollow", "ugc", "sponsored"] as const;
type Counts = Record<(typeof COUNTS)[number], number>;

interface PairDelta extends Counts {
  source: number;
  target: number;
}

/** What the changed rows add to each pair of domains. */
export function pairDeltas(before: readonly LinkRow[], after: readonly LinkRow[]): PairDelta[] {
  const pairs = new Map<string, PairDelta>();
  const add = (link: LinkRow, sign: 1 | -1) => {
    const key = linkKey(link.sourceDomainId, link.targetDomainId);
    let pair = pairs.get(key);
    if (!pair) {
      pair = { source: link.sourceDomainId, target: link.targetDomainId, ...zero() };
      pairs.set(key, pair);
    }
    const counts = countsOf(link.state);
    for (const name of COUNTS) pair[name] += sign * counts[name];
  };
  for (const link of before) add(link, -1);
  for (const link of after) add(link, 1);
  return [...pairs.values()].filter((pair) => COUNTS.some((name) => pair[name] !== 0));
}

function countsOf(state: LinkState): Counts {
  const counts = zero();
  counts.links = 1;
  if (isLive(state)) counts.live = 1;
  if (isVerified(state)) counts.verified = 1;
  const kind = countsAs(state);
  if (kind !== null && kind !== "unknown") counts[kind] = 1;
  return counts;
}

const zero = (): Counts => ({ links: 0, live: 0, verified: 0, follow: 0, nofollow: 0, ugc: 0, sponsored: 0 });

const SET = COUNTS.map((name) => `${name} = t.${name} + d.${name}`).join(", ");
const RECORD = COUNTS.map((name) => `${name} int`).join(", ");

/** Applies everything that follows from changed rows and events. */
export async function applyRollups(
  sql: Sql,
  workspaceId: number,
  watch: Watch,
  change: { pairs: readonly PairDelta[]; removed: readonly EventRow[]; added: readonly EventRow[] },
): Promise<void> {
  await addPairs(sql, workspaceId, change.pairs);
  const referring = new Map<string, Referring>();
  const touch = (site: number, domain: number) => {
    const key = linkKey(site, domain);
    let row = referring.get(key);
    if (!row) {
      row = { site, domain, days: new Map(), ...zero() };
      referring.set(key, row);
    }
    return row;
  };
  for (const pair of change.pairs) {
    for (const site of sitesReached(watch, pair.source, pair.target)) {
      const row = touch(site, pair.source);
      for (const name of COUNTS) row[name] += pair[name];
    }
  }
  const collect = (events: readonly EventRow[], sign: 1 | -1) => {
    for (const { kind, sourceDomainId, targetDomainId, fromClass, toClass, occurredOn } of events) {
      if (targetDomainId === null || fromClass === toClass) continue;
      const delta = sign * (Number(toClass !== null) - Number(fromClass !== null));
      // Another class of a link that stays live: no domain comes or goes by it.
      if (delta === 0 && !namesCrossing.has(kind)) continue;
      for (const site of sitesReached(watch, sourceDomainId, targetDomainId)) {
        const { days } = touch(site, sourceDomainId);
        days.set(occurredOn, (days.get(occurredOn) ?? 0) + delta);
      }
    }
  };
  collect(change.added, 1);
  collect(change.removed, -1);
  const rows = [...referring.values()];
  await addReferring(sql, workspaceId, rows);
  const changed = await changedCrossings(sql, workspaceId, rows);
  const crossings = await rebuildCrossings(sql, workspaceId, changed);
  await addSiteDays(sql, workspaceId, [...dayDeltas(watch, change.added, change.removed), ...crossings]);
}

/** What a crossing is called after (crossings.ts). */
const namesCrossing: ReadonlySet<EventKind> = new Set(["gained", "returned", "lost"]);

interface Referring extends Counts {
  site: number;
  domain: number;
  days: Map<string, number>;
}

async function addPairs(sql: Sql, workspaceId: number, pairs: readonly PairDelta[]): Promise<void> {
  if (pairs.length === 0) return;
  const keys = [workspaceId, pairs.map((p) => p.source), pairs.map((p) => p.target)];
  // A row of zeros first: a CHECK refuses the negative row that an upsert would propose.
  await sql.query(
    `INSERT INTO domain_link (workspace_id, source_domain_id, target_domain_id)
     SELECT $1, s, t FROM unnest($2::int[], $3::int[]) AS k(s, t) ORDER BY s, t ON CONFLICT DO NOTHING`,
    keys,
  );
  await sql.query(
    `SELECT 1 FROM domain_link t JOIN unnest($2::int[], $3::int[]) AS k(s, d)
       ON t.source_domain_id = k.s AND t.target_domain_id = k.d
     WHERE t.workspace_id = $1 ORDER BY t.source_domain_id, t.target_domain_id FOR UPDATE OF t`,
    keys,
  );
  await sql.query(
    `UPDATE domain_link t SET ${SET} FROM jsonb_to_recordset($2::jsonb) AS d(source int, target int, ${RECORD})
     WHERE t.workspace_id = $1 AND t.source_domain_id = d.source AND t.target_domain_id = d.target`,
    [workspaceId, safeJson(pairs)],
  );
}

// The update locks each row until the end of the transaction: crossings are read under these locks.
async function addReferring(sql: Sql, workspaceId: number, rows: readonly Referring[]): Promise<void> {
  if (rows.length === 0) return;
  const keys = [workspaceId, rows.map((r) => r.site), rows.map((r) => r.domain)];
  await sql.query(
    `INSERT INTO referring_domain (workspace_id, site_id, domain_id)
     SELECT $1, s, d FROM unnest($2::int[], $3::int[]) AS k(s, d) ORDER BY s, d ON CONFLICT DO NOTHING`,
    keys,
  );
  await sql.query(
    `SELECT 1 FROM referring_domain t JOIN unnest($2::int[], $3::int[]) AS k(s, d)
       ON t.site_id = k.s AND t.domain_id = k.d
     WHERE t.workspace_id = $1 ORDER BY t.site_id, t.domain_id FOR UPDATE OF t`,
    keys,
  );
  const changed = rows.filter((row) => COUNTS.some((name) => row[name] !== 0));
  await sql.query(
    `UPDATE referring_domain t SET ${SET} FROM jsonb_to_recordset($2::jsonb) AS d(site int, domain int, ${RECORD})
     WHERE t.workspace_id = $1 AND t.site_id = d.site AND t.domain_id = d.domain`,
    [workspaceId, safeJson(changed.map(({ days: _days, ...counts }) => counts))],
  );
}
