import { query } from "#lib/db/sql";

/** Days before the end on which somebody is reminded. */
export const REMIND_DAYS = [14, 7, 2] as const;

/**
 * Makes the reminders that are due, of every workspace. One link has one reminder for a number of days before one end,
 * so the same night twice makes nothing, and another end makes its own. After missed nights only the nearest that
 * still makes sense is made. None for archived links and for those that may lapse.
 * @param today YYYY-MM-DD
 * @returns how many were made
 */
export async function makeReminders(today: string): Promise<number> {
  const rows = await query(
    `INSERT INTO reminder (placement_id, expires_on, days_before, workspace_id)
     SELECT p.id, p.expires_on, due.days, p.workspace_id
     FROM placement p JOIN workspace w ON w.id = p.workspace_id AND w.deleted_at IS NULL
     CROSS JOIN LATERAL (
       SELECT min(d) AS days FROM unnest($2::smallint[]) AS d WHERE d >= p.expires_on - $1::date) due
     WHERE p.expires_on BETWEEN $1::date AND $1::date + ${Math.max(...REMIND_DAYS)} AND p.archived_at IS NULL
       AND p.renewal <> 'let_lapse'
     ON CONFLICT DO NOTHING RETURNING 1`,
    [today, REMIND_DAYS],
  );
  return rows.length;
}
