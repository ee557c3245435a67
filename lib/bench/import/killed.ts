// Two imports of one file: one goes through, the process that writes the other is killed on the way.
import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "#lib/boot/root";
import { one, query } from "#lib/db/sql";
import { writeImport } from "#lib/imports/write-import";
import { type LargeSite, makeLargeSite } from "#lib/seed/large-site";
import { memoryOf } from "../room/database.ts";
import { watchLocks } from "../room/locks.ts";
import { badRows, stageLarge } from "./whole.ts";

/** Of the rows, when it is killed. */
const KILLED_AT = 0.4;

export interface Figure {
  what: string;
  met: boolean;
  figure: string;
}

/** Imports `rows` rows from a file, twice. */
export async function killedAndWhole(rows: number): Promise<Figure[]> {
  const whole = await makeLargeSite("bench-whole");
  const staged = await stageLarge(whole, rows);
  const waits = watchLocks();
  const began = performance.now();
  await writeImport(whole.scope, staged.id);
  const writtenMs = performance.now() - began;
  const longestWait = await waits.stop();
  const listed = await one<{ n: number }>(
    "SELECT count(*)::int AS n FROM import_row WHERE import_id = $1 AND state = 'rejected' AND reason <> '' AND data ? 'cells'",
    [staged.id],
  );
  const seconds = (staged.storedMs + staged.stagedMs + writtenMs) / 1_000;
  const each = [staged.storedMs, staged.stagedMs, writtenMs].map((ms) => `${(ms / 1_000).toFixed(1)} s`);
  const peak = Math.round(memoryOf(process.pid)?.peak ?? 0);

  const cut = await makeLargeSite("bench-killed");
  const { id } = await stageLarge(cut, rows);
  const written = await killAt(cut, id, rows * KILLED_AT);
  await writeImport(cut.scope, id);
  const [a, b] = [await endState(whole), await endState(cut)];
  return [
    {
      what: "a whole import",
      met: true,
      figure: `${rows.toLocaleString("en")} rows in ${seconds.toFixed(1)} s (stored ${each[0]}, read ${each[1]}, written ${each[2]}); this process held ${peak} MB at most; longest wait for a lock ${longestWait} ms`,
    },
    {
      what: "rows that are no link",
      met: listed?.n === badRows(rows),
      figure: `${listed?.n} listed of ${badRows(rows)}`,
    },
    {
      what: "killed and resumed",
      met: a === b,
      figure: `killed after ${written.toLocaleString("en")} rows; ${a === b ? "the same end" : `${a} and ${b}`}`,
    },
  ];
}

/** Writes an import in another process and kills that; gives how many rows it had written. */
async function killAt({ scope }: LargeSite, id: string, rows: number): Promise<number> {
  const file = path.join(root, "lib/bench/import/write-process.ts");
  const writing = spawn(process.execPath, [file, String(scope.workspaceId), id], {
    cwd: root,
    stdio: "inherit",
  });
  const ended = new Promise<void>((resolve) => writing.once("exit", () => resolve()));
  const read = async () =>
    (await one<{ written: number }>("SELECT written FROM import WHERE id = $1", [id]))?.written ?? 0;
  while (writing.exitCode === null && (await read()) < rows) await sleep(20);
  writing.kill("SIGKILL");
  await ended;
  return read();
}

/** Counts and sums of everything that an import writes, and of the import itself. */
async function endState({ scope }: LargeSite): Promise<string> {
  const sums = {
    link: "count(*), count(*) FILTER (WHERE live)",
    link_event: "count(*), min(occurred_on), max(occurred_on)",
    link_sighting: "count(*), max(last_seen_on)",
    page: "count(*), sum(open_links)",
    domain_link: "count(*), sum(links), sum(live), sum(follow), sum(waiting)",
    referring_domain: "count(*), sum(links), sum(live), sum(follow), sum(waiting)",
    domain_event: "count(*), min(occurred_on)",
    site_day: "sum(links_gained), sum(domains_gained), sum(follow)",
    site_anchor: "count(*), sum(domains), sum(live), sum(follow)",
    site_target: "count(*), sum(domains), sum(live), sum(follow)",
    domain_source: "count(*), sum(links)",
    import: "sum(written), sum(new_links), sum(known_links)",
  };
  const states: unknown[] = [];
  for (const [table, columns] of Object.entries(sums)) {
    const [row] = await query<{ row: string }>(
      `SELECT (${columns})::text AS row FROM ${table} WHERE workspace_id = $1`,
      [scope.workspaceId],
    );
    states.push(`${table} ${row?.row}`);
  }
  return states.join("; ");
}
