// What verification loses while an import of the same workspace is written by the same worker, and how long either
// waits for the other's rows.
import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "#lib/boot/root";
import { AppError } from "#lib/errors";
import { benchEnv, openBenchDatabase } from "./room/database.ts";
import { startWorker, stopWorker, untilReady } from "./room/worker.ts";
import { servePages } from "./verify/page-server.ts";

/** `bench beside [rows]`: rows of each import, 200000 when left out. Ends with 1 when a bar is missed. */
export async function run([rows = "200000"]: string[]): Promise<number> {
  if (!/^[1-9]\d{3,}$/.test(rows)) throw new AppError("invalid", "`bench beside [rows]`: 1000 rows or more.");
  const database = await openBenchDatabase();
  const server = await servePages(0);
  const env = benchEnv(database, server.port);
  const worker = startWorker(env);
  try {
    await untilReady(worker);
    const measuring = spawn(process.execPath, [path.join(root, "lib/bench/beside/measure.ts"), rows], {
      env,
      cwd: root,
      stdio: "inherit",
    });
    return await new Promise<number>((resolve) => measuring.once("exit", (ended) => resolve(ended ?? 1)));
  } finally {
    await stopWorker(worker);
    server.close();
    await database.close();
  }
}
