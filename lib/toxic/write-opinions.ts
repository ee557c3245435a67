import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { hashKey } from "#lib/links/hash-key";
import type { WriteScope } from "#lib/scope/scope";
import type { OpinionKind, Thing } from "./types.ts";

interface Decision {
  siteId: number;
  batch: string;
  opinion: OpinionKind;
  reason: string;
}

/** Writes one decision. What it replaces is kept for its undo, with the one that this replaced, and no further. */
export async function writeOpinions(
  sql: Sql,
  scope: WriteScope,
  { siteId, batch, opinion, reason }: Decision,
  things: readonly Thing[],
): Promise<void> {
  const rows = things.map(({ domain, url }) => ({
    id: newId(),
    domain,
    url,
    key: url === null ? null : hashKey(url).toString("hex"),
  }));
  for (const column of ["domain", "url_key"] as const) {
    // Sorted, so that two decisions on the same things wait for each other instead of locking each other out.
    await sql.query(
      `INSERT INTO opinion AS o (id, workspace_id, site_id, kind, domain, url, url_key, reason, by_id, batch_id)
       SELECT id, $1, $2, $3::"OpinionKind", domain, url, decode(key, 'hex'), $4, $5::uuid, $6::uuid
       FROM jsonb_to_recordset($7::jsonb) AS r(id uuid, domain text, url text, key text)
       WHERE ${column === "domain" ? "domain" : "key"} IS NOT NULL ORDER BY domain, key
       ON CONFLICT ("workspace_id", "site_id", "${column}") WHERE ${column} IS NOT NULL DO UPDATE
       SET kind = excluded.kind, reason = excluded.reason, by_id = excluded.by_id, at = now(),
         batch_id = excluded.batch_id,
         replaced = jsonb_build_object('kind', o.kind, 'reason', o.reason, 'byId', o.by_id, 'at', o.at,
           'batch', o.batch_id, 'replaced', o.replaced - 'replaced')`,
      [scope.workspaceId, siteId, opinion, reason, scope.actorId, batch, safeJson(rows)],
    );
  }
}
