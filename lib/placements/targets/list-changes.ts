import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { placementSite } from "../placement-sql.ts";
import type { TargetChangeLine } from "./types.ts";

/** Changes that the page shows. */
const CHANGES = 50;
/** Pairs shown of each. */
const PAIRS = 3;

type Loaded = Omit<TargetChangeLine, "at" | "undoneAt"> & { at: Date; undoneAt: Date | null };

/** Changes of many targets of a site, newest first. Throws AppError "not_found". */
export async function listTargetChanges(scope: Scope, slug: string): Promise<TargetChangeLine[]> {
  const siteId = await placementSite(scope, slug);
  const rows = await query<Loaded>(
    `SELECT c.id, c.at, u.name AS by, jsonb_path_query_array(c.rules, '$[0 to ${PAIRS - 1}]') AS rules,
       jsonb_array_length(c.rules) AS "ruleCount", c.changed, c.undone_at AS "undoneAt"
     FROM target_change c LEFT JOIN app_user u ON u.id = c.by_id
     WHERE c.workspace_id = $1 AND c.site_id = $2 ORDER BY c.at DESC, c.id LIMIT ${CHANGES}`,
    [scope.workspaceId, siteId],
  );
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }));
}
