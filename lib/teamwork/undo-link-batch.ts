import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import type { BatchKind } from "./link-batch.ts";

/**
 * Takes a decision on many links back: each link has the tags or the person that it had. What somebody changed
 * since stays as they left it. Throws AppError "not_found".
 */
export async function undoLinkBatch(scope: WriteScope, batch: string): Promise<void> {
  const keys = [scope.workspaceId, batch];
  await transaction(async (sql) => {
    await sql.query("SELECT pg_advisory_xact_lock(hashtext('link-batch'), $1)", [scope.workspaceId]);
    const [found] = await sql.query<{ kind: BatchKind; site: string }>(
      `SELECT b.kind, s.slug AS site FROM link_batch b JOIN site s ON s.id = b.site_id
       WHERE b.workspace_id = $1 AND b.id = $2 AND ($3::int[] IS NULL OR b.site_id = ANY($3))`,
      [...keys, scope.sites === "all" ? null : scope.sites],
    );
    if (!found) {
      throw new AppError("not_found", "This cannot be taken back any more. Nothing was changed.");
    }
    await restore(sql, found.kind, keys);
    await sql.query("DELETE FROM link_batch WHERE workspace_id = $1 AND id = $2", keys);
    await audit(sql, scope, "link.restored", found.site, { was: found.kind });
  });
}

// A link or a member may be gone since: what they had is gone with them.
const KEPT = `link_batch_row r JOIN link l ON l.workspace_id = $1 AND l.source_id = r.source_id AND l.target_id = r.target_id`;
const STILL_MEMBER = "EXISTS (SELECT 1 FROM member m WHERE m.workspace_id = $1 AND m.user_id = r.user_id)";

async function restore(sql: Sql, kind: BatchKind, keys: readonly unknown[]): Promise<void> {
  switch (kind) {
    case "tagged":
      await sql.query("DELETE FROM link_tag WHERE workspace_id = $1 AND batch_id = $2", keys);
      return;
    case "untagged":
      await sql.query(
        `INSERT INTO link_tag (workspace_id, source_id, target_id, tag, batch_id)
         SELECT $1::int, r.source_id, r.target_id, r.tag, r.was_batch_id FROM ${KEPT} WHERE r.batch_id = $2
         ON CONFLICT DO NOTHING`,
        keys,
      );
      return;
    case "assigned":
      await sql.query(
        `UPDATE link_assignee a SET user_id = r.user_id, batch_id = r.was_batch_id FROM link_batch_row r
         WHERE a.workspace_id = $1 AND a.batch_id = $2 AND r.batch_id = $2 AND r.source_id = a.source_id
           AND r.target_id = a.target_id AND ${STILL_MEMBER}`,
        keys,
      );
      await sql.query("DELETE FROM link_assignee WHERE workspace_id = $1 AND batch_id = $2", keys);
      return;
    case "unassigned":
      await sql.query(
        `INSERT INTO link_assignee (workspace_id, source_id, target_id, user_id, batch_id)
         SELECT $1::int, r.source_id, r.target_id, r.user_id, r.was_batch_id FROM ${KEPT}
         WHERE r.batch_id = $2 AND ${STILL_MEMBER} ON CONFLICT DO NOTHING`,
        keys,
      );
      return;
    default:
      kind satisfies never;
  }
}
