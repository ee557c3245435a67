import { newId } from "#lib/db/new-id";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { toxicAuditJob } from "#lib/jobs/definitions/toxic";
import { sendJob } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";

/** Puts an audit in the queue, unless one is waiting or under way. @returns whether it did */
export async function queueAudit(
  sql: Sql,
  workspaceId: number,
  siteId: number,
  byId: string | null,
): Promise<boolean> {
  const id = newId();
  const rows = await sql.query(
    `INSERT INTO toxic_audit (id, workspace_id, site_id, by_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace_id, site_id) WHERE state IN ('queued', 'running') DO NOTHING RETURNING id`,
    [id, workspaceId, siteId, byId],
  );
  if (rows.length === 0) return false;
  await sendJob(sql, toxicAuditJob, { workspaceId, auditId: id });
  return true;
}

/** Audits a site now. Throws AppError "not_found", "invalid" (it is not one's own), "conflict" (one is under way). */
export async function requestAudit(scope: WriteScope, slug: string): Promise<void> {
  const site = await siteBySlug(scope, slug);
  if (site.kind !== "own") throw new AppError("invalid", "Only your own sites are audited.");
  await transaction(async (sql) => {
    if (!(await queueAudit(sql, scope.workspaceId, site.id, scope.actorId)))
      throw new AppError("conflict", "An audit of this site is under way.");
    await audit(sql, scope, "toxic_audit.start", site.slug);
  });
}

/** Ends an audit that waits or is under way; what the last one found stays. Throws AppError "not_found". */
export async function cancelAudit(scope: WriteScope, slug: string): Promise<void> {
  const site = await siteBySlug(scope, slug);
  await transaction(async (sql) => {
    const rows = await sql.query(
      // Its profile counts as seen: it is not audited again by itself before it has changed.
      `UPDATE toxic_audit a SET state = 'cancelled', finished_at = now(),
         version = coalesce((SELECT m.version FROM site_summary m WHERE m.workspace_id = $1 AND m.site_id = a.site_id), 0)
       WHERE a.workspace_id = $1 AND a.site_id = $2 AND a.state IN ('queued', 'running') RETURNING a.id`,
      [scope.workspaceId, site.id],
    );
    if (rows.length === 0) throw new AppError("not_found", "No audit is under way any more.");
    await audit(sql, scope, "toxic_audit.cancel", site.slug);
  });
}
