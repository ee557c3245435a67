import type { Headline } from "#lib/core/verdict";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";

export interface VisitRef {
  runId: string;
  pageId: number;
  attempt: number;
}

/** Locks the visits that are still this attempt's. Whoever lost his lease to another attempt writes nothing. */
export async function fenceVisits(sql: Sql, visits: readonly VisitRef[]): Promise<Set<string>> {
  const rows = await sql.query<{ runId: string; pageId: number; attempt: number }>(
    `SELECT v.run_id AS "runId", v.page_id AS "pageId", v.attempt FROM visit v
     JOIN unnest($1::uuid[], $2::int[], $3::int[]) AS a(run_id, page_id, attempt)
       ON v.run_id = a.run_id AND v.page_id = a.page_id AND v.attempt = a.attempt
     WHERE v.state = 'running' ORDER BY v.run_id, v.page_id FOR UPDATE OF v`,
    [visits.map((v) => v.runId), visits.map((v) => v.pageId), visits.map((v) => v.attempt)],
  );
  return new Set(rows.map(visitKey));
}

/** One attempt of one visit: a worker that was away may bring a page twice, in a lost attempt and in its own next one. */
export const visitKey = ({ runId, pageId, attempt }: VisitRef): string => `${runId}/${pageId}/${attempt}`;

export interface VisitResult extends VisitRef {
  headline: Headline;
  httpStatus: number | null;
  note: string;
  ms: number;
  /** One entry a link of the run's site on that page. */
  headlines: readonly Headline[];
}

const COUNTED = ["live", "changed", "missed", "lost", "not_found", "blocked", "unreachable"] as const;

/** Finishes visits and adds to their runs' counters; a run whose last page this was is done. */
export async function finishVisits(sql: Sql, results: readonly VisitResult[], now: Date): Promise<void> {
  if (results.length === 0) return;
  await sql.query(
    `UPDATE visit v SET state = 'done', headline = r.headline, http_status = r."httpStatus", note = r.note, ms = r.ms,
       done_at = $2, lease_until = NULL
     FROM jsonb_to_recordset($1::jsonb) AS r("runId" uuid, "pageId" int, headline "Headline", "httpStatus" smallint, note text,
       ms int)
     WHERE v.run_id = r."runId" AND v.page_id = r."pageId"`,
    [safeJson(results.map((result) => ({ ...result, ms: Math.round(result.ms) }))), now],
  );
  const runs = new Map<string, Map<string, number>>();
  for (const result of results) {
    const counts = runs.get(result.runId) ?? new Map<string, number>();
    runs.set(result.runId, counts);
    counts.set("pages", (counts.get("pages") ?? 0) + 1);
    for (const headline of result.headlines) counts.set(headline, (counts.get(headline) ?? 0) + 1);
  }
  for (const [runId, counts] of [...runs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sets = COUNTED.map((name, index) => `${name} = ${name} + $${index + 4}`).join(", ");
    await sql.query(
      `UPDATE run SET pages_done = pages_done + $3, ${sets},
         state = CASE WHEN pages_done + $3 >= pages AND state = 'running' THEN 'done' ELSE state END,
         finished_at = CASE WHEN pages_done + $3 >= pages AND state = 'running' THEN $2::timestamptz ELSE finished_at END
       WHERE id = $1`,
      [runId, now, counts.get("pages") ?? 0, ...COUNTED.map((name) => counts.get(name) ?? 0)],
    );
  }
}
