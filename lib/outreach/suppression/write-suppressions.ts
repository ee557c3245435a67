import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { hashAddress } from "./hash-address.ts";
import type { NewSuppression } from "./types.ts";

/**
 * Writes entries of the do-not-contact list in the caller's transaction. One that stands there already stays, and
 * becomes an opt-out when that is what is added: an opt-out is harder to take off, and outlives what was there before it. An erased address is kept as its
 * hash, and whatever else was kept of it goes.
 * @param batch the decision they are part of: undone as a whole
 * @returns how many were new
 */
export async function writeSuppressions(
  sql: Sql,
  scope: WriteScope,
  entries: readonly NewSuppression[],
  batch: string | null = null,
): Promise<number> {
  const rows = new Map(
    entries.map((entry) => {
      const isErased = entry.cause === "erased" && entry.kind === "address";
      const kept = isErased
        ? { ...entry, kind: "address_hash" as const, value: hashAddress(entry.value), note: null }
        : entry;
      return [`${kept.kind} ${kept.value}`, { id: newId(), ...kept }] as const;
    }),
  );
  const erased = entries.filter(({ kind, cause }) => kind === "address" && cause === "erased");
  if (erased.length > 0) {
    await sql.query(
      "DELETE FROM suppression WHERE workspace_id = $1 AND kind = 'address' AND value = ANY($2::text[])",
      [scope.workspaceId, erased.map(({ value }) => value)],
    );
  }
  const written = await sql.query<{ isNew: boolean }>(
    `INSERT INTO suppression AS s (id, workspace_id, kind, value, cause, note, by_id, batch_id)
     SELECT r.id, $1, r.kind::"SuppressionKind", r.value, r.cause::"SuppressionCause", r.note, $2::uuid, $3::uuid
     FROM jsonb_to_recordset($4::jsonb) AS r(id uuid, kind text, value text, cause text, note text)
     ORDER BY r.kind, r.value
     ON CONFLICT (workspace_id, kind, value) DO UPDATE SET cause = excluded.cause, note = coalesce(excluded.note, s.note),
       by_id = excluded.by_id, batch_id = excluded.batch_id
       WHERE excluded.cause = 'opt_out' AND s.cause IN ('do_not_contact', 'bounced')
     RETURNING (s.xmax = 0) AS "isNew"`,
    [scope.workspaceId, scope.actorId, batch, safeJson([...rows.values()])],
  );
  return written.filter(({ isNew }) => isNew).length;
}
