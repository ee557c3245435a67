// What strangers can do to the worker: pages, servers and files made to hurt, served on loopback and verified by a
// worker process with a database of its own, against the bars of a fetch. Ends with 1 when a bar is missed.
import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "#lib/boot/root";
import { serveHostile } from "./hostile/server.ts";
import { benchEnv, openBenchDatabase } from "./room/database.ts";

/** `bench hostile`. Takes about three minutes: some servers are ended by a deadline alone. */
export async function run(): Promise<number> {
  const database = await openBenchDatabase();
  const server = await serveHostile();
  try {
    const measuring = spawn(process.execPath, [path.join(root, "lib/bench/hostile/measure.ts")], {
      env: benchEnv(database, server.port),
      cwd: root,
      stdio: "inherit",
    });
    return await new Promise((resolve) => measuring.once("exit", (code) => resolve(code ?? 1)));
  } finally {
    server.close();
    await database.close();
  }
}
