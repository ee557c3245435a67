import { one } from "#lib/db/sql";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";

/** Looks within so many minutes are one visit. */
const VISIT_MINUTES = 60;

/**
 * Notes that a person looks at a site's overview.
 * @returns when their visit before this one was (ISO 8601); null on the first
 */
export async function noteVisit(scope: Scope, slug: string, now: Date): Promise<string | null> {
  const { id } = await siteKeys(scope, slug);
  if (scope.actorId === null) return null;
  // `since` moves only when a new visit begins: it is the last look of the one before.
  const row = await one<{ since: Date | null }>(
    `INSERT INTO site_visit AS v (workspace_id, site_id, user_id, since, visited_at) VALUES ($1, $2, $3, NULL, $4)
     ON CONFLICT (workspace_id, site_id, user_id) DO UPDATE SET
       since = CASE WHEN excluded.visited_at - v.visited_at > make_interval(mins => $5) THEN v.visited_at ELSE v.since END,
       visited_at = excluded.visited_at
     RETURNING since`,
    [scope.workspaceId, id, scope.actorId, now, VISIT_MINUTES],
  );
  return row?.since?.toISOString() ?? null;
}
