import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { root } from "#lib/boot/root";
import { tetherEnv } from "#lib/boot/tether";

/** A worker process as an operator starts one: `fairlead worker`. */
export interface Worker {
  pid: number;
  /** As it names itself in the visits that it holds; null until it takes any. */
  id(): string | null;
  /** Looks that it brought too late, so that nothing of them was written. */
  fenced(): number;
  signal(name: "SIGKILL" | "SIGTERM" | "SIGSTOP" | "SIGCONT"): void;
  /** Its exit code, null when a signal ended it. */
  ended: Promise<number | null>;
}

interface LogLine {
  level?: string;
  message?: string;
  worker?: string;
  stale?: number;
}

/** Starts one. What it logs as an error is said through `onError`. */
export function startWorker(env: Record<string, string>, onError: (line: string) => void): Worker {
  const child: ChildProcess = spawn(process.execPath, [path.join(root, "bin/fairlead.js"), "worker"], {
    env: { ...env, ...tetherEnv() } as unknown as NodeJS.ProcessEnv,
    // The pipe at its end: it must not outlive this process.
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  let id: string | null = null;
  let fenced = 0;
  if (child.stderr === null) throw new Error("a worker without a log");
  createInterface({ input: child.stderr }).on("line", (text) => {
    const line = parse(text);
    if (line === null || line.level === "error") onError(text);
    if (line?.message === "worker ready") id = line.worker ?? null;
    fenced += line?.stale ?? 0;
  });
  return {
    pid: child.pid as number,
    id: () => id,
    fenced: () => fenced,
    signal: (name) => void child.kill(name),
    ended: new Promise((resolve) => child.once("exit", resolve)),
  };
}

function parse(text: string): LogLine | null {
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return null;
  }
}
