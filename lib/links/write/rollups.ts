// The rollups move by exactly what the rows and events moved by, in the same transaction. Locks are taken in
// the order pair of domains, referring domain, site day; a crossing is read under the referring domain's lock,
// never from an earlier SELECT.

import { countsAs, isLive, isVerified, type LinkState } from "#lib/core/link-state";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { type LinkRow, linkKey } from "../graph.ts";
import { sitesReached, type Watch } from "../watch.ts";
import { rebuildCrossings } from "./crossings.ts";
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

/**
 * Applies everything that follows from changed rows and events.
 * @param recross also read the crossings anew where nothing crossed now (dated reports change the past)
 */
export async function applyRollups(
  sql: Sql,
  workspaceId: number,
  watch: Watch,
  change: {
    pairs: readonly PairDelta[];
    removed: readonly EventRow[];
    added: readonly EventRow[];
    recross: boolean;
  },
): Promise<void> {
  await addPairs(sql, workspaceId, change.pairs);
  const referring = new Map<string, Counts & { site: number; domain: number; dated: boolean }>();
  const touch = (site: number, domain: number) => {
    const key = linkKey(site, domain);
    let row = referring.get(key);
    if (!row) {
      row = { site, domain, dated: false, ...zero() };
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
  if (change.recross || change.removed.length > 0) {
    for (const event of [...change.added, ...change.removed]) {
      if (event.targetDomainId === null || event.fromClass === event.toClass) continue;
      for (const site of sitesReached(watch, event.sourceDomainId, event.targetDomainId)) {
        touch(site, event.sourceDomainId).dated = true;
      }
    }
  }
  const crossed = await addReferring(sql, workspaceId, [...referring.values()]);
  const dated = [...referring.values()].filter((row) => row.dated);
  const crossings = await rebuildCrossings(sql, workspaceId, [...crossed, ...dated]);
  const days = dayDeltas(watch, change.added, change.removed);
  await addSiteDays(sql, workspaceId, [...days, ...crossings]);
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

/** Returns the referring domains that crossed between none and some live links. */
async function addReferring(
  sql: Sql,
  workspaceId: number,
  rows: readonly (Counts & { site: number; domain: number })[],
): Promise<{ site: number; domain: number }[]> {
  if (rows.length === 0) return [];
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
  const updated = await sql.query<{ site: number; domain: number; live: number; delta: number }>(
    `UPDATE referring_domain t SET ${SET} FROM jsonb_to_recordset($2::jsonb) AS d(site int, domain int, ${RECORD})
     WHERE t.workspace_id = $1 AND t.site_id = d.site AND t.domain_id = d.domain
     RETURNING d.site, d.domain, t.live, d.live AS delta`,
    [workspaceId, safeJson(rows)],
  );
  return updated.filter((row) => row.live > 0 !== row.live - row.delta > 0);
}
