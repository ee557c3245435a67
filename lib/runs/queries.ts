import { one, query } from "#lib/db/sql";
import { readEnv } from "#lib/env";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import type {
  RatePoint,
  RunDetail,
  RunLine,
  RunProgress,
  RunTrigger,
  VisitLine,
  WaitingHost,
} from "./types.ts";

const PROGRESS = `r.state, r.links, r.pages, r.hosts, r.filled_at is not null as filled, r.pages_done as "pagesDone", r.failed,
  json_build_object('live', r.live, 'changed', r.changed, 'missed', r.missed, 'lost', r.lost, 'not_found', r.not_found,
    'blocked', r.blocked, 'unreachable', r.unreachable) as outcomes, r.error, r.finished_at as "finishedAt"`;

// A run is its site's: a restricted Scope sees those of its sites.
const ALLOWED = "r.workspace_id = $1 and ($2::int[] is null or r.site_id = any($2))";
const allowed = (scope: Scope) => [scope.workspaceId, scope.sites === "all" ? null : scope.sites];

type Raw<T> = Omit<T, "createdAt" | "finishedAt" | "rate"> & { createdAt: Date; finishedAt: Date | null };

const LINE = `r.id, r.number, r.trigger, r.selection, r.created_at as "createdAt", u.name as "startedBy", ${PROGRESS}
  from run r left join app_user u on u.id = r.started_by_id`;

