// `npm start`: the database, the pages, the web server and the workers, in this order up and in reverse down.
import { type Env, readEnv } from "#lib/env";
import { AppError } from "#lib/errors";
import { buildIfStale } from "./build.ts";
import { bringUpToDate, type Database, openDatabase } from "./database.ts";
import { generateClient } from "./generate-client.ts";
import type { KeptProcess } from "./keep-running.ts";
import { launch, type Mode } from "./launch.ts";
import { freePort, isPortFree } from "./ports.ts";
import { report } from "./report.ts";
import { root } from "./root.ts";
import { claimDataFolder } from "./run-record.ts";
import { checkSecret, loadSecret } from "./secret.ts";
import { untilAskedToStop } from "./signals.ts";

export const runStart = (): Promise<number> => run("start");
export const runDev = (): Promise<number> => run("dev");

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
