import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";

/**
 * Ends a campaign, or takes it up again. The prospects of one that is over stand in nobody's way any more; they and
 * their history stay. Throws AppError "not_found".
 */
export async function closeCampaign(
  scope: WriteScope,
  { id, closed }: { id: string; closed: boolean },
): Promise<void> {
  await transaction(async (sql) => {
    const [row] = await sql.query<{ name: string; was: boolean }>(
      `SELECT name, closed_at IS NOT NULL AS was FROM campaign
       WHERE workspace_id = $1 AND id = $2 AND ($3::int[] IS NULL OR site_id = ANY($3)) FOR UPDATE`,
      [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
    );
    if (row === undefined) throw new AppError("not_found", "This campaign is not there.");
    if (row.was === closed) return;
    await sql.query(
      "UPDATE campaign SET closed_at = CASE WHEN $3 THEN now() END WHERE workspace_id = $1 AND id = $2",
      [scope.workspaceId, id, closed],
    );
    await audit(sql, scope, closed ? "campaign.closed" : "campaign.reopened", row.name);
  });
}
