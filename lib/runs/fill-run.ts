import { domainOfHost } from "#lib/core/domain";
import { one, query, type Sql, transaction } from "#lib/db/sql";
import { finishRuns } from "#lib/frontier/finish";
import { ensureHosts } from "#lib/frontier/hosts";
import { queueVisits } from "#lib/frontier/queue-visits";
import type { SiteKeys } from "#lib/links/site-keys";
import type { WriteScope } from "#lib/scope/scope";
import { makeHomePages } from "./home-pages.ts";
import { RunSelection } from "./schema.ts";
import { selectedPages } from "./selected-pages.ts";
import type { RunState } from "./types.ts";

/** Pages queued in one transaction: visits begin while later ones are still being found. */
const pagesAtOnce = 20_000;

interface Run {
  state: RunState;
  selection: unknown;
  site: SiteKeys;
  filled: boolean;
}

/**
 * Queues the pages of a run, chunk by chunk in the order of their ids; begun again it goes on where it stopped.
 * Until it is filled a run is `queued`, though its visits have begun.
 */
export async function fillRun(scope: WriteScope, runId: string, signal?: AbortSignal): Promise<void> {
  const run = await loadRun(scope, runId);
  if (run === null || run.filled || isOver(run.state)) return;
  const selected = selectedPages(scope.workspaceId, run.site, RunSelection.parse(run.selection));
  const counted =
    selected.count === null ? null : await one<{ links: number }>(selected.count, selected.values);
  await query(
    `update run set links = $3, started_at = coalesce(started_at, now()) where workspace_id = $1 and id = $2`,
    [scope.workspaceId, runId, counted?.links ?? 0],
  );
  const { values, homes } = selected;
  if (homes !== null) await makeHomePages(scope, { sql: homes, values }, signal);
  const page = `select s.page_id as "pageId", d.name as domain
     from (select distinct page_id from (${selected.pages}) all_pages
            where page_id > $${values.length + 1} order by page_id limit $${values.length + 2}) s
     join page p on p.workspace_id = $${values.length + 3} and p.id = s.page_id
     join domain d on d.workspace_id = p.workspace_id and d.id = p.domain_id
    order by s.page_id`;
  for (let after = 0; ; ) {
    signal?.throwIfAborted();
    const found = await query<{ pageId: number; domain: string }>(page, [
      ...values,
      after,
      pagesAtOnce,
      scope.workspaceId,
    ]);
    const last = found.at(-1);
    if (last === undefined) break;
    if (!(await queueChunk(scope, runId, found))) return;
    after = last.pageId;
  }
  await query(
    `update run set filled_at = now(), state = case state when 'queued' then 'running' else state end,
            hosts = (select count(distinct host_id) from visit where run_id = run.id)
      where workspace_id = $1 and id = $2`,
    [scope.workspaceId, runId],
  );
  await finishRuns([runId]);
}

/** Queues one chunk. False when the run was cancelled meanwhile. */
async function queueChunk(
  scope: WriteScope,
  runId: string,
  found: readonly { pageId: number; domain: string }[],
): Promise<boolean> {
  // A host that the workspace counts as a domain of its own is asked at the pace of its registrable domain.
  const hostOf = new Map<string, string>();
  for (const { domain } of found) if (!hostOf.has(domain)) hostOf.set(domain, domainOfHost(domain));
  const ids = await ensureHosts(new Set(hostOf.values()));
  const pages = found.map(({ pageId, domain }) => ({
    pageId,
    hostId: ids.get(hostOf.get(domain) ?? "") as number,
  }));
  return transaction(async (sql) => {
    const state = await lockRun(sql, scope, runId);
    if (state === null || isOver(state)) return false;
    const run = { id: runId, workspaceId: scope.workspaceId, paused: state === "paused" };
    const added = await queueVisits(sql, run, pages);
    await sql.query("update run set pages = pages + $2 where id = $1", [runId, added]);
    return true;
  });
}

async function lockRun(sql: Sql, scope: WriteScope, runId: string): Promise<RunState | null> {
  const [run] = await sql.query<{ state: RunState }>(
    "select state from run where workspace_id = $1 and id = $2 for no key update",
    [scope.workspaceId, runId],
  );
  return run?.state ?? null;
}

async function loadRun(scope: WriteScope, runId: string): Promise<Run | null> {
  const row = await one<Omit<Run, "site"> & { siteId: number; domainIds: number[] }>(
    `select r.state, r.selection, r.filled_at is not null as filled, r.site_id as "siteId",
            array(select domain_id from site_domain sd
                   where sd.workspace_id = r.workspace_id and sd.site_id = r.site_id) as "domainIds"
       from run r where r.workspace_id = $1 and r.id = $2`,
    [scope.workspaceId, runId],
  );
  return row === null ? null : { ...row, site: { id: row.siteId, domainIds: row.domainIds } };
}

function isOver(state: RunState): boolean {
  return state === "done" || state === "cancelled" || state === "failed";
}
