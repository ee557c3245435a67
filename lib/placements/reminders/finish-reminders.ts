import { query } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";

/** One reminder, as it is named: a link, its end, and how many days before. */
export interface ReminderRef {
  id: string;
  expiresOn: string;
  daysBefore: number;
}

/**
 * Marks a reminder as done, with those before it of the same end; or, to take that back, the one as waiting.
 * A nearer one comes all the same. @returns whether something changed
 */
export async function finishReminder(
  scope: WriteScope,
  { id, expiresOn, daysBefore }: ReminderRef,
  done: boolean,
): Promise<boolean> {
  const rows = await query(
    `UPDATE reminder r SET done_at = CASE WHEN $6 THEN now() END, done_by_id = CASE WHEN $6 THEN $5::uuid END
     FROM placement p
     WHERE r.workspace_id = $1 AND r.placement_id = $2 AND r.expires_on = $3::date
       AND (r.days_before = $4 OR ($6 AND r.days_before > $4)) AND (r.done_at IS NULL) = $6
       AND p.id = r.placement_id AND p.workspace_id = r.workspace_id AND ($7::int[] IS NULL OR p.site_id = ANY($7))
     RETURNING 1`,
    [
      scope.workspaceId,
      id,
      expiresOn,
      daysBefore,
      scope.actorId,
      done,
      scope.sites === "all" ? null : scope.sites,
    ],
  );
  return rows.length > 0;
}
