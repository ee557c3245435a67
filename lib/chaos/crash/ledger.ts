// What the database once said was recorded, kept outside it: a crash may take nothing of that back.
import { one, query } from "#lib/db/sql";
import { untilAnswered } from "./database.ts";

interface Result {
  pageId: number;
  attempt: number;
  state: string;
  headline: string | null;
  doneAt: string | null;
}

interface Snapshot {
  pagesDone: number;
  results: Result[];
}

export interface Ledger {
  /** Notes every result that can be read now, and misses those that were noted before and are not there as they were. */
  compare(): Promise<number>;
  /** Results that were ever read as recorded. */
  acknowledged(): number;
  /** Those that were gone or other at a later moment. */
  vanished(): number;
  /** Times that the run's counter was another number than its recorded rows of the same moment. */
  miscounted(): number;
}

/** The ledger of one run. */
export function openLedger(runId: string): Ledger {
  const known = new Map<number, string>();
  const vanished = new Set<number>();
  let miscounted = 0;
  return {
    async compare() {
      const { pagesDone, results } = await untilAnswered(() => read(runId));
      if (pagesDone !== results.length) miscounted += 1;
      const now = new Map(results.map(({ pageId, ...result }) => [pageId, JSON.stringify(result)]));
      for (const [pageId, result] of known) if (now.get(pageId) !== result) vanished.add(pageId);
      for (const [pageId, result] of now) known.set(pageId, result);
      return pagesDone;
    },
    acknowledged: () => known.size,
    vanished: () => vanished.size,
    miscounted: () => miscounted,
  };
}

// One statement: the counter and its rows as they were at one moment.
async function read(runId: string): Promise<Snapshot> {
  const row = await one<Snapshot>(
    `select pages_done as "pagesDone", (
       select coalesce(json_agg(json_build_object('pageId', page_id, 'attempt', attempt, 'state', state,
                'headline', headline, 'doneAt', done_at)), '[]')
         from visit where run_id = run.id and state in ('done', 'failed')) as results
       from run where id = $1`,
    [runId],
  );
  if (row === null) throw new Error("the run is gone");
  return row;
}

const COUNTERS = ["live", "changed", "missed", "lost", "not_found", "blocked", "unreachable"] as const;

/** The run's counters and the same counted from its rows: each page has one link, so a page is a link. */
export async function recountRun(runId: string): Promise<{ kept: string; counted: string }> {
  const count = (where: string) => `(select count(*) from visit v where v.run_id = run.id and ${where})::int`;
  const [row] = await query<{ kept: number[]; counted: number[] }>(
    `select array[pages, pages_done, failed, ${COUNTERS.join(", ")}] as kept,
            array[${count("true")}, ${count("v.state in ('done', 'failed')")}, ${count("v.state = 'failed'")},
                  ${COUNTERS.map((name) => count(`v.headline = '${name}'`)).join(", ")}] as counted
       from run where id = $1`,
    [runId],
  );
  const words = (numbers: readonly number[] = []) =>
    ["pages", "done", "failed", ...COUNTERS]
      .map((name, index) => ({ name, n: numbers[index] ?? 0 }))
      .filter(({ n }) => n > 0)
      .map(({ name, n }) => `${n} ${name}`)
      .join(", ");
  return { kept: words(row?.kept), counted: words(row?.counted) };
}
