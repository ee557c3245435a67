import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "#lib/boot/root";

export interface Product {
  /** Its address, as it printed it. */
  url: string;
  /** The printed one-time link to create the first account; null when there is one. */
  setupLink: string | null;
  /** The process that keeps the others. */
  pid: number;
  /** Web server, workers, database: the process ids of now. */
  parts: () => { web: number; workers: number[]; database: number };
  /** What a worker elsewhere would be given. */
  shared: () => { DATABASE_URL: string; FAIRLEAD_SECRET: string };
  /** Everything that it printed, stderr too. */
  output: () => string;
  /** As Ctrl-C does; resolves with the exit code when everything has ended. */
  stop: () => Promise<number | null>;
  /** Resolves when the keeping process is gone, however that came. */
  ended: Promise<number | null>;
}

/**
 * The whole product as `npm start` runs it, at a free port, with its data in `dataDir` (made when missing).
 * Builds the pages first when they are not up to date. Throws with its words when it does not come up.
 */
export async function startProduct(dataDir: string, env: Record<string, string> = {}): Promise<Product> {
  const child = spawn(process.execPath, [path.join(root, "bin/fairlead.js"), "start"], {
    cwd: root,
    env: { ...withoutOurs(process.env), PORT: "0", FAIRLEAD_DATA: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  await untilReady(child, () => said);
  return {
    url: /Fairlead is at (\S+)/.exec(said)?.[1] ?? "",
    setupLink: /(\S+\/setup\?token=\S+)/.exec(said)?.[1] ?? null,
    pid: child.pid as number,
    parts: () => readParts(dataDir, databaseFolder(dataDir, said)),
    shared: () => readShared(dataDir, databaseFolder(dataDir, said)),
    output: () => said,
    stop: () => {
      child.kill("SIGINT");
      return ended;
    },
    ended,
  };
}

// A test's own settings must not leak into the product: it is started as a person would.
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const dropped =
    /^(FAIRLEAD_|DATABASE_URL$|HOST$|WORKERS$|VITEST|NODE_ENV$|NODE_OPTIONS$|npm_lifecycle_event$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !dropped.test(name))) as NodeJS.ProcessEnv;
}

function untilReady(child: ChildProcess, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", () => {
      if (said().includes("Ctrl-C stops everything")) resolve();
    });
    child.on("close", (code) => reject(new Error(`the product ended with ${code}:\n${said()}`)));
  });
}

/** Elsewhere than the data folder when root's checkout is closed to the database's account. */
function databaseFolder(dataDir: string, said: string): string {
  return /data in (.+)/.exec(said)?.[1] ?? dataDir;
}

function readParts(dataDir: string, databaseDir: string): ReturnType<Product["parts"]> {
  const record = JSON.parse(read(dataDir, "running.json")) as { children: string[] };
  const [web = 0, ...workers] = record.children.map((identity) => Number(identity.split("@")[0]));
  return { web, workers, database: Number(read(databaseDir, "pgdata/postmaster.pid").split("\n")[0]) };
}

function readShared(dataDir: string, databaseDir: string): ReturnType<Product["shared"]> {
  const password = read(databaseDir, "postgres.password").trim();
  const port = read(databaseDir, "pgdata/postmaster.pid").split("\n")[3];
  return {
    DATABASE_URL: `postgresql://postgres:${password}@127.0.0.1:${port}/fairlead`,
    FAIRLEAD_SECRET: read(dataDir, "secret"),
  };
}

function read(dir: string, file: string): string {
  return fs.readFileSync(path.join(dir, file), "utf8");
}
