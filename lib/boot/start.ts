// `npm start`: the database, the pages, the web server and the workers, in this order up and in reverse down.
import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Env, readEnv } from "#lib/env";
import { AppError } from "#lib/errors";
import { buildIfStale, nextProgram } from "./build.ts";
import { bringUpToDate, type Database, openDatabase } from "./database.ts";
import { generateClient } from "./generate-client.ts";
import { type KeptProcess, keepRunning } from "./keep-running.ts";
import { freePort, isPortFree } from "./ports.ts";
import { report } from "./report.ts";
import { root } from "./root.ts";
import { claimDataFolder, type RunRecord } from "./run-record.ts";
import { checkSecret, loadSecret } from "./secret.ts";
import { untilAskedToStop } from "./signals.ts";

type Mode = "start" | "dev";

export const runStart = (): Promise<number> => run("start");
export const runDev = (): Promise<number> => run("dev");

const commandLine = path.join(root, "bin/fairlead.js");
/** A web server that ends this often before its first answer will not come up by itself. */
const hopelessAfter = 3;

async function run(mode: Mode): Promise<number> {
  const env = await withPort(readEnv());
  const asked = new AbortController();
  const stop = untilAskedToStop(() => process.exit(1)).then(() => asked.abort());
  const record = await claimDataFolder(env.dataDir, env.url, report);
  let database: Database | undefined;
  let kept: KeptProcess[] = [];
  try {
    await refuseUsedPort(env);
    const childEnv = await prepare(env, mode, asked.signal, (opened) => {
      database = opened;
    });
    kept = await launch(env, mode, childEnv, record, asked.signal);
    await stop;
    return 0;
  } catch (error) {
    if (asked.signal.aborted) return 0; // what was cut short has failed, as it was told to
    throw error;
  } finally {
    report("stopping");
    await Promise.all(kept.map((each) => each.stop()));
    await database?.stop();
    record.release();
    report("stopped");
  }
}

/** PORT=0 asks for any free port. */
async function withPort(env: Env): Promise<Env> {
  if (env.port !== 0) return env;
  const port = await freePort(0, env.host);
  const url = new URL(env.url);
  if (!env.urlIsSet) url.port = String(port);
  return { ...env, port, url: url.origin };
}

// Said before a build, and after the last run's web server had its time to go.
async function refuseUsedPort(env: Env): Promise<void> {
  if (await isPortFree(env.port, env.host)) return;
  throw new AppError(
    "unavailable",
    `${env.host}:${env.port} is in use or not of this machine. Set PORT or HOST.`,
  );
}

/** Everything before the first process; returns what web and worker get to know. */
async function prepare(
  env: Env,
  mode: Mode,
  asked: AbortSignal,
  opened: (database: Database) => void,
): Promise<Record<string, string>> {
  if (generateClient(root)) report("generated the database client");
  const database = await openDatabase(env.dataDir, env.databaseUrl, report);
  opened(database);
  report(`database: ${database.about}`);
  await bringUpToDate(database, report);
  const secret = loadSecret(env.dataDir, env.secret);
  await checkSecret(database.url, secret);
  const childEnv: Record<string, string> = {
    DATABASE_URL: database.url,
    FAIRLEAD_DATA: env.dataDir,
    FAIRLEAD_SECRET: secret,
    HOST: env.host,
    PORT: String(env.port),
    NODE_ENV: mode === "dev" ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // next-auth reads these by itself: with no address named, whatever host the browser asked for is right.
    ...(env.urlIsSet ? { NEXTAUTH_URL: env.url } : { AUTH_TRUST_HOST: "true" }),
    NEXTAUTH_SECRET: secret,
  };
  if (mode === "start" && (await buildIfStale(childEnv, asked, report))) report("built");
  return childEnv;
}

async function launch(
  env: Env,
  mode: Mode,
  childEnv: Record<string, string>,
  record: RunRecord,
  asked: AbortSignal,
): Promise<KeptProcess[]> {
  const kept: KeptProcess[] = [];
  const changed = (): void =>
    record.noteChildren(kept.map((each) => each.pid()).filter((pid) => pid !== null));
  const keep = (name: string, args: string[]): KeptProcess => {
    const process = keepRunning({ name, args, env: childEnv, changed, report });
    kept.push(process);
    changed();
    return process;
  };
  const web = keep("web", [
    nextProgram,
    mode === "dev" ? "dev" : "start",
    "-p",
    String(env.port),
    "-H",
    env.host,
  ]);
  for (let n = 1; n <= env.workers; n++)
    keep(env.workers === 1 ? "worker" : `worker ${n}`, [commandLine, "worker"]);

  if (await answers(env, web, asked)) await welcome(env, childEnv);
  else if (!asked.aborted) {
    await Promise.all(kept.map((each) => each.stop()));
    throw new AppError("unavailable", "The web server does not come up: see above.");
  }
  return kept;
}

/** Waits for the first answer of whatever kind; false when there will be none. */
async function answers(env: Env, web: KeptProcess, asked: AbortSignal): Promise<boolean> {
  const host = env.host === "0.0.0.0" ? "127.0.0.1" : env.host === "::" ? "[::1]" : env.host;
  while (!asked.aborted && web.failures() < hopelessAfter) {
    try {
      await fetch(`http://${host}:${env.port}/api/health`, { signal: AbortSignal.timeout(30_000) });
      return true;
    } catch {
      await sleep(100);
    }
  }
  return false;
}

async function welcome(env: Env, childEnv: Record<string, string>): Promise<void> {
  report("ready");
  const link = await setupLink(childEnv);
  const first =
    link === null ? "" : `\n  No one has an account yet. Create the first one here, once:\n  ${link}\n`;
  process.stdout.write(`\n  Fairlead is at ${env.url}\n${first}\n  Ctrl-C stops everything.\n\n`);
}

// In a process of its own: this one keeps no database client.
function setupLink(childEnv: Record<string, string>): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [commandLine, "setup-link", "--if-needed"], {
      cwd: root,
      env: { ...process.env, ...childEnv },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on("close", () => resolve(said.trim() || null));
  });
}
