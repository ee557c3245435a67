import type { z } from "zod";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { siteKeys } from "#lib/links/site-keys";
import type { WriteScope } from "#lib/scope/scope";
import type { NewView, ViewRef } from "./schema.ts";

/** Most views that one person, or the team, has of one table. */
const MOST = 50;

/** Keeps a view under its name; one of that name is replaced. Throws AppError "not_found", "conflict" (too many). */
export async function saveView(
  scope: WriteScope,
  { site, list, name, shared, params }: z.output<typeof NewView>,
): Promise<{ id: string }> {
  const { id: siteId } = await siteKeys(scope, site);
  const owner = shared ? null : scope.actorId;
  const mine = [scope.workspaceId, siteId, list, owner];
  const others = await query<{ id: string; name: string }>(
    "SELECT id, name FROM saved_view WHERE workspace_id = $1 AND site_id = $2 AND list = $3 AND owner_id IS NOT DISTINCT FROM $4::uuid",
    mine,
  );
  const same = others.find((view) => view.name.toLowerCase() === name.toLowerCase());
  if (same !== undefined) {
    await query("UPDATE saved_view SET name = $3, params = $4 WHERE workspace_id = $1 AND id = $2", [
      scope.workspaceId,
      same.id,
      name,
      safeJson(params),
    ]);
    return { id: same.id };
  }
  if (others.length >= MOST)
    throw new AppError(
      "conflict",
      `There are ${MOST} views already. Remove one that nobody needs, then save this one.`,
    );
  const id = newId();
  await query(
    `INSERT INTO saved_view (id, workspace_id, site_id, list, owner_id, created_by_id, name, params)
     VALUES ($5, $1, $2, $3, $4, $6, $7, $8)`,
    [...mine, id, scope.actorId, name, safeJson(params)],
  );
  return { id };
}

/** Removes a view: one's own, or the team's. Throws AppError "not_found". */
export async function removeView(scope: WriteScope, { site, id }: z.output<typeof ViewRef>): Promise<void> {
  const { id: siteId } = await siteKeys(scope, site);
  const gone = await query(
    `DELETE FROM saved_view WHERE workspace_id = $1 AND site_id = $2 AND id = $3 AND (owner_id IS NULL OR owner_id = $4) RETURNING 1`,
    [scope.workspaceId, siteId, id, scope.actorId],
  );
  if (gone.length === 0) throw new AppError("not_found", "This view is not there any more.");
}
