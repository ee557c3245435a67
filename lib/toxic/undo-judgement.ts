import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";

const siteAllowed = "($3::int[] IS NULL OR site_id = ANY($3))";
const sitesOf = (scope: WriteScope) => (scope.sites === "all" ? null : scope.sites);

/** Takes a whole decision back: what it replaced stands again. Throws AppError "not_found". */
export async function undoJudgement(scope: WriteScope, batch: string): Promise<{ count: number }> {
  const keys = [scope.workspaceId, batch, sitesOf(scope)];
  return transaction(async (sql) => {
    const restored = await sql.query(
      `UPDATE opinion SET kind = (replaced->>'kind')::"OpinionKind", reason = replaced->>'reason',
         by_id = (replaced->>'byId')::uuid, at = (replaced->>'at')::timestamptz, batch_id = (replaced->>'batch')::uuid,
         replaced = nullif(replaced->'replaced', 'null'::jsonb)
       WHERE workspace_id = $1 AND batch_id = $2 AND ${siteAllowed} AND replaced IS NOT NULL RETURNING id`,
      keys,
    );
    const deleted = await sql.query(
      `DELETE FROM opinion WHERE workspace_id = $1 AND batch_id = $2 AND ${siteAllowed} RETURNING id`,
      keys,
    );
    const count = restored.length + deleted.length;
    if (count === 0)
      throw new AppError("not_found", "This decision is not there any more. Nothing was changed.");
    await audit(sql, scope, "opinion.undo", undefined, { count });
    return { count };
  });
}

/** Removes one opinion of a site. Throws AppError "not_found". */
export async function removeOpinion(scope: WriteScope, slug: string, id: string): Promise<void> {
  const site = await siteBySlug(scope, slug);
  await transaction(async (sql) => {
    const [gone] = await sql.query<{ what: string; kind: string }>(
      `DELETE FROM opinion WHERE workspace_id = $1 AND site_id = $2 AND id = $3
       RETURNING coalesce(domain, url) AS what, kind`,
      [scope.workspaceId, site.id, id],
    );
    if (!gone) throw new AppError("not_found", "This decision is not there any more.");
    await audit(sql, scope, "opinion.remove", gone.what, { kind: gone.kind });
  });
}
