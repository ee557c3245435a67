import { transaction } from "#lib/db/sql";
import type { FrontierSettings } from "./settings.ts";
import { type VisitFacts, visitFacts } from "./visit-facts.ts";

/** A visit that this worker holds: its host's turn and, until the lease runs out, the page. */
export interface Visit extends VisitFacts {
  runId: string;
  pageId: number;
  workspaceId: number;
  /** Fences the record: a visit taken again has a higher one. */
  attempt: number;
  hostId: number;
  /** Registrable domain whose turn it has. */
  host: string;
  crawlDelayMs: number | null;
  /** Null when the page is gone meanwhile. */
  url: string | null;
}

export interface Claim {
  visits: Visit[];
  /** Until the next host is due, when fewer were due than asked for; null when none waits. */
  nextDueMs: number | null;
}

// Workspaces take turns: each has its own queue of hosts (by whose visit comes next there), so that a
// million visits of one tenant stand beside another's, not before them. The list of workspaces is read by
// jumping along the index, not by scanning it.
const waitingWorkspaces = `
  with recursive jump(id) as (
    (select next_workspace_id from host where next_at is not null order by next_workspace_id limit 1)
    union all
    select (select next_workspace_id from host where next_at is not null and next_workspace_id > jump.id
             order by next_workspace_id limit 1)
      from jump where jump.id is not null
  ), waiting as (select id, count(*) over () as n from jump where id is not null)`;

const lockDueHosts = `${waitingWorkspaces}
  select h.id, w.id as workspace_id
    from (select * from waiting order by (id <= $3), id) w
   cross join lateral (
     select id from host
      where next_workspace_id = w.id and next_at <= now() and free_at <= now() and in_flight < $2
      order by next_at limit greatest(1, ceil($1::float8 / w.n))
        for update skip locked
   ) h
   limit $1`;

const nextDue = `${waitingWorkspaces}
  select (extract(epoch from min(h.next_at) - now()) * 1000)::float8 as ms
    from waiting w
   cross join lateral (
     select next_at from host where next_workspace_id = w.id and next_at > now() order by next_at limit 1
   ) h`;

// Runs under the lock of its hosts, in its own snapshot: whoever queues visits locks the host before it
// commits, so "nothing is queued here" (next_at null) can be trusted. A visit that somebody is pausing just
// now is skipped, never waited for.
const takeVisits = `
  with picked as (
    select h.id as host_id, coalesce(here.run_id, round.run_id) as run_id,
           coalesce(here.page_id, round.page_id) as page_id,
           coalesce(here.workspace_id, round.workspace_id) as workspace_id
      from host h
      left join lateral (
        select run_id, page_id, workspace_id from visit
         where host_id = h.id and state = 'queued' and workspace_id >= h.next_workspace_id
         order by workspace_id, run_id, page_id limit 1 for update skip locked
      ) here on true
      left join lateral (
        select run_id, page_id, workspace_id from visit
         where here.run_id is null and host_id = h.id and state = 'queued' and workspace_id < h.next_workspace_id
         order by workspace_id, run_id, page_id limit 1 for update skip locked
      ) round on true
     where h.id = any($1::int[]) and coalesce(here.run_id, round.run_id) is not null
  ), taken as (
    update visit v
       set state = 'running', attempt = v.attempt + 1, worker_id = $2, holds_host = true,
           lease_until = now() + $3 * interval '1 ms'
      from picked p where v.run_id = p.run_id and v.page_id = p.page_id
    returning v.run_id, v.page_id, v.workspace_id, v.attempt, v.host_id
  ), after as (
    select h.id, p.run_id is not null as took, greatest($5, h.crawl_delay_ms, 0) * interval '1 ms' as pace,
           coalesce(
             (select v.workspace_id from visit v
               where v.host_id = h.id and v.state = 'queued' and v.workspace_id > p.workspace_id
               order by v.workspace_id limit 1),
             (select v.workspace_id from visit v
               where v.host_id = h.id and v.state = 'queued'
                 and (p.run_id is null or (v.run_id, v.page_id) <> (p.run_id, p.page_id))
               order by v.workspace_id limit 1)
           ) as next_workspace_id
      from host h left join picked p on p.host_id = h.id
     where h.id = any($1::int[])
  ), moved as (
    update host h
       set in_flight = h.in_flight + after.took::int,
           free_at = case when after.took then now() + after.pace else h.free_at end,
           wait_reason = case when after.took then null else h.wait_reason end,
           next_workspace_id = coalesce(after.next_workspace_id, h.next_workspace_id),
           next_at = case
             when after.next_workspace_id is null then null
             when not after.took then now() + interval '200 ms'
             when h.in_flight + 1 >= $4 then now() + $3 * interval '1 ms'
             else now() + after.pace end
      from after where h.id = after.id
    returning h.id, h.name, h.crawl_delay_ms
  )
  select t.run_id as "runId", t.page_id as "pageId", t.workspace_id as "workspaceId", t.attempt,
         t.host_id as "hostId", h.name as host, h.crawl_delay_ms as "crawlDelayMs", p.url,
         ${visitFacts}
    from taken t join moved h on h.id = t.host_id
    left join page p on p.workspace_id = t.workspace_id and p.id = t.page_id`;

/**
 * Claims up to `limit` visits, one a host: hosts that are due, longest first within a workspace, workspaces
 * in turns starting after `afterWorkspaceId`; at a host the next visit, round robin over its workspaces.
 */
export async function claimVisits(
  worker: { id: string; limit: number; afterWorkspaceId: number },
  settings: Pick<FrontierSettings, "hostDelayMs" | "hostConcurrency" | "leaseMs">,
): Promise<Claim> {
  return transaction(async (sql) => {
    const due = await sql.query<{ id: number; workspace_id: number }>(lockDueHosts, [
      worker.limit,
      settings.hostConcurrency,
      worker.afterWorkspaceId,
    ]);
    const visits =
      due.length === 0
        ? []
        : await sql.query<Visit>(takeVisits, [
            due.map((host) => host.id),
            worker.id,
            settings.leaseMs,
            settings.hostConcurrency,
            settings.hostDelayMs,
          ]);
    if (due.length > 0) return { visits, nextDueMs: 0 };
    const [next] = await sql.query<{ ms: number | null }>(nextDue);
    return { visits, nextDueMs: next?.ms ?? null };
  });
}
