import { spawn } from "node:child_process";
import path from "node:path";

const door = path.join(import.meta.dirname, "../../bin/fairlead.js");

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliRun extends Promise<CliResult> {
  kill(signal: NodeJS.Signals): void;
  /** Resolves when this text has been printed. */
  printed(text: string): Promise<void>;
}

/** Runs `fairlead …` as a process of its own, with these settings beside PATH and nothing else of ours. */
export function runCli(args: string[], env: Record<string, string> = {}, input = ""): CliRun {
  const child = spawn(process.execPath, [door, ...args], {
    env: { NODE_ENV: "test", PATH: process.env.PATH, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  const watchers: (() => void)[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    for (const watch of watchers) watch();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.on("error", () => {}).end(input);
  const ended = new Promise<CliResult>((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve({ code, stdout, stderr }));
  });
  return Object.assign(ended, {
    kill: (signal: NodeJS.Signals) => void child.kill(signal),
    printed: (text: string) =>
      new Promise<void>((resolve) => {
        const watch = () => {
          if (stdout.includes(text)) resolve();
        };
        watchers.push(watch);
        watch();
      }),
  });
}

/** One object a line. */
export function ndjson<T = Record<string, unknown>>(text: string): T[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}
