import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";

/**
 * Notes that a mail about a placement was drafted and taken along: opened in a mail program, or copied. Nothing is
 * sent from here, so this is all that can be known. Throws AppError "not_found".
 */
export async function noteMailDraft(scope: WriteScope, id: string): Promise<void> {
  await transaction(async (sql) => {
    const [placement] = await sql.query<{ page: string }>(
      `SELECT s.url AS page FROM placement p JOIN page s ON s.workspace_id = p.workspace_id AND s.id = p.source_id
       WHERE p.workspace_id = $1 AND p.id = $2 AND ($3::int[] IS NULL OR p.site_id = ANY($3))`,
      [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
    );
    if (placement === undefined) throw new AppError("not_found", "This placement is not there.");
    await audit(sql, scope, "mail.drafted", id, { page: placement.page });
  });
}
