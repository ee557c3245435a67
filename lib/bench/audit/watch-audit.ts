// An audit as the page sees it while it runs: its row, asked again and again.
import { setTimeout as sleep } from "node:timers/promises";
import { one } from "#lib/db/sql";

export interface WatchedAudit {
  state: string;
  /** From when it was begun; it waits for a worker before. */
  ms: number;
  domains: number;
  /** Results that were written. */
  changed: number;
  levels: Record<string, number>;
  /** Milliseconds in each phase, in the order in which they came. */
  phases: Map<string, number>;
  /** Times that the progress was another one, and the longest that it stood still, in milliseconds. */
  steps: number;
  still: number;
}

interface Row {
  state: string;
  phase: string | null;
  done: number;
  total: number;
  changed: number;
  levels: Record<string, number> | null;
}

/** Waits until the audit that was asked for last is over. Throws after `limitMs`. */
export async function watchAudit(workspaceId: number, limitMs: number): Promise<WatchedAudit> {
  const began = performance.now();
  const phases = new Map<string, number>();
  let [seen, at, steps, still] = ["", began, 0, 0];
  for (let phase = "queued"; ; await sleep(20)) {
    const row = await one<Row>(
      `SELECT state, phase, done, total, changed, levels FROM toxic_audit WHERE workspace_id = $1
       ORDER BY requested_at DESC LIMIT 1`,
      [workspaceId],
    );
    if (row === null) throw new Error("no audit was asked for");
    const now = performance.now();
    const told = `${row.phase} ${row.done}`;
    still = Math.max(still, now - at);
    if (told !== seen) {
      phases.set(phase, (phases.get(phase) ?? 0) + now - at);
      [seen, at, steps, phase] = [told, now, steps + 1, row.phase ?? "queued"];
    }
    if (row.state !== "queued" && row.state !== "running") {
      phases.set(phase, (phases.get(phase) ?? 0) + now - at);
      const { state, total, changed, levels } = row;
      const ms = now - began - (phases.get("queued") ?? 0);
      return { state, ms, domains: total, changed, levels: levels ?? {}, phases, steps, still };
    }
    if (now - began > limitMs) throw new Error(`the audit was not over after ${limitMs} ms`);
  }
}
