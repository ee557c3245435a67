// Nobody waits behind somebody else's heap: 2,000 pages of 500 hosts, alone and with 100,000 of one host queued before
// them, by two workers; and what the hosts see of it: one request at a time, the set pause apart.
import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "#lib/boot/root";
import { serveCounted } from "./fairness/server.ts";
import { benchEnv, openBenchDatabase } from "./room/database.ts";
import { startWorker, stopWorker, untilReady } from "./room/worker.ts";

/** Shortest pause between two requests at a host, in milliseconds. */
const pauseMs = 50;
/** The clocks of two processes and of the timers between them, in milliseconds. */
const clockMs = 2;

/** `bench fairness`. Ends with 1 when a bar is missed. */
export async function run(): Promise<number> {
  const database = await openBenchDatabase();
  const server = await serveCounted();
  const env = { ...benchEnv(database, server.port), FAIRLEAD_HOST_DELAY_MS: String(pauseMs) };
  const workers = [1, 2].map(() => startWorker(env));
  try {
    await Promise.all(workers.map(untilReady));
    const measuring = spawn(process.execPath, [path.join(root, "lib/bench/fairness/measure.ts")], {
      env,
      cwd: root,
      stdio: "inherit",
    });
    const code = await new Promise<number>((resolve) =>
      measuring.once("exit", (ended) => resolve(ended ?? 1)),
    );
    const { requests, mostAtOnce, shortestPauseMs } = server.seen();
    process.stdout.write(
      `${requests} requests; at one host at most ${mostAtOnce} at once (bar 1), ` +
        `at least ${shortestPauseMs.toFixed(1)} ms apart (bar ${pauseMs})\n`,
    );
    const polite = mostAtOnce === 1 && shortestPauseMs >= pauseMs - clockMs;
    return code === 0 && polite ? 0 : 1;
  } finally {
    await Promise.all(workers.map(stopWorker));
    server.close();
    await database.close();
  }
}
