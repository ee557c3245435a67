import { spawn } from "node:child_process";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { identityOf } from "#lib/boot/processes";
import { root } from "#lib/boot/root";
import { type Product, startProduct } from "../support/product.ts";
import { tempFolder } from "../support/temp-folder.ts";

async function start(dataDir: string, env: Record<string, string> = {}): Promise<Product> {
  const product = await startProduct(dataDir, env);
  onTestFinished(async () => void (await product.stop()));
  return product;
}

// A zombie answers to its number; nobody may have asked for its end yet.
const alive = (pid: number): boolean => identityOf(pid) !== null;

const health = async (product: Product): Promise<number> => {
  try {
    return (await fetch(`${product.url}/api/health`)).status;
  } catch {
    return 0;
  }
};
const untilWell = (product: Product): Promise<void> =>
  expect.poll(() => health(product), { timeout: 60_000, interval: 200 }).toBe(200);

test("one command brings up everything, says where, and Ctrl-C takes it all down", {
  timeout: 300_000,
}, async () => {
  const product = await start(tempFolder());
  expect(product.output()).toMatch(/database: built in, 127\.0\.0\.1:\d+, data in /);
  expect(product.url).toMatch(/^http:\/\/localhost:\d+$/);
  expect(product.setupLink).toMatch(new RegExp(`^${product.url}/setup\\?token=[\\w-]{43}$`));
  await untilWell(product);
  expect(await (await fetch(`${product.url}/api/health`)).json()).toMatchObject({
    ok: true,
    database: { ok: true },
    migrations: { ok: true, missing: 0 },
    worker: { ok: true, alive: 1 },
  });
  const parts = product.parts();
  const asked = performance.now();
  expect(await product.stop()).toBe(0);
  expect(performance.now() - asked).toBeLessThan(12_000);
  expect([parts.web, ...parts.workers, parts.database].filter(alive)).toEqual([]);
});

test("killed one after the other, web, worker and database come back by themselves", async () => {
  const product = await start(tempFolder(), { WORKERS: "2" });
  await untilWell(product);
  const before = product.parts();
  expect(before.workers).toHaveLength(2);
  for (const pid of [before.web, before.workers[0] as number, before.database]) {
    process.kill(pid, "SIGKILL");
    await expect.poll(() => alive(pid), { timeout: 10_000 }).toBe(false);
    await untilWell(product);
  }
  await expect.poll(() => product.parts().workers.filter(alive).length, { timeout: 30_000 }).toBe(2);
  const after = product.parts();
  expect(after.web).not.toBe(before.web);
  expect(after.database).not.toBe(before.database);
});

test("after a kill of the keeping process its children end and the next start recovers", async () => {
  const dir = tempFolder();
  const first = await start(dir);
  await untilWell(first);
  const { web, workers, database } = first.parts();
  process.kill(first.pid, "SIGKILL");
  const second = await start(dir); // at once: it waits for what is still going
  expect([web, ...workers].filter(alive)).toEqual([]);
  expect(second.output()).toContain("the database runs already");
  expect(second.parts().database).toBe(database);
  await untilWell(second);
});

test("after a kill of everything the next start recovers", async () => {
  const dir = tempFolder();
  const first = await start(dir);
  await untilWell(first);
  const { web, workers, database } = first.parts();
  for (const pid of [first.pid, web, ...workers, database]) process.kill(pid, "SIGKILL");
  const second = await start(dir);
  expect(second.output()).toContain("removed what a killed database left");
  await untilWell(second);
});

test("a second start with the same data folder is refused and disturbs nothing", async () => {
  const dir = tempFolder();
  const first = await start(dir);
  await untilWell(first);
  await expect(startProduct(dir)).rejects.toThrow(`Fairlead runs already with this data folder`);
  expect(await health(first)).toBe(200);
});

test("a port in use is said before anything is started", async () => {
  const first = await start(tempFolder());
  const port = new URL(first.url).port;
  await expect(startProduct(tempFolder(), { PORT: port })).rejects.toThrow(`127.0.0.1:${port} is in use`);
});

test("DATABASE_URL is used, named without its password, and another secret is refused", async () => {
  const shared = (await start(tempFolder())).shared();
  const { port, password } = new URL(shared.DATABASE_URL);
  const second = await start(tempFolder(), shared);
  expect(second.output()).toContain(`database: DATABASE_URL: 127.0.0.1:${port}/fairlead`);
  expect(second.output()).not.toContain(password);
  const other = { ...shared, FAIRLEAD_SECRET: "another secret, made for another database" };
  await expect(startProduct(tempFolder(), other)).rejects.toThrow("FAIRLEAD_SECRET is not the one");
  expect(await workerSays(other)).toContain("FAIRLEAD_SECRET is not the one");
});

test("a worker elsewhere adds itself, and says what it lacks", async () => {
  const first = await start(tempFolder());
  const shared = first.shared();
  expect(await workerSays({ FAIRLEAD_SECRET: shared.FAIRLEAD_SECRET })).toContain("DATABASE_URL is not set");
  expect(await workerSays({ DATABASE_URL: shared.DATABASE_URL })).toContain("FAIRLEAD_SECRET is not set");
  const worker = spawnWorker(shared);
  const workersAlive = async () => (await (await fetch(`${first.url}/api/health`)).json()).worker.alive;
  await expect.poll(workersAlive, { timeout: 30_000, interval: 200 }).toBe(2);
  worker.kill("SIGTERM");
  expect(await new Promise((resolve) => worker.on("close", resolve))).toBe(0);
});

function spawnWorker(env: Record<string, string>) {
  const { PATH = "" } = process.env;
  return spawn(process.execPath, [path.join(root, "bin/fairlead.js"), "worker"], {
    cwd: root,
    env: { PATH, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "pipe"],
  });
}

async function workerSays(env: Record<string, string>): Promise<string> {
  const worker = spawnWorker(env);
  let said = "";
  worker.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  expect(await new Promise((resolve) => worker.on("close", resolve))).toBe(3);
  return said;
}