function toLine(row: Raw<RunLine>, rate: number | null = null): RunLine {
  return {
    ...row,
    rate,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/**
 * The runs of a site, newest first.
 * @param before the number of the last one shown
 * @param trigger null: whoever asked for them
 */
export async function listRuns(
  scope: Scope,
  site: string,
  before?: number,
  limit = 50,
  trigger: RunTrigger | null = null,
): Promise<RunLine[]> {
  const rows = await query<Raw<RunLine>>(
    `select ${LINE} join site s on s.workspace_id = r.workspace_id and s.id = r.site_id
      where ${ALLOWED} and s.slug = $3 and ($4::int is null or r.number < $4)
        and ($6::"RunTrigger" is null or r.trigger = $6::"RunTrigger")
      order by r.created_at desc limit $5`,
    [...allowed(scope), site, before ?? null, limit, trigger],
  );
  return rows.map((row) => toLine(row));
}

/** One run of a site. Throws AppError "not_found", also for one that the Scope may not see. */
export async function runOf(scope: Scope, site: string, id: string): Promise<RunLine> {
  const row = await one<Raw<RunLine> & { rate: number | null }>(
    `select (select (count(*) / 30.0)::float8 from visit v
              where v.run_id = r.id and v.state in ('done', 'failed') and v.done_at > now() - interval '30 s') as rate, ${LINE}
       join site s on s.workspace_id = r.workspace_id and s.id = r.site_id
      where ${ALLOWED} and s.slug = $3 and r.id = $4`,
    [...allowed(scope), site, id],
  );
  if (row === null) throw new AppError("not_found", "This run is not there.");
  const moving = row.state === "running" || row.state === "queued";
  return toLine(row, moving && row.rate !== null && row.rate > 0 ? row.rate : null);
}

/** The counters of a run, from its row alone. Null when it is not there or not theirs. */
export async function runProgress(scope: Scope, id: string): Promise<Omit<RunProgress, "rate"> | null> {
  const row = await one<Omit<RunProgress, "rate" | "finishedAt"> & { finishedAt: Date | null }>(
    `select ${PROGRESS} from run r where ${ALLOWED} and r.id = $3`,
    [...allowed(scope), id],
  );
  return row === null ? null : { ...row, finishedAt: row.finishedAt?.toISOString() ?? null };
}

interface WaitingRow {
  host: string;
  queued: number;
  hosts: number;
  in_flight: number;
  wait_reason: string | null;
  crawl_delay_ms: number | null;
  free_at: Date;
  next_at: Date | null;
  state: RunProgress["state"];
}

/** Hosts where visits of a run wait, longest queue first, and how many such hosts there are. */
export async function waitingHosts(
  scope: Scope,
  id: string,
  limit = 7,
): Promise<{ hosts: WaitingHost[]; total: number }> {
  const rows = await query<WaitingRow>(
    `select h.name as host, w.queued, w.hosts, h.in_flight, h.wait_reason, h.crawl_delay_ms, h.free_at, h.next_at, r.state
       from run r
      cross join lateral (
        select v.host_id, count(*)::int as queued, count(*) over ()::int as hosts
          from visit v where v.run_id = r.id and v.state in ('queued', 'running', 'paused')
         group by v.host_id order by queued desc, v.host_id limit $4
      ) w
       join host h on h.id = w.host_id
      where ${ALLOWED} and r.id = $3
      order by w.queued desc, h.name`,
    [...allowed(scope), id, limit],
  );
  const now = Date.now();
  return { hosts: rows.map((row) => toWaiting(row, now)), total: rows[0]?.hosts ?? 0 };
}

function toWaiting(row: WaitingRow, now: number): WaitingHost {
  const paceMs = readEnv().hostDelayMs;
  const freeIn = row.free_at.getTime() - now;
  const told = row.wait_reason === "retry_after" && freeIn > 0;
  const slow = (row.crawl_delay_ms ?? 0) > paceMs;
  const why =
    row.state === "paused"
      ? "paused"
      : row.in_flight > 0
        ? "visiting"
        : told
          ? "retry_after"
          : slow
            ? "crawl_delay"
            : "pace";
  const nextAt = row.in_flight > 0 || row.state === "paused" ? null : row.next_at;
  return {
    host: row.host,
    queued: row.queued,
    why,
    delayMs: why === "retry_after" ? freeIn : slow ? row.crawl_delay_ms : paceMs,
    nextAt: nextAt?.toISOString() ?? null,
  };
}

/** Pages that a run has looked at, newest first. */
export async function latestVisits(scope: Scope, id: string, limit = 9): Promise<VisitLine[]> {
  const rows = await query<Omit<VisitLine, "doneAt"> & { doneAt: Date }>(
    `select v.page_id as "pageId", coalesce(p.url, '') as url, v.headline, v.note, v.http_status as "httpStatus", v.ms,
            v.done_at as "doneAt"
       from run r
      cross join lateral (
        select * from visit where run_id = r.id and state in ('done', 'failed') order by done_at desc limit $4
      ) v
       left join page p on p.workspace_id = r.workspace_id and p.id = v.page_id
      where ${ALLOWED} and r.id = $3
      order by v.done_at desc, v.page_id`,
    [...allowed(scope), id, limit],
  );
  return rows.map((row) => ({ ...row, doneAt: row.doneAt.toISOString() }));
}

/** Steps of the chart of pages a second. */
const step = { seconds: 15, count: 24 } as const;

/** Hosts, results, pace and workers of a run: asked every few seconds while somebody watches. */
export async function runDetail(scope: Scope, id: string): Promise<RunDetail> {
  const [waiting, latest, rates, live] = await Promise.all([
    waitingHosts(scope, id),
    latestVisits(scope, id),
    recentRates(scope, id),
    one<{ workers: number; inFlight: number }>(
      `select (select count(*)::int from worker_beat where beat_at > now() - interval '20 s') as workers,
              (select count(*)::int from visit v join run r on r.id = v.run_id
                where ${ALLOWED} and r.id = $3 and v.state = 'running') as "inFlight"`,
      [...allowed(scope), id],
    ),
  ]);
  const { workers = 0, inFlight = 0 } = live ?? {};
  return { hosts: waiting.hosts, waiting: waiting.total, latest, rates, workers, inFlight };
}

/** Pages a second in the last minutes, one point a step. */
async function recentRates(scope: Scope, id: string): Promise<RatePoint[]> {
  const rows = await query<{ at: Date; pages: number }>(
    `select s.at, (select count(*)::int from visit v
                    where v.run_id = r.id and v.state in ('done', 'failed')
                      and v.done_at > s.at - $4 * interval '1 s' and v.done_at <= s.at) as pages
       from run r
      cross join lateral generate_series(
              date_bin($4 * interval '1 s', now(), 'epoch') - ($5 - 1) * $4 * interval '1 s',
              date_bin($4 * interval '1 s', now(), 'epoch'), $4 * interval '1 s') as s (at)
      where ${ALLOWED} and r.id = $3
      order by s.at`,
    [...allowed(scope), id, step.seconds, step.count],
  );
  return rows.map((row) => ({ at: row.at.toISOString(), pagesPerSecond: row.pages / step.seconds }));
}
