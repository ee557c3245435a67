// Where an audit is: its row is its progress, and what a person cancels.
import { one, query } from "#lib/db/sql";

/** A person cancelled it: nothing more is written. */
export class Cancelled extends Error {}

export type AuditPhase = "reading" | "comparing" | "judging" | "writing";

/**
 * Null when it was cancelled, or is done already. The profile's version is noted before anything is read.
 * @param weights the number of the weights that it judges by
 */
export async function beginAudit(
  workspaceId: number,
  auditId: string,
  weights: number,
): Promise<{ siteId: number; domainIds: number[] } | null> {
  return one<{ siteId: number; domainIds: number[] }>(
    `UPDATE toxic_audit a SET state = 'running', started_at = now(), phase = 'reading', done = 0, total = 0, weights = $3,
       version = coalesce((SELECT m.version FROM site_summary m WHERE m.workspace_id = $1 AND m.site_id = a.site_id), 0)
     WHERE a.workspace_id = $1 AND a.id = $2 AND a.state IN ('queued', 'running')
     RETURNING a.site_id AS "siteId", ARRAY(SELECT sd.domain_id FROM site_domain sd
       WHERE sd.workspace_id = $1 AND sd.site_id = a.site_id) AS "domainIds"`,
    [workspaceId, auditId, weights],
  );
}

/** Throws Cancelled. */
export async function tellProgress(
  workspaceId: number,
  auditId: string,
  phase: AuditPhase,
  done: number,
  total: number,
): Promise<void> {
  const rows = await query(
    `UPDATE toxic_audit SET phase = $3, done = $4, total = $5
     WHERE workspace_id = $1 AND id = $2 AND state = 'running' RETURNING id`,
    [workspaceId, auditId, phase, done, total],
  );
  if (rows.length === 0) throw new Cancelled("the audit was cancelled");
}

/** It will not be tried again. */
export async function failAudit(workspaceId: number, auditId: string, reason: string): Promise<void> {
  await query(
    `UPDATE toxic_audit SET state = 'failed', finished_at = now(), error = $3
     WHERE workspace_id = $1 AND id = $2 AND state IN ('queued', 'running')`,
    [workspaceId, auditId, reason],
  );
}
