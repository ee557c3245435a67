// Pages verified per second through the worker, database writes included, against undici alone fetching the same
// pages in the same run. Three processes beside Postgres: this one serves the pages, one measures, one is the worker.
import { spawn } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { root } from "#lib/boot/root";
import { benchEnv, memoryOf, openBenchDatabase } from "./room/database.ts";
import { startWorker, stopWorker, untilReady } from "./room/worker.ts";
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
  const database = await openBenchDatabase();
  const server = await servePages(Number(values.latency));
  const env = benchEnv(database, server.port);
  const worker = startWorker(env);
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
    const peak = memoryOf(worker.pid as number)?.peak.toFixed(0) ?? "an unknown number of";
    process.stdout.write(`memory of the worker: ${peak} MB at most\n`);
    return 0;
  } finally {
    await stopWorker(worker);
    server.close();
    await database.close();
  }
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
