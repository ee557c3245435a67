import { query } from "#lib/db/sql";

/** A host's turn handed back, right after the fetch; its visit is finished later, when it is recorded. */
export interface Release {
  runId: string;
  pageId: number;
  attempt: number;
  /** Whether it was asked anything at all: without a request there is nothing to rest from. */
  asked: boolean;
  /** What the host asked for beyond the usual pause (Retry-After), in milliseconds. */
  waitMs: number;
}

/**
 * Hands turns back: the host may be asked again after its pause, counted from now. A turn that was taken
 * away meanwhile (its lease ran out) is passed over.
 */
export async function releaseHosts(releases: readonly Release[], hostDelayMs: number): Promise<void> {
  if (releases.length === 0) return;
  await query(
    `with given as (
       select * from unnest($1::uuid[], $2::int[], $3::int[], $4::float8[], $5::bool[])
                as g (run_id, page_id, attempt, wait_ms, asked)
     ), freed as (
       update visit v set holds_host = false
         from given g
        where v.run_id = g.run_id and v.page_id = g.page_id and v.attempt = g.attempt and v.holds_host
       returning v.host_id, g.wait_ms, g.asked
     ), per_host as (
       select host_id, count(*)::int as n, max(wait_ms) as wait_ms, bool_or(asked) as asked
         from freed group by host_id
     ), locked as (
       select id, in_flight, free_at, crawl_delay_ms, wait_reason from host
        where id in (select host_id from per_host) order by id for update
     ), rest as (
       select p.host_id, p.n, p.wait_ms > 0 as told,
              case when not p.asked and p.wait_ms = 0 and l.in_flight <= p.n and l.wait_reason is null then now()
                   else greatest(l.free_at, now() + greatest($6, p.wait_ms, l.crawl_delay_ms, 0) * interval '1 ms')
              end as free_at
         from per_host p join locked l on l.id = p.host_id
     )
     update host h
        set in_flight = greatest(h.in_flight - rest.n, 0),
            free_at = rest.free_at,
            next_at = case when h.next_at is null then null else rest.free_at end,
            wait_reason = case when rest.told then 'retry_after' else h.wait_reason end
       from rest where h.id = rest.host_id`,
    [
      releases.map((r) => r.runId),
      releases.map((r) => r.pageId),
      releases.map((r) => r.attempt),
      releases.map((r) => r.waitMs),
      releases.map((r) => r.asked),
      hostDelayMs,
    ],
  );
}
