import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { recordStage } from "../record-stage.ts";
import { type LockedProspect, lockChosen } from "./lock-chosen.ts";
import type { StageChange } from "./schema.ts";
import type { Moved } from "./types.ts";
import { whyNotMove } from "./why-not-move.ts";
import { type ProspectChange, writeEvents } from "./write-events.ts";

/**
 * Moves prospects by hand. Those that may not go there stay, and it is said why.
 * Throws AppError "not_found", "conflict", "invalid".
 */
export async function moveProspects(scope: WriteScope, change: StageChange): Promise<Moved> {
  return transaction(async (sql) => {
    const rows = await lockChosen(sql, scope, change);
    const moving: LockedProspect[] = [];
    const refused = new Map<string, number>();
    for (const row of rows) {
      const why = whyNotMove(row, change.to);
      if (why === null) moving.push(row);
      else refused.set(why, (refused.get(why) ?? 0) + 1);
    }
    const batch = newId();
    await writeEvents(
      sql,
      scope,
      batch,
      moving.flatMap((row) => forgotten(row, change)),
    );
    const moved = await recordStage(sql, scope.workspaceId, {
      prospectIds: moving.map(({ id }) => id),
      to: change.to,
      ...(change.reason === undefined ? {} : { reason: change.reason }),
      note: change.note || null,
      byId: scope.actorId,
      batchId: batch,
    });
    return {
      batch: moved.length > 0 ? batch : null,
      changed: moved.length,
      refused: [...refused].map(([why, count]) => ({ why, count })),
    };
  });
}

/** What the move drops of a prospect: undo puts it back from here. */
function forgotten(row: LockedProspect, { to, reason, note }: StageChange): ProspectChange[] {
  const base = { prospectId: row.id, kind: "edited", to: null } as const;
  const changes: ProspectChange[] = [];
  if (to === "rejected" && row.followUpOn !== null)
    changes.push({ ...base, from: row.followUpOn, field: "followUpOn" });
  if (row.stage === "rejected" && row.rejectReason !== null)
    changes.push({ ...base, from: row.rejectReason, field: "rejectReason" });
  // The event of the stage holds the note, so the reason stands beside it.
  if (to === "rejected" && note !== "" && reason !== undefined)
    changes.push({ ...base, from: null, to: reason, field: "rejectReason" });
  return changes;
}
