// Postgres is killed under two workers, again and again: what was acknowledged is there, and nothing is done twice.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "#lib/boot/ports";
import { type Postgres, startPostgres } from "#lib/boot/postgres";
import { root } from "#lib/boot/root";
import { ensureDatabase, migrate } from "#lib/db/migrate";
import { type SiteServer, serveSites } from "../support/site-server.ts";
import { startWorker, type WorkerProcess } from "../support/worker-process.ts";

let postgres: Postgres;
let sites: SiteServer;
let workers: WorkerProcess[] = [];
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-restart-"));
let start: () => Promise<Postgres>;

beforeAll(async () => {
  fs.chmodSync(dir, 0o755); // the server's account must enter it when this runs as root
  const port = await freePort(0, "127.0.0.1");
  start = () => startPostgres({ dir, port, temporary: true });
  postgres = await start();
  const url = postgres.url("fairlead");
  await ensureDatabase(url);
  await migrate(url, path.join(root, "prisma/migrations"));
  process.env.DATABASE_URL = url;
  sites = await serveSites({});
  const env = {
    DATABASE_URL: url,
    FAIRLEAD_ALLOW_NETWORKS: "127.0.0.0/8",
    FAIRLEAD_CONNECT_TO: sites.connectTo,
    FAIRLEAD_HOST_DELAY_MS: "100",
  };
  workers = await Promise.all([startWorker(env, { batchMs: 100 }), startWorker(env, { batchMs: 100 })]);
});

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
  const { closePool } = await import("#lib/db/pool");
  await closePool();
  await sites.close();
  await postgres.stop();
  fs.rmSync(dir, { recursive: true, force: true });
});

test("a run survives three hard restarts of its database, each page recorded once", async () => {
  // Loaded late: they read DATABASE_URL when they are first used.
  const { one } = await import("#lib/db/sql");
  const { startRun } = await import("#lib/runs/start-run");
  const { makeWorkspace, report } = await import("../support/workspace.ts");
  const team = await makeWorkspace("home.example");
  const pages = Array.from({ length: 1_000 }, (_, index) => `http://h${index % 50}.test/${index}`);
  for (const url of pages) sites.set(url, { body: '<a href="https://home.example/">Home</a>', delayMs: 20 });
  await report(
    team,
    pages.map((source) => ({ source, target: "https://home.example/" })),
  );
  const { id } = await startRun(team.scope, { site: "home.example", selection: { kind: "all" } });
  const progress = async (): Promise<{ state: string; done: number; failed: number }> => {
    for (;;) {
      const sql = "select state, pages_done as done, failed from run where id = $1";
      const run = await one<{ state: string; done: number; failed: number }>(sql, [id]).catch(() => null);
      if (run !== null) return run;
      await sleep(50);
    }
  };

  for (let restart = 0; restart < 3; restart++) {
    await sleep(700);
    const before = await progress();
    process.kill(postgres.pid, "SIGQUIT");
    await sleep(300);
    postgres = await start();
    const after = await progress();
    expect(after.done).toBeGreaterThanOrEqual(before.done);
  }
  const end = performance.now() + 60_000;
  while ((await progress()).state !== "done" && performance.now() < end) await sleep(100);

  expect(await progress()).toEqual({ state: "done", done: 1_000, failed: 0 });
  const checks = await one<{ all: number; pages: number }>(
    "select count(*)::int as all, count(distinct page_id)::int as pages from page_check where run_id = $1",
    [id],
  );
  expect(checks).toEqual({ all: 1_000, pages: 1_000 });
});
