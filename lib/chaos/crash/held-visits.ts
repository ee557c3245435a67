// What a worker left when it was killed, and how long that lay until somebody took it.
import { query } from "#lib/db/sql";
import { untilAnswered } from "./database.ts";

interface HeldVisit {
  pageId: number;
  attempt: number;
}

export interface Left {
  at: number;
  /** Those that no other worker has taken yet. */
  visits: HeldVisit[];
  /** Whether some of them are still the dead worker's; the others wait in the queue for their host. */
  leased: boolean;
}

/** The visits that a worker holds now. */
export async function heldBy(runId: string, workerId: string | null): Promise<Left> {
  const at = performance.now();
  const visits = await untilAnswered(() =>
    query<HeldVisit>(
      `select page_id as "pageId", attempt from visit where run_id = $1 and worker_id = $2 and state = 'running'`,
      [runId, workerId],
    ),
  );
  return { at, visits, leased: visits.length > 0 };
}

/** What is left of them now. */
export async function stillLeft(runId: string, left: Left): Promise<Left> {
  const visits = await untilAnswered(() =>
    query<HeldVisit & { leased: boolean }>(
      `select v.page_id as "pageId", v.attempt, v.state = 'running' as leased from visit v
         join unnest($2::int[], $3::int[]) as l (page_id, attempt) on l.page_id = v.page_id and l.attempt = v.attempt
        where v.run_id = $1 and v.state in ('running', 'queued')`,
      [runId, left.visits.map(({ pageId }) => pageId), left.visits.map(({ attempt }) => attempt)],
    ),
  );
  return { at: left.at, visits, leased: visits.some((visit) => visit.leased) };
}
