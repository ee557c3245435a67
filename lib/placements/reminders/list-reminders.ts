import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { PLACEMENT_FROM, placementSite } from "../placement-sql.ts";

/** An agreed link that ends soon, and that nobody has dealt with. */
export interface ReminderLine {
  id: string;
  source: string;
  /** YYYY-MM-DD */
  expiresOn: string;
  vendor: string | null;
  /** The reminder: so many days before the end. */
  daysBefore: number;
}

/** Lines shown; more than these wait nowhere but on the page of renewals. */
const LINES = 100;

/**
 * Reminders that wait, one a link: the nearest. Those of an end that was changed since, of archived links, of those
 * that may lapse and of those that have ended are none any more. @param today YYYY-MM-DD. Throws AppError "not_found".
 */
export async function listReminders(scope: Scope, slug: string, today: string): Promise<ReminderLine[]> {
  const siteId = await placementSite(scope, slug);
  return query<ReminderLine>(
    `SELECT p.id, s.url AS source, p.expires_on AS "expiresOn", p.vendor, min(r.days_before)::int AS "daysBefore"
     FROM ${PLACEMENT_FROM} JOIN reminder r ON r.placement_id = p.id AND r.expires_on = p.expires_on AND r.done_at IS NULL
     WHERE p.workspace_id = $1 AND p.site_id = $2 AND p.archived_at IS NULL AND p.renewal <> 'let_lapse'
       AND p.expires_on >= $3::date
     GROUP BY p.id, s.url ORDER BY p.expires_on, s.url LIMIT ${LINES}`,
    [scope.workspaceId, siteId, today],
  );
}
