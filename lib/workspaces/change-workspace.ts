import { transaction } from "#lib/db/sql";
import { planWatchesJob } from "#lib/jobs/definitions/watching";
import { sendJob } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "./audit.ts";

/**
 * Renames the workspace and sets its loss rule: a link is lost after this many conclusive misses in a row, at
 * least this many hours apart; after how many days a person's word is asked for again. Its address stays, so that links that people kept go on working.
 */
export async function changeWorkspace(
  scope: WriteScope,
  change: { name: string; lostAfterMisses: number; lostAfterHours: number; askAgainDays: number },
): Promise<void> {
  await transaction(async (sql) => {
    await sql.query(
      `update workspace set name = $2, lost_after_misses = $3, lost_after_hours = $4, ask_again_days = $5
        where id = $1 and deleted_at is null`,
      [scope.workspaceId, change.name, change.lostAfterMisses, change.lostAfterHours, change.askAgainDays],
    );
    // When a miss is looked at again follows from the rule.
    await sendJob(sql, planWatchesJob, { workspaceId: scope.workspaceId });
    await audit(sql, scope, "workspace.changed", scope.workspaceSlug, change);
  });
}
