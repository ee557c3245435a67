import { anyConnection, one, query } from "#lib/db/sql";
import { loadWatch } from "../watch.ts";
import { beginMove } from "./begin-move.ts";
import { keepSiteDomains } from "./move-hosts.ts";
import { nextStretch } from "./stray-pages.ts";

/** Has the pages of each workspace moved that lie under another domain than they belong to: the list of suffixes changed. */
export async function moveStrays(signal: AbortSignal): Promise<void> {
  const workspaces = await query<{ id: number }>(
    "SELECT id FROM workspace WHERE deleted_at IS NULL ORDER BY id",
  );
  for (const { id } of workspaces) {
    await keepSiteDomains(id);
    if ((await isUnfinished(id)) || (await hasStray(id, signal))) await beginMove(anyConnection, id);
  }
}

/** A move that its job gave up. */
async function isUnfinished(workspaceId: number): Promise<boolean> {
  const row = await one(
    "SELECT 1 FROM host_move WHERE workspace_id = $1 AND finished_at IS NULL AND started_at < now() - interval '12 hours'",
    [workspaceId],
  );
  return row !== null;
}

async function hasStray(workspaceId: number, signal: AbortSignal): Promise<boolean> {
  const watch = await loadWatch(anyConnection, workspaceId);
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const { stray, last } = await nextStretch(workspaceId, after, watch);
    if (stray.length > 0) return true;
    if (last === null) return false;
    after = last;
  }
}
