import { EXTRACTOR_VERSION } from "#lib/core/extract";
import type { Promise_ } from "#lib/core/verdict";
import { transaction } from "#lib/db/sql";
import type { Validators } from "#lib/net/fetch-result";
import type { FrontierSettings } from "./settings.ts";

/** Other addresses of a page that are asked at most; those that something was agreed on come first. */
export const MOST_OTHERS = 20;

/** Promises of a page whose targets are asked along with it, at one visit. */
const MOST_PROMISES = 5;

/** A visit that this worker holds: its host's turn and, until the lease runs out, the page. */
export interface Visit {
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
  /** Of the page as we know it whole; null: it is read in full. */
  validators: Validators | null;
  /** Domains that it is known to link to, at most three. */
  linksTo: readonly string[];
  /** What was agreed about links of the page; those first whose targets were asked longest ago. */
  promises: readonly Promise_[];
  /** Other addresses of the page, to be asked along with it; null at the first attempt, which asks the page alone. */
  others: { pageId: number; url: string }[] | null;
}

/** A server that says "not modified" for ever is not believed for longer than this. */
const believedDays = 30;

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
         case when (p.etag is not null or p.last_modified is not null)
               and p.links_key is not null and p.open_links = 0 and p.moved_to_id is null and p.extractor = $6
               and p.body_read_at > now() - interval '${believedDays} days'
               and p.read_site_set = (select site_set_version from workspace where id = t.workspace_id)
               and exists (select 1 from run r where r.id = t.run_id and (r.trigger = 'schedule' or r.pages > 1))
               and not exists (
                 select 1 from placement pl
                  where pl.workspace_id = t.workspace_id and pl.source_id = p.id and pl.archived_at is null
                    and not exists (select 1 from link l
                                     where l.workspace_id = pl.workspace_id and l.source_id = p.id
                                       and l.target_id = pl.target_id and l.presence = 'found'))
              then json_build_object('etag', p.etag, 'lastModified', p.last_modified) end as validators,
         array(select distinct d.name from link l
                 join domain d on d.workspace_id = l.workspace_id and d.id = l.target_domain_id
                where l.workspace_id = t.workspace_id and l.source_id = p.id and not l.same_domain
                  and l.presence in ('found', 'missed', 'reported') limit 3) as "linksTo",
         (select coalesce(json_agg(a), '[]') from (
            select g.url as target, pl.anchor, pl.rel, pl.place
              from placement pl join page g on g.id = pl.target_id
              left join target_look k on k.url_key = g.url_key
             where pl.workspace_id = t.workspace_id and pl.archived_at is null
               and (pl.source_id in (p.id, p.moved_to_id)
                    or pl.source_id in (select id from page where workspace_id = p.workspace_id and moved_to_id = p.id))
             order by k.expires_at nulls first, pl.id limit ${MOST_PROMISES}) a) as promises,
         case when t.attempt > 1 then (
           select coalesce(json_agg(o), '[]') from (
             select a.id as "pageId", a.url from page a
              where a.workspace_id = p.workspace_id and a.moved_to_id = coalesce(p.moved_to_id, p.id) and a.id <> p.id
              order by exists (select 1 from placement pl where pl.workspace_id = a.workspace_id and pl.source_id = a.id
                                 and pl.archived_at is null) desc, a.id limit ${MOST_OTHERS}) o)
         end as others
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
            EXTRACTOR_VERSION,
          ]);
    if (due.length > 0) return { visits, nextDueMs: 0 };
    const [next] = await sql.query<{ ms: number | null }>(nextDue);
    return { visits, nextDueMs: next?.ms ?? null };
  });
}
