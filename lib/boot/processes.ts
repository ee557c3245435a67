// Process ids are used again: a number alone never says that the process one wrote down is still there.
import { spawnSync } from "node:child_process";
import fs from "node:fs";

interface ProcessState {
  name: string;
  zombie: boolean;
  parent: number;
  /** When it started, in the system's own notation: with the id it names one process. */
  startedAt: string;
}

function stateOf(pid: number): ProcessState | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return process.platform === "linux" ? stateFromProc(pid) : stateFromPs(pid);
}

function stateFromProc(pid: number): ProcessState | null {
  let stat: string;
  try {
    stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null;
  }
  // "pid (name) state …": the name may hold spaces and brackets, so cut at the last bracket.
  const end = stat.lastIndexOf(")");
  const rest = stat.slice(end + 2).split(" ");
  return {
    name: stat.slice(stat.indexOf("(") + 1, end),
    zombie: rest[0] === "Z",
    parent: Number(rest[1]),
    startedAt: rest[19] ?? "",
  };
}

function stateFromPs(pid: number): ProcessState | null {
  const said = spawnSync("ps", ["-p", String(pid), "-o", "stat=,ppid=,lstart=,comm="], { encoding: "utf8" });
  const found = /^(\S+)\s+(\d+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(said.stdout?.trim() ?? "");
  if (!found) return null;
  const [, stat = "", parent = "", startedAt = "", name = ""] = found;
  return { name, zombie: stat.startsWith("Z"), parent: Number(parent), startedAt };
}

/** Whether the process runs under a name that contains `name`. A zombie does not run. */
export function isRunning(pid: number, name: string): boolean {
  const state = stateOf(pid);
  return state !== null && !state.zombie && state.name.includes(name);
}

/** What to write down to find the same process again; null when there is none. */
export function identityOf(pid: number): string | null {
  const state = stateOf(pid);
  return state === null || state.zombie ? null : `${pid}@${state.startedAt}`;
}

/** The id of the process that was written down, when it still runs. */
export function stillRunning(identity: string): number | null {
  const pid = Number(identity.split("@")[0]);
  return identityOf(pid) === identity ? pid : null;
}

/** The identity of the nearest process above this one whose name begins with `name`; null when there is none. */
export function findAbove(name: string): string | null {
  for (let pid = process.ppid; pid > 1; ) {
    const state = stateOf(pid);
    if (state === null) return null;
    if (state.name.startsWith(name)) return identityOf(pid);
    pid = state.parent;
  }
  return null;
}
