import { query } from "#lib/db/sql";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import type { SavedView, ViewList } from "./types.ts";

/** The views of one table that a person may open: their own and the team's, by name. */
export async function listViews(scope: Scope, slug: string, list: ViewList): Promise<SavedView[]> {
  const { id } = await siteKeys(scope, slug);
  return query<SavedView>(
    `SELECT v.id, v.name, v.params, v.owner_id IS NULL AS shared, u.name AS by FROM saved_view v
     LEFT JOIN app_user u ON u.id = v.created_by_id
     WHERE v.workspace_id = $1 AND v.site_id = $2 AND v.list = $3 AND (v.owner_id IS NULL OR v.owner_id = $4)
     ORDER BY v.owner_id IS NULL, lower(v.name), v.id`,
    [scope.workspaceId, id, list, scope.actorId],
  );
}
