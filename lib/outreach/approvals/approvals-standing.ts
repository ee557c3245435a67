import type { Sql } from "#lib/db/sql";
import type { Wanted } from "../campaigns/types.ts";
import { type ApprovalsStanding, judgeApprovals, type LastAnswers } from "./standing.ts";

/**
 * How a prospect stands with its client. The caller has found the prospect within a Scope.
 * @returns null when it is not there
 */
export async function approvalsStanding(
  sql: Sql,
  workspaceId: number,
  prospectId: string,
): Promise<ApprovalsStanding | null> {
  const last = (of: keyof LastAnswers) =>
    `(SELECT json_build_object('state', a.state, 'text', a.text) FROM approval a WHERE a.workspace_id = p.workspace_id
      AND a.prospect_id = p.id AND a.of = '${of}' ORDER BY a.asked_at DESC, a.id DESC LIMIT 1) AS "${of}"`;
  const [row] = await sql.query<Wanted & LastAnswers & { anchorNow: string | null }>(
    `SELECT c.approve_prospects AS "approveProspects", c.approve_anchors AS "approveAnchors",
       c.approve_drafts AS "approveDrafts", p.anchor AS "anchorNow", ${last("prospect")}, ${last("anchor")}, ${last("draft")}
     FROM prospect p JOIN campaign c ON c.workspace_id = p.workspace_id AND c.id = p.campaign_id
     WHERE p.workspace_id = $1 AND p.id = $2`,
    [workspaceId, prospectId],
  );
  return row === undefined ? null : judgeApprovals(row, row, row.anchorNow);
}
