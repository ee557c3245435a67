import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { type Postgres, type PostgresOptions, startPostgres } from "#lib/boot/postgres";
import { databaseAccount, locateBinaries, prepareBinaries } from "#lib/boot/postgres-binaries";
import { isRunning } from "#lib/boot/processes";
import { root } from "#lib/boot/root";
import { tempFolder } from "../support/temp-folder.ts";

const asRoot = process.getuid?.() === 0;

async function start(options: PostgresOptions): Promise<Postgres> {
  const server = await startPostgres({ port: 0, settings: { shared_buffers: "16MB" }, ...options });
  onTestFinished(server.stop);
  return server;
}

async function ask(server: Postgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

async function untilGone(pid: number): Promise<void> {
  for (let waited = 0; isRunning(pid, "postgres") && waited < 20_000; waited += 50) await sleep(50);
  expect(isRunning(pid, "postgres")).toBe(false);
}

test("an empty folder becomes a database that answers in UTC and UTF-8, and stops", async () => {
  const server = await start({ dir: tempFolder() });
  expect(server.adopted).toBe(false);
  const [settings] = await ask(
    server,
    "SELECT current_setting('TimeZone') AS zone, current_setting('server_encoding') AS code, current_setting('listen_addresses') AS at",
  );
  expect(settings).toEqual({ zone: "UTC", code: "UTF8", at: "127.0.0.1" });
  await server.stop();
  expect(isRunning(server.pid, "postgres")).toBe(false);
  expect(fs.existsSync(path.join(server.dir, "pgdata/postmaster.pid"))).toBe(false);
});

test("a server that an earlier run left is adopted, with its port and password", async () => {
  const dir = tempFolder();
  const first = await start({ dir });
  const second = await start({ dir });
  expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port });
  expect(await ask(second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a killed server's data is there after the next start", async () => {
  const dir = tempFolder();
  const first = await start({ dir });
  await ask(first, "CREATE TABLE kept AS SELECT 42 AS answer");
  process.kill(first.pid, "SIGKILL");
  await untilGone(first.pid);
  const second = await start({ dir });
  expect(second.adopted).toBe(false);
  expect(await ask(second, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
});

test("a pid file that names a living stranger is not believed", async () => {
  const dir = tempFolder();
  const first = await start({ dir });
  await first.stop();
  const file = path.join(first.dir, "pgdata/postmaster.pid");
  fs.writeFileSync(file, [process.pid, first.dir, 0, 54_321, "", "127.0.0.1", "", "ready"].join("\n"));
  const second = await start({ dir });
  expect(second.adopted).toBe(false);
  expect(await ask(second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("what a broken-off first start left is thrown away", async () => {
  const dir = tempFolder();
  fs.mkdirSync(path.join(dir, "pgdata.half"));
  fs.writeFileSync(path.join(dir, "pgdata.half/PG_VERSION"), "18");
  const server = await start({ dir });
  expect(await ask(server, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(fs.existsSync(path.join(dir, "pgdata.half"))).toBe(false);
});

test("a port in use is not fought over", async () => {
  const first = await start({ dir: tempFolder() });
  const second = await start({ dir: tempFolder(), port: first.port });
  expect(second.port).not.toBe(first.port);
});

test("a temporary server ends and its folder goes when its starter is killed", async () => {
  const dir = tempFolder();
  const code = `import { startPostgres } from "#lib/boot/postgres";
    const server = await startPostgres({ dir: ${JSON.stringify(dir)}, port: 0, temporary: true });
    console.log(server.pid);
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ["--input-type=module", "-e", code], { cwd: root });
  const pid = await new Promise<number>((resolve) =>
    starter.stdout.on("data", (said) => resolve(Number(said))),
  );
  expect(isRunning(pid, "postgres")).toBe(true);
  starter.kill("SIGKILL");
  await untilGone(pid);
  for (let waited = 0; fs.existsSync(dir) && waited < 5_000; waited += 50) await sleep(50);
  expect(fs.existsSync(dir)).toBe(false);
});

test.skipIf(!asRoot)(
  "as root, a folder closed to others keeps its data in a shared place (needs root)",
  async () => {
    const dir = tempFolder(0o700);
    const server = await start({ dir });
    onTestFinished(() => fs.rmSync(server.dir, { recursive: true, force: true }));
    expect(server.dir).toMatch(/^\/var\/lib\/fairlead\/data-[0-9a-f]{12}$/);
    expect(await ask(server, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    const again = await start({ dir });
    expect(again).toMatchObject({ adopted: true, dir: server.dir });
  },
);

test.skipIf(!asRoot)(
  "as root, programs in a checkout closed to others are linked to a shared place (needs root)",
  () => {
    const account = databaseAccount();
    const closed = tempFolder(0o700);
    const shared = tempFolder();
    const installed = locateBinaries();
    fs.cpSync(installed.dir, path.join(closed, "native"), { recursive: true, verbatimSymlinks: true });
    const usable = prepareBinaries(account, shared, { ...installed, dir: path.join(closed, "native") });
    expect(usable.dir).toBe(path.join(shared, `pg-${installed.version}`));
    expect(prepareBinaries(account, shared, { ...installed, dir: path.join(closed, "native") })).toEqual(
      usable,
    );
  },
);
