import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import type { PastFile } from "./types.ts";

/** The files of past contacts that were brought in, the newest first. */
export async function listPastFiles(scope: Scope): Promise<PastFile[]> {
  const rows = await query<Omit<PastFile, "at"> & { at: Date }>(
    `SELECT f.batch, f.contacts, f.domains, f.at, u.name AS by FROM (
       SELECT t.batch_id AS batch, count(*) FILTER (WHERE t.kind = 'out')::int AS contacts, count(DISTINCT t.domain)::int AS domains,
         min(t.logged_at) AS at FROM touch t
       WHERE t.workspace_id = $1 AND t.batch_id IS NOT NULL AND t.prospect_id IS NULL GROUP BY t.batch_id) f
     LEFT JOIN audit_entry a ON a.workspace_id = $1 AND a.action = 'past_contacts.imported' AND a.subject = f.batch::text
     LEFT JOIN app_user u ON u.id = a.actor_id
     ORDER BY f.at DESC, f.batch LIMIT 50`,
    [scope.workspaceId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
