// The one place where a prospect changes its stage: the row and its history in the same transaction.
import type { Stage } from "#lib/core/outreach/stages";
import { newId } from "#lib/db/new-id";
import type { Sql } from "#lib/db/sql";

/** `lib/core/outreach/stages` says which moves a person may make; this records any. */
export interface StageMove {
  prospectIds: readonly string[];
  to: Stage;
  /** Of a rejection alone. */
  reason?: RejectReason;
  note?: string | null;
  /** Null: what happened moved it. */
  byId: string | null;
  /** When it happened; now when left out. */
  at?: Date;
  /** Every change of one decision has the same: it is undone as a whole. */
  batchId?: string;
}

export const REJECT_REASONS = [
  "not_relevant",
  "low_quality",
  "no_contact",
  "no_answer",
  "refused",
  "too_expensive",
  "already_links",
  "do_not_contact",
  "client_declined",
  "other",
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/**
 * Moves prospects of one workspace and writes the history of those that were elsewhere before.
 * @returns the ids of those that moved
 */
export async function recordStage(sql: Sql, workspaceId: number, move: StageMove): Promise<string[]> {
  const { prospectIds, to, reason = "other", note = null, byId, at = new Date(), batchId = null } = move;
  const before = await sql.query<{ id: string; stage: Stage }>(
    `SELECT id, stage FROM prospect WHERE workspace_id = $1 AND id = ANY($2::uuid[]) AND stage <> $3::"ProspectStage"
     ORDER BY id FOR UPDATE`,
    [workspaceId, prospectIds, to],
  );
  if (before.length === 0) return [];
  const ids = before.map((row) => row.id);
  await sql.query(
    `UPDATE prospect SET stage_before = CASE WHEN $3::"ProspectStage" = 'rejected' THEN stage END,
       stage = $3::"ProspectStage", stage_at = $4,
       reject_reason = CASE WHEN $3::"ProspectStage" = 'rejected' THEN $5::"RejectReason" END,
       placed_at = CASE WHEN $3::"ProspectStage" = 'placed' THEN coalesce(placed_at, $4) ELSE placed_at END,
       agreed_at = CASE WHEN $3::"ProspectStage" = 'agreed' THEN coalesce(agreed_at, $4) ELSE agreed_at END,
       follow_up_on = CASE WHEN $3::"ProspectStage" IN ('rejected', 'placed') THEN NULL ELSE follow_up_on END
     WHERE workspace_id = $1 AND id = ANY($2::uuid[])`,
    [workspaceId, ids, to, at, reason],
  );
  await sql.query(
    `INSERT INTO prospect_event (id, workspace_id, prospect_id, kind, "from", "to", note, by_id, at, batch_id)
     SELECT e.id, $1, e.prospect, 'stage', e.was, $2, $3, $4, $5, $6
     FROM unnest($7::uuid[], $8::uuid[], $9::text[]) AS e(id, prospect, was)`,
    [
      workspaceId,
      to,
      note === null && to === "rejected" ? reason : note,
      byId,
      at,
      batchId,
      ids.map(() => newId()),
      ids,
      before.map((row) => row.stage),
    ],
  );
  return ids;
}
