// `npm start`: the database, the pages, the web server and the workers, in this order up and in reverse down.
import { spawn } from "node:child_process";
import fs from "node:fs";
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
  const env = await settle(readEnv());
  const stop = untilAskedToStop(() => process.exit(1));
  fs.mkdirSync(env.dataDir, { recursive: true });
  const record = await claimDataFolder(env.dataDir, env.url, report);
  let database: Database | undefined;
  let kept: KeptProcess[] = [];
  try {
    const childEnv = await prepare(env, mode, (opened) => {
      database = opened;
    });
    kept = await launch(env, mode, childEnv, record, stop);
    await stop;
    report("stopping");
    return 0;
  } finally {
    await Promise.all(kept.map((each) => each.stop()));
    await database?.stop();
    record.release();
    report("stopped");
  }
}

// PORT=0 asks for any free port; a port in use is said at once, not after a build.
async function settle(env: Env): Promise<Env> {
  if (env.port === 0) {
    const port = await freePort(0, env.host);
    const url = new URL(env.url);
    if (!env.urlIsSet) url.port = String(port);
    return { ...env, port, url: url.origin };
  }
  if (await isPortFree(env.port, env.host)) return env;
  throw new AppError(
    "unavailable",
    `${env.host}:${env.port} is in use or not of this machine. Set PORT or HOST.`,
  );
}

/** Everything before the first process; returns what web and worker get to know. */
async function prepare(
  env: Env,
  mode: Mode,
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
  if (mode === "start" && buildIfStale(childEnv, report)) report("built");
  return childEnv;
}

async function launch(
  env: Env,
  mode: Mode,
  childEnv: Record<string, string>,
  record: RunRecord,
  stop: Promise<void>,
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

  const ready = await Promise.race([untilAnswers(env, web), stop.then(() => "stopped" as const)]);
  if (ready === "hopeless") {
    await Promise.all(kept.map((each) => each.stop()));
    throw new AppError("unavailable", "The web server does not come up: see above.");
  }
  if (ready === "answers") await welcome(env, childEnv);
  return kept;
}

async function untilAnswers(env: Env, web: KeptProcess): Promise<"answers" | "hopeless"> {
  const host = env.host === "0.0.0.0" ? "127.0.0.1" : env.host === "::" ? "[::1]" : env.host;
  for (;;) {
    try {
      await fetch(`http://${host}:${env.port}/api/health`, { signal: AbortSignal.timeout(30_000) });
      return "answers";
    } catch {
      if (web.failures() >= hopelessAfter) return "hopeless";
    }
    await sleep(100);
  }
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
