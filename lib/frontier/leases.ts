import { query, transaction } from "#lib/db/sql";
import { waitingAsItsRun } from "./give-back.ts";
import { wakeHosts } from "./hosts.ts";

/** What names a visit that a worker holds. */
export interface Held {
  runId: string;
  pageId: number;
  attempt: number;
}

/** Holds visits for longer: those being fetched and those that wait to be recorded. */
export async function renewLeases(held: readonly Held[], leaseMs: number): Promise<void> {
  if (held.length === 0) return;
  await query(
    `update visit v set lease_until = now() + $4 * interval '1 ms'
       from unnest($1::uuid[], $2::int[], $3::int[]) as h (run_id, page_id, attempt)
      where v.run_id = h.run_id and v.page_id = h.page_id and v.attempt = h.attempt and v.state = 'running'`,
    [
      held.map((visit) => visit.runId),
      held.map((visit) => visit.pageId),
      held.map((visit) => visit.attempt),
      leaseMs,
    ],
  );
}

/**
 * Takes visits away from workers that fell silent: they are queued again, or given up after their last try
 * (a page that kills its worker must not do so for ever). Returns how many.
 */
export async function requeueExpired(silences: number): Promise<number> {
  return transaction(async (sql) => {
    const expired = await sql.query<{ runId: string; pageId: number }>(
      `select run_id as "runId", page_id as "pageId" from visit
        where state = 'running' and lease_until < now() order by lease_until limit 1000 for update skip locked`,
    );
    if (expired.length === 0) return 0;
    const runIds = [...new Set(expired.map((visit) => visit.runId))];
    await sql.query("select id from run where id = any($1::uuid[]) order by id for no key update", [runIds]);
    const settled = await sql.query<{ hostId: number; workspaceId: number; runId: string; state: string }>(
      `update visit v
          set state = case when v.attempt >= $3 then 'failed' else ${waitingAsItsRun} end,
              note = case when v.attempt >= $3 then 'Every worker that read this page stopped.' else v.note end,
              done_at = case when v.attempt >= $3 then now() end,
              worker_id = null, lease_until = null, holds_host = false
         from unnest($1::uuid[], $2::int[]) as e (run_id, page_id)
         join run r on r.id = e.run_id
        where v.run_id = e.run_id and v.page_id = e.page_id
       returning v.host_id as "hostId", v.workspace_id as "workspaceId", v.run_id as "runId", v.state`,
      [expired.map((visit) => visit.runId), expired.map((visit) => visit.pageId), silences],
    );
    const failed = settled.filter((visit) => visit.state === "failed");
    if (failed.length > 0) {
      await sql.query(
        `update run r set pages_done = r.pages_done + f.n, failed = r.failed + f.n
           from (select run_id, count(*)::int as n from unnest($1::uuid[]) as u (run_id) group by run_id) f
          where r.id = f.run_id`,
        [failed.map((visit) => visit.runId)],
      );
    }
    await wakeHosts(
      sql,
      settled.filter((visit) => visit.state === "queued"),
    );
    return expired.length;
  });
}

/**
 * Makes "in flight" of every host what its held visits say: after a worker died, or a run was deleted under
 * way, nothing else gives the turn back. Hosts that somebody is working on this moment are left for next time.
 */
export async function recountHosts(): Promise<number> {
  return transaction(async (sql) => {
    const busy = await sql.query<{ id: number }>(
      "select id from host where in_flight > 0 order by id for update skip locked",
    );
    if (busy.length === 0) return 0;
    const wrong = await sql.query(
      `with counted as (
         select h.id, count(v.page_id)::int as n
           from unnest($1::int[]) as h (id)
           left join visit v on v.host_id = h.id and v.holds_host and v.state = 'running' and v.lease_until >= now()
          group by h.id
       )
       update host h
          set in_flight = counted.n,
              next_at = case when h.next_at is null then null else least(h.next_at, greatest(h.free_at, now())) end
         from counted where h.id = counted.id and h.in_flight <> counted.n
       returning h.id`,
      [busy.map((host) => host.id)],
    );
    return wrong.length;
  });
}
