// What is past its time goes: single looks at pages, by whole months, and what each page of a finished run answered.
// Links, changes, verdicts on placements and every figure stay (docs/decisions/0024).
import { query, transaction } from "#lib/db/sql";
import { log } from "#lib/log";

/** A month is let go only if nobody has to wait for it: else it goes another night. */
const WAIT_MS = 2_000;
/** Visits deleted at once. */
const CHUNK = 20_000;
const LOCK_NOT_AVAILABLE = "55P03";

/** What one night let go. */
export interface Forgotten {
  /** Months of looks, as "2024_10". */
  months: string[];
  visits: number;
}

/**
 * Lets go of looks and visits older than so many whole months.
 * @param months 0 keeps everything
 */
export async function forgetLooks(now: Date, months: number, signal: AbortSignal): Promise<Forgotten> {
  if (months === 0) return { months: [], visits: 0 };
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  const gone: string[] = [];
  for (const month of await monthsBefore(before)) {
    signal.throwIfAborted();
    if (await dropMonth(month)) gone.push(month);
  }
  return { months: gone, visits: await forgetVisits(before, signal) };
}

/** Partitions of looks that end at or before a day. */
async function monthsBefore(day: Date): Promise<string[]> {
  const rows = await query<{ month: string }>(
    `SELECT substring(c.relname FROM '^page_check_(\\d{4}_\\d{2})$') AS month FROM pg_inherits i
     JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'page_check'::regclass ORDER BY c.relname`,
  );
  const first = `${day.getUTCFullYear()}_${String(day.getUTCMonth() + 1).padStart(2, "0")}`;
  return rows.map(({ month }) => month).filter((month) => month !== null && month < first);
}

/** Taking a month away needs the whole table for a moment: a writer that is under way goes first. */
async function dropMonth(month: string): Promise<boolean> {
  try {
    await transaction(async (sql) => {
      await sql.query("SELECT set_config('lock_timeout', $1, true)", [`${WAIT_MS}ms`]);
      // The name was made by ensure_partitions and matched above.
      await sql.query(`DROP TABLE page_check_${month}`);
    });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
    log.warn("looks that are past their time stay another night: their table is in use", { month });
    return false;
  }
}

async function forgetVisits(before: Date, signal: AbortSignal): Promise<number> {
  let visits = 0;
  const runs = await query<{ id: string }>(
    `SELECT id FROM run r WHERE finished_at < $1 AND EXISTS (SELECT 1 FROM visit v WHERE v.run_id = r.id) ORDER BY finished_at`,
    [before],
  );
  for (const { id } of runs) {
    for (let gone = CHUNK; gone === CHUNK; visits += gone) {
      signal.throwIfAborted();
      const rows = await query(
        `DELETE FROM visit WHERE run_id = $1 AND page_id IN (
           SELECT page_id FROM visit WHERE run_id = $1 ORDER BY page_id LIMIT $2) RETURNING 1`,
        [id, CHUNK],
      );
      gone = rows.length;
    }
  }
  return visits;
}
