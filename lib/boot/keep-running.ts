// Starts a process and starts it again when it ends without being asked to, a little later each time.
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { root } from "./root.ts";
import { tetherEnv } from "./tether.ts";

export interface KeptProcess {
  pid: () => number | null;
  /** How often in a row it ended soon after its start. */
  failures: () => number;
  /** Ends it and starts it anew at once: its code changed. */
  restart: () => void;
  /** Asks it to end; ends it by force after the grace. */
  stop: () => Promise<void>;
}

export interface KeepOptions {
  name: string;
  /** Arguments of the Node that runs this. */
  args: string[];
  env: Record<string, string>;
  /** Called after every start and end. */
  changed: () => void;
  report: (line: string) => void;
}

const shortestPauseMs = 500;
const longestPauseMs = 30_000;
/** One that lived this long had started well. */
const settledMs = 60_000;
const graceMs = 10_000;

/** The pause before a process that failed so many times in a row is started again, in milliseconds. */
export function pauseAfter(failures: number): number {
  return Math.min(longestPauseMs, shortestPauseMs * 2 ** Math.max(0, failures - 1));
}

export function keepRunning({ name, args, env, changed, report }: KeepOptions): KeptProcess {
  let child: ChildProcess | null = null;
  let failures = 0;
  let stopping = false;
  let restarting = false;
  let timer: NodeJS.Timeout | undefined;
  const preload = fileURLToPath(new URL("./tethered.ts", import.meta.url));

  const start = (): void => {
    const startedAt = performance.now();
    const started = spawn(process.execPath, ["--import", preload, ...args], {
      cwd: root,
      env: { ...process.env, ...env, ...tetherEnv() },
      stdio: ["ignore", "inherit", "inherit", "pipe"],
      // Its own process group: Ctrl-C reaches only the one who stops things in order.
      detached: process.platform !== "win32",
    });
    child = started;
    started.on("exit", (code, signal) => {
      child = null;
      changed();
      if (stopping) return;
      if (restarting) {
        restarting = false;
        start();
        return;
      }
      failures = performance.now() - startedAt > settledMs ? 1 : failures + 1;
      const pause = pauseAfter(failures);
      report(`${name} ended (${signal ?? `code ${code}`}); starting it again in ${pause / 1000} s`);
      timer = setTimeout(start, pause);
    });
    changed();
  };
  start();

  return {
    pid: () => child?.pid ?? null,
    failures: () => failures,
    restart: () => {
      restarting = child !== null;
      child?.kill("SIGTERM");
    },
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      const running = child;
      if (running === null) return;
      await new Promise<void>((resolve) => {
        running.once("exit", () => resolve());
        running.kill("SIGTERM");
        setTimeout(() => {
          report(`${name} did not end within ${graceMs / 1000} s and was ended by force`);
          killGroup(running);
        }, graceMs).unref();
      });
    },
  };
}

function killGroup(child: ChildProcess): void {
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-(child.pid as number), "SIGKILL");
  } catch {
    // ended in between
  }
}
