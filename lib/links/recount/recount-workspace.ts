// The nightly recount of one workspace: by chunks of referring domains, then the sums of each site. It reads without a
// lock, and takes the writers' lock only to look again at what differed and to put it right (docs/decisions/0023).
import { one, query, transaction } from "#lib/db/sql";
import { log } from "#lib/log";
import { lockWriters } from "../watch.ts";
import { raiseSummaries } from "../write/summaries.ts";
import {
  type Check,
  checksOfDomains,
  checksOfReferring,
  checksOfSite,
  EVERY_DOMAIN,
  type Span,
} from "./checks.ts";
import type { Drift } from "./types.ts";

/** Domains a chunk: about twenty thousand links, most of a second where a workspace is large. */
const CHUNK = 2_000;
/** A recount that was interrupted longer ago begins anew: what it saw is no longer news. */
const RESUME_HOURS = 20;

interface Run {
  startedAt: Date;
  afterDomain: number;
  drift: Drift[];
}

/**
 * Recounts a workspace, from where an interrupted recount of the last day stopped.
 * @param signal ends it after the statement in hand; what is done stays done
 */
export async function recountWorkspace(
  workspaceId: number,
  signal: AbortSignal,
  chunk: number = CHUNK,
): Promise<Drift[]> {
  const run = await begin(workspaceId);
  const sites = await query<{ id: number }>("SELECT id FROM site WHERE workspace_id = $1 ORDER BY id", [
    workspaceId,
  ]);
  for (let after: number | null = run.afterDomain; after !== null; ) {
    const began = performance.now();
    const upTo: number | null = await lastOfChunk(workspaceId, after, chunk);
    const span: Span = { after, upTo: upTo ?? EVERY_DOMAIN.upTo };
    const drift = await checkAll(workspaceId, checksOfDomains(workspaceId, span), null, signal);
    for (const { id } of sites) {
      drift.push(...(await checkAll(workspaceId, checksOfReferring(workspaceId, id, span), id, signal)));
    }
    after = upTo;
    await keep(workspaceId, run, drift, upTo ?? run.afterDomain, performance.now() - began);
  }
  const began = performance.now();
  const drift: Drift[] = [];
  for (const { id } of sites) {
    drift.push(...(await checkAll(workspaceId, checksOfSite(workspaceId, id), id, signal)));
  }
  await keep(workspaceId, run, drift, run.afterDomain, performance.now() - began);
  return finish(workspaceId, run);
}

/** The last domain of a chunk, or null when it is the last chunk. */
async function lastOfChunk(workspaceId: number, after: number, chunk: number): Promise<number | null> {
  const row = await one<{ id: number }>(
    "SELECT id FROM domain WHERE workspace_id = $1 AND id > $2 ORDER BY id OFFSET $3 LIMIT 1",
    [workspaceId, after, chunk - 1],
  );
  return row?.id ?? null;
}

async function checkAll(
  workspaceId: number,
  checks: readonly Check[],
  siteId: number | null,
  signal: AbortSignal,
): Promise<Drift[]> {
  const found: Drift[] = [];
  for (const check of checks) {
    signal.throwIfAborted();
    const drift = await checkOne(workspaceId, check, siteId);
    if (drift !== null) found.push(drift);
  }
  return found;
}

interface Told {
  rows: number;
  some: object[] | null;
}

async function checkOne(workspaceId: number, check: Check, siteId: number | null): Promise<Drift | null> {
  const first = await one<Told>(check.find, check.values);
  if (first === null || first.rows === 0) return null;
  const drift = await transaction(async (sql): Promise<Drift | null> => {
    await lockWriters(sql, workspaceId);
    const [again] = await sql.query<Told>(check.right ?? check.find, check.values);
    if (again === undefined || again.rows === 0) return null;
    if (check.right !== null)
      await raiseSummaries(sql, workspaceId, new Set(siteId === null ? [] : [siteId]));
    return {
      what: check.what,
      siteId,
      rows: again.rows,
      repaired: check.right !== null,
      some: again.some ?? [],
    };
  });
  if (drift !== null) log.warn("counts did not add up", { workspace: workspaceId, ...drift });
  return drift;
}

async function begin(workspaceId: number): Promise<Run> {
  const open = await one<Run>(
    `SELECT started_at AS "startedAt", after_domain AS "afterDomain", drift FROM recount
     WHERE workspace_id = $1 AND finished_at IS NULL AND started_at > now() - make_interval(hours => $2)
     ORDER BY started_at DESC LIMIT 1`,
    [workspaceId, RESUME_HOURS],
  );
  if (open !== null) return open;
  const [made] = await query<Run>(
    `INSERT INTO recount (workspace_id) VALUES ($1) RETURNING started_at AS "startedAt", after_domain AS "afterDomain", drift`,
    [workspaceId],
  );
  return made as Run;
}

/** Drift of one table and site is one entry, however many chunks it was found in. */
function together(drift: readonly Drift[]): Drift[] {
  return [...Map.groupBy(drift, ({ what, siteId }) => `${what}:${siteId}`)].map(([, same]) => ({
    ...(same[0] as Drift),
    rows: same.reduce((sum, { rows }) => sum + rows, 0),
  }));
}

async function keep(
  workspaceId: number,
  run: Run,
  drift: readonly Drift[],
  afterDomain: number,
  ms: number,
): Promise<void> {
  run.drift = together([...run.drift, ...drift]);
  run.afterDomain = afterDomain;
  await query(
    `UPDATE recount SET after_domain = $3, drift = $4::jsonb, work_ms = work_ms + $5
     WHERE workspace_id = $1 AND started_at = $2`,
    [workspaceId, run.startedAt, afterDomain, JSON.stringify(run.drift), Math.round(ms)],
  );
}

async function finish(workspaceId: number, { startedAt, drift }: Run): Promise<Drift[]> {
  const [done] = await query<{ ms: number }>(
    `UPDATE recount SET finished_at = now() WHERE workspace_id = $1 AND started_at = $2 RETURNING work_ms AS ms`,
    [workspaceId, startedAt],
  );
  await query("DELETE FROM recount WHERE workspace_id = $1 AND started_at < now() - interval '400 days'", [
    workspaceId,
  ]);
  log.info("counts were checked", { workspace: workspaceId, ms: done?.ms ?? 0, drift: drift.length });
  return drift;
}
