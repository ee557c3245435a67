// The processes of a start: one web server and its workers, up until asked to stop.
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Env } from "#lib/env";
import { AppError } from "#lib/errors";
import { nextProgram } from "./build.ts";
import { type KeptProcess, keepRunning } from "./keep-running.ts";
import { report } from "./report.ts";
import { root } from "./root.ts";
import type { RunRecord } from "./run-record.ts";

export type Mode = "start" | "dev";

const commandLine = path.join(root, "bin/fairlead.js");
/** A web server that ends this often before its first answer will not come up by itself. */
const hopelessAfter = 3;
const settleMs = 300;

/** Starts them and says where the product is. Throws AppError "unavailable" when the web server does not come up. */
export async function launch(
  env: Env,
  mode: Mode,
  childEnv: Record<string, string>,
  record: RunRecord,
  asked: AbortSignal,
): Promise<KeptProcess[]> {
  const kept: KeptProcess[] = [];
  const changed = () => record.noteChildren(kept.map((each) => each.pid()).filter((pid) => pid !== null));
  const keep = (name: string, args: string[]): KeptProcess => {
    const one = keepRunning({ name, args, env: childEnv, changed, report });
    kept.push(one);
    changed();
    return one;
  };
  const web = keep("web", [nextProgram, mode, "-p", String(env.port), "-H", env.host]);
  const workers = Array.from({ length: env.workers }, (_, n) =>
    keep(env.workers === 1 ? "worker" : `worker ${n + 1}`, [commandLine, "worker"]),
  );
  if (mode === "dev") restartWhenChanged(workers, asked);

  if (await answers(env, web, asked)) await welcome(env, childEnv);
  else if (!asked.aborted) {
    await Promise.all(kept.map((each) => each.stop()));
    throw new AppError("unavailable", "The web server does not come up: see above.");
  }
  return kept;
}

// The pages reload by themselves; a worker runs what it read at its start.
function restartWhenChanged(workers: readonly KeptProcess[], asked: AbortSignal): void {
  let timer: NodeJS.Timeout | undefined;
  watch(path.join(root, "lib"), { recursive: true, signal: asked }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const worker of workers) worker.restart();
    }, settleMs); // an editor writes in several steps
  });
}

/** Waits for the first answer of whatever kind; false when there will be none. */
async function answers(env: Env, web: KeptProcess, asked: AbortSignal): Promise<boolean> {
  const host = env.host === "0.0.0.0" ? "127.0.0.1" : env.host === "::" ? "[::1]" : env.host;
  while (!asked.aborted && web.failures() < hopelessAfter) {
    try {
      await fetch(`http://${host}:${env.port}/api/health`, { signal: AbortSignal.timeout(30_000) });
      return true;
    } catch {
      await sleep(100);
    }
  }
  return false;
}

async function welcome(env: Env, childEnv: Record<string, string>): Promise<void> {
  report("ready");
  const link = await setupLink(childEnv);
  const first =
    link === null ? "" : `\n  No one has an account yet. Create the first one here, once:\n  ${link}\n`;
  process.stdout.write(`\n  Fairlead is at ${env.url}\n${first}\n  Ctrl-C stops everything.\n\n`);
}

// In a process of its own: this one keeps no database client.
function setupLink(childEnv: Record<string, string>): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [commandLine, "setup-link", "--if-needed"], {
      cwd: root,
      env: { ...process.env, ...childEnv },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on("close", () => resolve(said.trim() || null));
  });
}
