// A worker as a process of a benchmark's own.
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { root } from "#lib/boot/root";

/** Starts the product's worker; what it logs is read by `untilReady`. */
export function startWorker(env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [path.join(root, "bin/fairlead.js"), "worker"], {
    env,
    stdio: ["ignore", "inherit", "pipe"],
  });
}

/** Ends when it takes jobs; rejects with what it said when it ended instead. */
export function untilReady(worker: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    worker.stderr?.on("data", (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-10_000);
      if (said.includes("worker ready")) resolve();
    });
    worker.once("exit", (code) => reject(new Error(`the worker ended with ${code}: ${said}`)));
  });
}

/** Asks it to stop, and waits until it has. */
export async function stopWorker(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const over = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill("SIGTERM");
  await over;
}
