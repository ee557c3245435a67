// Pages verified per second through the worker, database writes included, against undici alone fetching the same
// pages in the same run. Three processes beside Postgres: this one serves the pages, one measures, one is the worker.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { startPostgres } from "#lib/boot/postgres";
import { root } from "#lib/boot/root";
import { ensureDatabase, migrate } from "#lib/db/migrate";
import { readEnv } from "#lib/env";
import { servePages } from "./verify/page-server.ts";
import type { Round } from "./verify/rounds.ts";

/** `bench verify [--pages 6000] [--hosts 600] [--rounds 3] [--latency 0]` (latency in milliseconds). */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      pages: { type: "string", default: "6000" },
      hosts: { type: "string", default: "600" },
      rounds: { type: "string", default: "3" },
      latency: { type: "string", default: "0" },
    },
  });
  const database = await openDatabase();
  const server = await servePages(Number(values.latency));
  // Everything that a process of ours needs, and nothing of this one's own environment.
  const env = {
    DATABASE_URL: database.url,
    FAIRLEAD_SECRET: randomBytes(32).toString("hex"),
    FAIRLEAD_ALLOW_NETWORKS: "127.0.0.0/8",
    FAIRLEAD_CONNECT_TO: `*:80:127.0.0.1:${server.port}`,
    FAIRLEAD_HOST_DELAY_MS: "0",
    NODE_ENV: "production" as const,
  };
  const worker = spawn(process.execPath, [path.join(root, "bin/fairlead.js"), "worker"], {
    env,
    stdio: ["ignore", "inherit", "pipe"],
  });
  try {
    await untilReady(worker);
    const { pages, hosts, rounds } = values;
    const measuring = spawn(
      process.execPath,
      [
        path.join(root, "lib/bench/verify/rounds.ts"),
        ...["--pages", pages, "--hosts", hosts, "--rounds", rounds],
        ...["--port", String(server.port), "--worker", String(worker.pid)],
      ],
      { env, cwd: root, stdio: ["ignore", "pipe", "inherit"] },
    );
    const found: Round[] = [];
    process.stdout.write(
      `${pages} pages of 14 KB on ${hosts} hosts, ${values.latency} ms latency, ${os.cpus().length} cores\n` +
        `pages a second (a CPU-second) ${["fetch alone", "first look", "again", "unchanged (304)", "edited"].map((name) => name.padStart(columnWidth)).join("")}\n`,
    );
    for await (const line of createInterface({ input: measuring.stdout })) {
      const round = JSON.parse(line) as Round;
      found.push(round);
      process.stdout.write(`${`round ${found.length}`.padEnd(30)}${lineOf(round)}\n`);
    }
    if (found.length === 0) return 1;
    for (const clock of ["wall", "cpu"] as const) {
      const ratio = (key: keyof Round) =>
        medianOf(found.map((round) => (round[key][clock] ?? 0) / (round.fetched[clock] ?? 1))).toFixed(3);
      const name = clock === "wall" ? "by the clock" : "by the client's CPU";
      process.stdout.write(
        `median ratio to fetch alone, ${name}: first look ${ratio("first")}, again ${ratio("again")}, ` +
          `unchanged ${ratio("unchanged")}, edited ${ratio("edited")}\n`,
      );
    }
    process.stdout.write(`memory of the worker: ${peakMemory(worker.pid as number)}\n`);
    return 0;
  } finally {
    await stop(worker);
    server.close();
    await database.close();
  }
}

interface Database {
  url: string;
  close: () => Promise<void>;
}

/** A new database on the server that DATABASE_URL names, or on a temporary one of our own. */
async function openDatabase(): Promise<Database> {
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

function untilReady(worker: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    worker.stderr?.on("data", (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes("worker ready")) resolve();
    });
    worker.once("exit", (code) => reject(new Error(`the worker ended with ${code}: ${said}`)));
  });
}

async function stop(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null) return;
  const over = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill("SIGTERM");
  await over;
}

const columnWidth = 17;

const lineOf = (round: Round) =>
  [round.fetched, round.first, round.again, round.unchanged, round.edited]
    .map(({ wall, cpu }) => `${wall.toFixed(0)} (${cpu?.toFixed(0) ?? "?"})`.padStart(columnWidth))
    .join("");

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The most memory that a process ever held, where the system tells. */
function peakMemory(pid: number): string {
  try {
    const kb = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kb === undefined ? "unknown" : `${Math.round(Number(kb) / 1_024)} MB at most`;
  } catch {
    return "unknown on this system";
  }
}
