import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";

export interface Reviewed {
  domain: string;
  /** Of the evidence on which it was decided. */
  signals: string[];
}

interface Review {
  siteId: number;
  batch: string;
  kind: "kept" | "later" | "removal";
  reason: string;
}

/** Writes one decision for the time being. What it replaces is kept for its undo, and no further. */
export async function writeReviews(
  sql: Sql,
  scope: WriteScope,
  { siteId, batch, kind, reason }: Review,
  domains: readonly Reviewed[],
): Promise<void> {
  await sql.query(
    `INSERT INTO toxic_review AS t (workspace_id, site_id, domain, kind, reason, signals, by_id, batch_id)
     SELECT $1, $2, r.domain, $3::"ReviewKind", $4, r.signals, $5::uuid, $6::uuid
     FROM jsonb_to_recordset($7::jsonb) AS r(domain text, signals text[]) ORDER BY r.domain
     ON CONFLICT (workspace_id, site_id, domain) DO UPDATE SET kind = excluded.kind, reason = excluded.reason,
       signals = excluded.signals, by_id = excluded.by_id, at = now(), batch_id = excluded.batch_id,
       replaced = jsonb_build_object('kind', t.kind, 'reason', t.reason, 'signals', t.signals, 'byId', t.by_id, 'at', t.at,
         'batch', t.batch_id)`,
    [scope.workspaceId, siteId, kind, reason, scope.actorId, batch, safeJson(domains)],
  );
}
