// What every benchmark through the worker needs: a database of its own, and how much memory a process holds.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "#lib/boot/postgres";
import { root } from "#lib/boot/root";
import { ensureDatabase, migrate } from "#lib/db/migrate";
import { readEnv } from "#lib/env";
import { AppError } from "#lib/errors";

export interface BenchDatabase {
  url: string;
  close: () => Promise<void>;
}

/** A new database on the server that DATABASE_URL names, or on a temporary one of our own. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const given = readEnv().databaseUrl;
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-bench-"));
  fs.chmodSync(dir, 0o755); // the server's account must enter it when this runs as root
  const server = given === null ? await startPostgres({ dir, port: 0, temporary: true }) : null;
  const url = new URL(given ?? server?.url("postgres") ?? "");
  url.pathname = `/fairlead_bench_${randomBytes(4).toString("hex")}`;
  await ensureDatabase(url.href);
  await migrate(url.href, path.join(root, "prisma/migrations"));
  return {
    url: url.href,
    close: async () => {
      await server?.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The one with the workspaces of `seed large`. Throws AppError "invalid". */
export function seededDatabase(): BenchDatabase {
  const url = readEnv().databaseUrl;
  if (url === null) throw new AppError("invalid", "Name the database of these workspaces in DATABASE_URL.");
  return { url, close: async () => {} };
}

/** Everything that a process of ours needs, and nothing of this one's own environment: every host is found at `port`. */
export function benchEnv(database: BenchDatabase, port: number) {
  return {
    DATABASE_URL: database.url,
    FAIRLEAD_SECRET: randomBytes(32).toString("hex"),
    FAIRLEAD_ALLOW_NETWORKS: "127.0.0.0/8",
    FAIRLEAD_CONNECT_TO: `*:80:127.0.0.1:${port}`,
    FAIRLEAD_HOST_DELAY_MS: "0",
    NODE_ENV: "production" as const,
  };
}

/** Megabytes that a process holds now, and held at most; null where the system does not tell. */
export function memoryOf(pid: number): { now: number; peak: number } | null {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
    const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1_024;
    return { now: megabytes("VmRSS"), peak: megabytes("VmHWM") };
  } catch {
    return null;
  }
}

/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

/** Seconds of processor time that a process has used; null where the system does not tell. */
export function processorOf(pid: number): number | null {
  try {
    // The name in brackets may hold spaces.
    const fields = fs
      .readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return null;
  }
}
