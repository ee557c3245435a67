import { query } from "#lib/db/sql";
import { recountWorkspace } from "./recount-workspace.ts";

/** Of two tries of one night, the second leaves out what the first finished. */
const DONE_HOURS = 12;

/** Recounts every workspace that was not recounted tonight, one after the other. */
export async function recountAll(signal: AbortSignal): Promise<void> {
  const due = await query<{ id: number }>(
    `SELECT id FROM workspace w WHERE deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM recount r
       WHERE r.workspace_id = w.id AND r.finished_at > now() - make_interval(hours => $1)) ORDER BY id`,
    [DONE_HOURS],
  );
  for (const { id } of due) await recountWorkspace(id, signal);
}
