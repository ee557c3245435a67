// Starts and stops the worker of `bench hostile`, and reads what it costs.
import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import type { FrontierSettings } from "#lib/frontier/settings";
import { memoryOf, processorOf } from "../room/database.ts";
import { stopWorker, untilReady } from "../room/worker.ts";

export interface HostileWorker {
  /** The longest that its event loop was late since the last question, in milliseconds. */
  latest(): Promise<number>;
  memory(): { now: number; peak: number } | null;
  /** Seconds of processor time so far. */
  processor(): number | null;
  /** Forgets the peak so far, where the system can. */
  resetPeak(): void;
  stop(): Promise<void>;
}

export async function startHostileWorker(settings: Partial<FrontierSettings> = {}): Promise<HostileWorker> {
  const child = fork(new URL("./worker.ts", import.meta.url), [JSON.stringify(settings)], {
    stdio: ["ignore", "inherit", "pipe", "ipc"],
  });
  await untilReady(child);
  const pid = child.pid as number;
  return {
    latest: () =>
      new Promise((resolve) => {
        child.once("message", (ms) => resolve(Number(ms)));
        child.send("latest");
      }),
    memory: () => memoryOf(pid),
    processor: () => processorOf(pid),
    resetPeak() {
      try {
        writeFileSync(`/proc/${pid}/clear_refs`, "5");
      } catch {
        // Not this system: the peak is that of the whole run.
      }
    },
    stop: () => stopWorker(child),
  };
}
