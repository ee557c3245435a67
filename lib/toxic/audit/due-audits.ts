import { query, transaction } from "#lib/db/sql";
import { queueAudit } from "./request-audit.ts";

/** Nothing that changes the profile may be under way: while pages come in, an audit is old when it ends. */
const BUSY = `EXISTS (SELECT 1 FROM run r WHERE r.workspace_id = s.workspace_id AND r.site_id = s.id AND r.state IN ('queued', 'running'))
  OR EXISTS (SELECT 1 FROM import i WHERE i.workspace_id = s.workspace_id AND i.site_id = s.id AND i.state IN ('importing', 'undoing'))`;
/** A run or an import ended since the last audit began. */
const ENDED = `EXISTS (SELECT 1 FROM run r WHERE r.workspace_id = s.workspace_id AND r.site_id = s.id AND r.finished_at > coalesce(a.started_at, '-infinity'))
  OR EXISTS (SELECT 1 FROM import i WHERE i.workspace_id = s.workspace_id AND i.site_id = s.id AND i.finished_at > coalesce(a.started_at, '-infinity'))`;

/**
 * Puts an audit in the queue for every own site whose profile has changed since its last one.
 * @param when "settled": only where a run or an import has ended and none is under way; "nightly": wherever it changed
 */
export async function queueDueAudits(when: "settled" | "nightly"): Promise<void> {
  const sites = await query<{ workspaceId: number; siteId: number }>(
    `SELECT s.workspace_id AS "workspaceId", s.id AS "siteId" FROM site s
     JOIN workspace w ON w.id = s.workspace_id AND w.deleted_at IS NULL
     JOIN site_summary m ON m.workspace_id = s.workspace_id AND m.site_id = s.id
     -- One that failed or was cancelled counts: the same profile is not tried again and again.
     LEFT JOIN LATERAL (SELECT version, coalesce(started_at, finished_at) AS started_at FROM toxic_audit t
       WHERE t.workspace_id = s.workspace_id AND t.site_id = s.id AND t.state IN ('done', 'failed', 'cancelled')
       ORDER BY t.requested_at DESC LIMIT 1) a ON true
     WHERE s.kind = 'own' AND m.version IS DISTINCT FROM a.version
       AND EXISTS (SELECT 1 FROM referring_domain r WHERE r.workspace_id = s.workspace_id AND r.site_id = s.id AND r.live > 0)
       AND ($1 = 'nightly' OR (NOT (${BUSY}) AND (${ENDED})))
     ORDER BY 1, 2`,
    [when],
  );
  for (const { workspaceId, siteId } of sites)
    await transaction((sql) => queueAudit(sql, workspaceId, siteId, null));
}
