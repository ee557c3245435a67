// Which processes a data folder belongs to, so that two starts never share one and a start after a kill -9 knows what
// the last one left.
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#lib/errors";
import { identityOf, stillRunning } from "./processes.ts";

interface Contents {
  address: string;
  supervisor: string;
  children: string[];
}

export interface RunRecord {
  /** Writes down the child processes of now. */
  noteChildren: (pids: readonly number[]) => void;
  /** Gives the data folder back. */
  release: () => void;
}

/** A process whose holder died ends by itself within 10 s (tether.ts). */
const patienceMs = 12_000;

/**
 * Takes the data folder for this process; ends what a killed run left. Throws AppError "conflict" while another
 * start uses it.
 */
export async function claimDataFolder(
  dataDir: string,
  address: string,
  report: (line: string) => void,
): Promise<RunRecord> {
  const file = path.join(makeFolder(dataDir), "running.json");
  const last = read(file);
  if (last) {
    const pid = stillRunning(last.supervisor);
    if (pid !== null) {
      throw new AppError(
        "conflict",
        `Fairlead runs already with this data folder: ${last.address} (process ${pid}). Stop it with Ctrl-C there or with \`kill ${pid}\`, or set FAIRLEAD_DATA to another folder.`,
      );
    }
    await endAll(last.children, report);
  }
  fs.rmSync(file, { force: true });
  const contents: Contents = { address, supervisor: identityOf(process.pid) ?? "", children: [] };
  try {
    fs.writeFileSync(file, JSON.stringify(contents), { flag: "wx" });
  } catch {
    throw new AppError("conflict", `Another start takes the data folder ${dataDir} at this moment.`);
  }
  return {
    noteChildren: (pids) => {
      const children = pids.map(identityOf).filter((identity) => identity !== null);
      fs.writeFileSync(`${file}.new`, JSON.stringify({ ...contents, children } satisfies Contents));
      fs.renameSync(`${file}.new`, file);
    },
    release: () => fs.rmSync(file, { force: true }),
  };
}

function makeFolder(dataDir: string): string {
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    fs.accessSync(dataDir, fs.constants.W_OK);
    return dataDir;
  } catch (cause) {
    throw new AppError(
      "unavailable",
      `The data folder ${dataDir} cannot be written to. Set FAIRLEAD_DATA to another.`,
      {
        cause,
      },
    );
  }
}

function read(file: string): Contents | null {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as Contents;
  } catch {
    return null;
  }
}

async function endAll(identities: readonly string[], report: (line: string) => void): Promise<void> {
  const left = () => identities.map(stillRunning).filter((pid) => pid !== null);
  if (left().length === 0) return;
  report(`waiting for what the last run left (process ${left().join(", ")})`);
  for (const pid of left()) process.kill(pid, "SIGTERM");
  for (let waited = 0; waited < patienceMs && left().length > 0; waited += 50) await sleep(50);
  for (const pid of left()) process.kill(pid, "SIGKILL");
}
