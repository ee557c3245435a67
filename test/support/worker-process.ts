// A worker as its own process, for tests that stop and kill one. It begins nothing by itself: a look that nobody asked
// for would change what a test counts.
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FrontierSettings } from "#lib/frontier/settings";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = `
  const { runWorker } = await import("#lib/jobs/worker");
  const stopping = new AbortController();
  process.on("SIGTERM", () => stopping.abort());
  await runWorker({ signal: stopping.signal, settings: JSON.parse(process.env.TEST_SETTINGS), cron: false });
`;

export interface WorkerProcess {
  pid: number;
  /** What it wrote to its log so far. */
  log: () => string;
  /** Sends a signal and waits for the end. Resolves with how long that took, in milliseconds. */
  end: (signal: "SIGTERM" | "SIGKILL") => Promise<number>;
}

/** Starts one and waits until it takes jobs. */
export async function startWorker(
  env: Record<string, string>,
  settings: Partial<FrontierSettings> = {},
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    cwd: root,
    env: { ...process.env, ...env, TEST_SETTINGS: JSON.stringify(settings) },
    stdio: ["ignore", "inherit", "pipe"],
  });
  let log = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on("data", (bytes: Buffer) => {
      log += bytes.toString();
      if (log.includes("worker ready")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`the worker ended with ${code}: ${log}`)));
  });
  return { pid: child.pid as number, log: () => log, end: (signal) => end(child, signal) };
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<number> {
  const begun = performance.now();
  if (child.exitCode === null && child.signalCode === null) {
    const over = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await over;
  }
  return performance.now() - begun;
}
