// The database that comes with the product: made on first use, started, adopted when an earlier run left it, stopped.
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#lib/errors";
import { freePort } from "./ports.ts";
import {
  type Account,
  type Binaries,
  binaryPath,
  canEnter,
  databaseAccount,
  prepareBinaries,
} from "./postgres-binaries.ts";
import { initialise, passwordFile, serverEnv } from "./postgres-cluster.ts";
import { isRunning } from "./processes.ts";

export interface Postgres {
  /** Connection string of one of its databases, as its owner. */
  url: (database: string) => string;
  pid: number;
  port: number;
  /** It was running already, started by a run that ended without stopping it. */
  adopted: boolean;
  /** Where its data lies; elsewhere than asked when its account cannot enter that folder. */
  dir: string;
  /** Ends the sessions, writes everything to disk and waits for the end. */
  stop: () => Promise<void>;
}

export interface PostgresOptions {
  /** Folder to keep the data in; made when missing. */
  dir: string;
  /** Wanted port; a free one is taken when it is in use. */
  port?: number;
  /** Further settings, as in postgresql.conf. */
  settings?: Record<string, string>;
  /** Stop and delete everything when this process ends, however it ends: for tests and one-off commands. */
  temporary?: boolean;
  report?: (line: string) => void;
}

const defaultPort = 54_329;
const sharedPlace = "/var/lib/fairlead";
const startLimitMs = 120_000;
const stopLimitMs = 30_000;
/** In bytes; a longer one is put aside at the next start. */
const longestLog = 10_000_000;

const baseSettings: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: `${sharedMegabytes()}MB`,
  wal_compression: "on",
  max_wal_size: "2GB",
  // Each first change of a page after a checkpoint writes the whole page: an import pays for every one.
  checkpoint_timeout: "15min",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** An eighth of the memory that this process may use, from 128 MB to 2 GB: the database shares the machine with us. */
function sharedMegabytes(): number {
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem();
  return Math.round(Math.min(2_048, Math.max(128, memory / 8 / 1_048_576)));
}

/** Starts the built-in PostgreSQL, or adopts it when it runs. Throws AppError "unavailable" with the server's own words. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const report = options.report ?? (() => {});
  const account = databaseAccount();
  const dir = placeFor(account, options.dir);
  const binaries = prepareBinaries(account, sharedPlace);
  const data = path.join(dir, "pgdata");
  if (!fs.existsSync(path.join(data, "PG_VERSION"))) initialise(binaries, account, dir, data);
  const password = fs.readFileSync(passwordFile(dir), "utf8").trim();
  const as = (pid: number, port: number, adopted: boolean): Postgres => ({
    url: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    pid,
    port,
    adopted,
    dir,
    stop: () => stopPostgres(pid),
  });

  const pidFile = path.join(data, "postmaster.pid");
  let killed = false;
  if (fs.existsSync(pidFile)) {
    const [pid = 0, , , port = 0] = fs.readFileSync(pidFile, "utf8").split("\n").map(Number);
    if (isRunning(pid, "postgres")) {
      report(`the database runs already (process ${pid}, port ${port})`);
      return as(pid, port, true);
    }
    report(`removed what a killed database left (process ${pid})`);
    fs.rmSync(pidFile, { force: true });
    killed = true;
  }
  const port = await freePort(options.port ?? defaultPort);
  const settings = { ...baseSettings, ...options.settings, port: String(port) };
  const start = () => launch(binaries, account, dir, data, settings);
  const pid = killed ? await withPatience(start) : await start();
  if (options.temporary) stopWithMe(pid, dir);
  return as(pid, port, false);
}

// The helpers of a killed server hold its shared memory for a moment longer: until they are gone a new one refuses.
async function withPatience(start: () => Promise<number>): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === 40) throw error;
      await sleep(250);
    }
  }
}

// Root's own folders are closed to the database's account: then the data lies in a shared place, named after the folder.
function placeFor(account: Account, wanted: string): string {
  fs.mkdirSync(wanted, { recursive: true });
  if (account.name === null || canEnter(account, wanted)) return wanted;
  const name = createHash("sha256").update(path.resolve(wanted)).digest("hex").slice(0, 12);
  const dir = path.join(sharedPlace, `data-${name}`);
  fs.mkdirSync(dir, { recursive: true, mode: 0o755 });
  return dir;
}

async function launch(
  binaries: Binaries,
  account: Account,
  dir: string,
  data: string,
  settings: Record<string, string>,
): Promise<number> {
  const logFile = path.join(dir, "postgres.log");
  if (fs.existsSync(logFile) && fs.statSync(logFile).size > longestLog)
    fs.renameSync(logFile, `${logFile}.old`);
  const out = fs.openSync(logFile, "a");
  const args = [
    "-D",
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  // Its own process group: Ctrl-C must not reach it before web and worker are down.
  const child = spawn(binaryPath(binaries, "postgres"), args, {
    ...account.ids,
    cwd: data,
    env: serverEnv(),
    stdio: ["ignore", out, out],
    detached: process.platform !== "win32",
  });
  fs.closeSync(out);
  await untilReady(child, path.join(data, "postmaster.pid"), logFile);
  child.unref();
  return child.pid as number;
}

async function untilReady(child: ChildProcess, pidFile: string, logFile: string): Promise<void> {
  let ended: string | number | undefined;
  child.on("error", (error) => {
    ended = error.message;
  });
  child.on("exit", (code, signal) => {
    ended = signal ?? code ?? 0;
  });
  for (let waited = 0; waited < startLimitMs; waited += 20) {
    if (ended !== undefined) {
      const words = fs.readFileSync(logFile, "utf8").slice(-800).trim();
      throw new AppError(
        "unavailable",
        `The database did not start (${ended}). ${logFile} ends with:\n${words}`,
      );
    }
    // The eighth line of the pid file says "ready".
    if (fs.existsSync(pidFile) && fs.readFileSync(pidFile, "utf8").split("\n")[7]?.trim() === "ready") return;
    await sleep(20);
  }
  throw new AppError(
    "unavailable",
    `The database did not become ready within ${startLimitMs / 1000} s; see ${logFile}.`,
  );
}

async function stopPostgres(pid: number): Promise<void> {
  if (!isRunning(pid, "postgres")) return;
  process.kill(pid, "SIGINT"); // "fast": ends sessions, rolls back what is open, writes a checkpoint
  for (let waited = 0; waited < stopLimitMs && isRunning(pid, "postgres"); waited += 20) await sleep(20);
}

// Holds the other end of a pipe: when this process ends, even by kill -9, `read` returns.
function stopWithMe(pid: number, dir: string): void {
  const script =
    'read _; kill -INT "$1" 2>/dev/null; while kill -0 "$1" 2>/dev/null; do sleep 0.1; done; rm -rf "$2"';
  const watcher = spawn("/bin/sh", ["-c", script, "sh", String(pid), dir], {
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watcher.unref();
  (watcher.stdin as unknown as { unref: () => void }).unref();
}
