// Runs with visits, written straight into the tables, and a record that only finishes visits: for tests of
// who may be asked when, which need many pages and no content.
import { createHash } from "node:crypto";
import type { Look } from "#lib/core/look";
import { newId } from "#lib/db/new-id";
import { one, query, transaction } from "#lib/db/sql";
import { ensureHosts } from "#lib/frontier/hosts";
import { queueVisits } from "#lib/frontier/queue-visits";
import type { RecordLooks } from "#lib/frontier/record-looks";
import { lookAt } from "./looks.ts";

let count = 0;

/** A workspace with one site, `home.example` its domain. */
export async function makeTeam(): Promise<{ workspaceId: number; siteId: number }> {
  const slug = `team-${++count}-${newId().slice(-6)}`;
  const workspace = await one<{ id: number }>(
    "insert into workspace (slug, name) values ($1, $1) returning id",
    [slug],
  );
  const workspaceId = workspace?.id as number;
  const site = await one<{ id: number }>(
    "insert into site (workspace_id, slug, name) values ($1, 'home.example', 'Home') returning id",
    [workspaceId],
  );
  return { workspaceId, siteId: site?.id as number };
}

/** Pages `http://<host>/1 …` of each host. */
export async function makePages(
  workspaceId: number,
  hosts: Readonly<Record<string, number>>,
): Promise<{ pageId: number; hostId: number }[]> {
  const ids = await ensureHosts(new Set(Object.keys(hosts)));
  const pages: { pageId: number; hostId: number }[] = [];
  await query(
    `insert into domain (workspace_id, name) select $1, unnest($2::text[]) on conflict do nothing`,
    [workspaceId, Object.keys(hosts)],
  );
  for (const [host, n] of Object.entries(hosts)) {
    const urls = Array.from({ length: n }, (_, index) => `http://${host}/${index + 1}`);
    const keys = urls.map((url) => createHash("sha256").update(url).digest().subarray(0, 16));
    const rows = await query<{ id: number }>(
      `insert into page (workspace_id, domain_id, url, url_key)
       select $1, (select id from domain where workspace_id = $1 and name = $2), u.url, u.key
         from unnest($3::text[], $4::bytea[]) as u (url, key)
       on conflict (workspace_id, url_key) do update set url = excluded.url
       returning id`,
      [workspaceId, host, urls, keys],
    );
    for (const row of rows) pages.push({ pageId: row.id, hostId: ids.get(host) as number });
  }
  return pages;
}

/** A running run of these pages, all queued. Returns its id. */
export async function makeRun(
  team: { workspaceId: number; siteId: number },
  pages: readonly { pageId: number; hostId: number }[],
): Promise<string> {
  const id = newId();
  await transaction(async (sql) => {
    await sql.query(
      `insert into run (id, workspace_id, site_id, number, state, selection, pages, started_at, filled_at)
       values ($1, $2, $3, (select count(*) + 1 from run where workspace_id = $2), 'running', '{"kind":"all"}', $4, now(), now())`,
      [id, team.workspaceId, team.siteId, pages.length],
    );
    for (let at = 0; at < pages.length; at += 20_000) {
      await queueVisits(
        sql,
        { id, workspaceId: team.workspaceId, paused: false },
        pages.slice(at, at + 20_000),
      );
    }
  });
  return id;
}

/** Finishes visits as the one writer does, fence and counters included, and writes nothing else. */
export const finishOnly: RecordLooks = async (_workspaceId, looks) => {
  await query(
    `with ended as (
       update visit v set state = 'done', headline = 'live', done_at = now(), lease_until = null
         from unnest($1::uuid[], $2::int[], $3::int[]) as l (run_id, page_id, attempt)
        where v.run_id = l.run_id and v.page_id = l.page_id and v.attempt = l.attempt and v.state = 'running'
       returning v.run_id
     )
     update run r set pages_done = pages_done + e.n from (select run_id, count(*)::int as n from ended group by run_id) e
      where r.id = e.run_id`,
    [looks.map((look) => look.runId), looks.map((look) => look.pageId), looks.map((look) => look.attempt)],
  );
  return [];
};

/** A look at an empty page, now. */
export function emptyLook(url: string, over: Partial<Look> = {}): Look {
  return lookAt(url, { at: new Date().toISOString(), over });
}

/** How many visits of a run are in each state. */
export async function visitStates(runId: string): Promise<Record<string, number>> {
  const rows = await query<{ state: string; n: number }>(
    "select state, count(*)::int as n from visit where run_id = $1 group by state",
    [runId],
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

/** Asks until `ready` says yes. */
export async function until(ready: () => Promise<boolean>, limitMs = 20_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await ready())) {
    if (performance.now() > end) throw new Error(`not so after ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export async function isDone(runId: string): Promise<boolean> {
  return (await one<{ state: string }>("select state from run where id = $1", [runId]))?.state === "done";
}
