// Worker processes against real servers: turns as the served side sees them, a job of one that was killed, a stop.
// Kills under load are in test/boot/crashes.test.ts.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { domainOf } from "#lib/core/domain";
import { pool } from "#lib/db/pool";
import { one, query } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import { Selection } from "#lib/runs/schema";
import { startRun } from "#lib/runs/start-run";
import { type SitePage, type SiteRequest, type SiteServer, serveSites } from "../support/site-server.ts";
import { isDone, until, visitStates } from "../support/visits.ts";
import { startWorker, type WorkerProcess } from "../support/worker-process.ts";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const hostDelayMs = 150;
let sites: SiteServer;
let workers: WorkerProcess[] = [];

const start = async (settings: Parameters<typeof startWorker>[1] = {}) => {
  const worker = await startWorker(
    {
      FAIRLEAD_ALLOW_NETWORKS: "127.0.0.0/8",
      FAIRLEAD_CONNECT_TO: sites.connectTo,
      FAIRLEAD_HOST_DELAY_MS: String(hostDelayMs),
    },
    { batchMs: 100, renewMs: 500, ...settings },
  );
  workers.push(worker);
  return worker;
};

/** Pages that link to the site, as many hosts with as many pages as asked, each host with a robots.txt. */
async function servePages(team: TestWorkspace, hosts: number, pages: number): Promise<void> {
  const rows: { source: string; target: string }[] = [];
  for (let host = 0; host < hosts; host++) {
    const origin = `http://${host % 2 === 0 ? "www." : ""}h${host}.test`;
    sites.set(`${origin}/robots.txt`, { body: "User-agent: *\nDisallow: /private" });
    for (let page = 0; page < pages; page++) {
      const source = `${origin}/${page}`;
      const body = `<main><p>Read <a href="https://home.example/">Home ${page}</a> here.</p></main>`;
      sites.set(source, { body, delayMs: 10 } satisfies SitePage);
      rows.push({ source, target: "https://home.example/" });
    }
  }
  await report(team, rows);
}

const verifyAll = (team: TestWorkspace) =>
  startRun(team.scope, { site: "home.example", selection: Selection.parse({ kind: "all" }) });

/** Pauses between requests to one domain, from the end of one to the start of the next. */
function pauses(requests: readonly SiteRequest[]): number[] {
  const found: number[] = [];
  for (const own of Map.groupBy(requests, (request) => domainOf(request.url)).values()) {
    const sorted = own.toSorted((a, b) => a.at - b.at);
    for (const [index, request] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before !== undefined) found.push(request.at - (before.endedAt ?? Number.POSITIVE_INFINITY));
    }
  }
  return found;
}

async function newTeam(): Promise<TestWorkspace> {
  await query("truncate run, visit, host, robots_file cascade");
  await query("delete from site where slug = 'home.example'");
  return makeWorkspace("home.example");
}

beforeAll(async () => {
  sites = await serveSites({});
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
  workers = [];
  sites.requests.length = 0;
});
afterAll(async () => {
  await stopSender();
  await sites.close();
});

describe("two workers", () => {
  test("begin a started run at once, and never hurry or crowd a domain", async () => {
    const team = await newTeam();
    await servePages(team, 20, 6);
    await Promise.all([start(), start()]);
    const asked = performance.now();
    const { id } = await verifyAll(team);
    await until(() => isDone(id), 30_000);
    const first = Math.min(...sites.requests.map((request) => request.at));
    const gaps = pauses(sites.requests);
    console.info(
      `first request after ${Math.round(first - asked)} ms; ${sites.requests.length} requests, shortest pause ${Math.min(...gaps).toFixed(1)} ms of ${hostDelayMs}`,
    );
    // A notice wakes them: looking by themselves they would take up to five seconds.
    expect(first - asked).toBeLessThan(3_000);
    expect(Math.max(...sites.requests.map((request) => request.inFlight))).toBe(1);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(hostDelayMs);
    expect(await visitStates(id)).toEqual({ done: 120 });
    expect(await one("select pages_done, live, failed from run where id = $1", [id])).toEqual({
      pages_done: 120,
      live: 120,
      failed: 0,
    });
    const found = await one(
      "select count(*)::int as n from link where workspace_id = $1 and presence = 'found'",
      [team.workspaceId],
    );
    expect(found).toEqual({ n: 120 });
  }, 60_000);
});

describe("a job", () => {
  test("of a worker that was killed under it is taken over within half a minute", async () => {
    const team = await newTeam();
    await servePages(team, 5, 2);
    const { id } = await verifyAll(team);
    const blocker = await pool().connect();
    await blocker.query("begin");
    await blocker.query("select 1 from run where id = $1 for update", [id]);
    const victim = await start();
    await until(
      async () =>
        (await query("select 1 as one from pgboss.job where state = 'active' and name = 'fill-run'")).length >
        0,
    );
    await victim.end("SIGKILL");
    await blocker.query("rollback");
    blocker.release();
    const killed = performance.now();
    await start();
    await until(() => isDone(id), 45_000);
    console.info(`taken over and done ${Math.round((performance.now() - killed) / 1_000)} s after the kill`);
    expect(performance.now() - killed).toBeLessThan(40_000);
    expect(await visitStates(id)).toEqual({ done: 10 });
  }, 90_000);
});

describe("a worker that is asked to stop", () => {
  test("ends within 10 s, and leaves the rest to others", async () => {
    const team = await newTeam();
    await servePages(team, 20, 10);
    sites.set("http://hang.test/", { delayMs: 25_000 });
    await report(team, [{ source: "http://hang.test/", target: "https://home.example/" }]);
    const worker = await start();
    const { id } = await verifyAll(team);
    await until(async () => ((await visitStates(id)).done ?? 0) > 20);
    const took = await worker.end("SIGTERM");
    console.info(`stopped after ${Math.round(took)} ms`);
    expect(took).toBeLessThan(10_000);
    const states = await visitStates(id);
    expect(states.running).toBeUndefined();
    expect(await query("select 1 as one from host where in_flight > 0")).toEqual([]);
    expect(await query("select 1 as one from worker_beat where pid = $1", [worker.pid])).toEqual([]);
    sites.set("http://hang.test/", { body: "<p>nothing</p>" });
    await start();
    await until(() => isDone(id), 30_000);
    expect(await visitStates(id)).toEqual({ done: 201 });
  }, 90_000);
});
