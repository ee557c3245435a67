import type { z } from "zod";
import { isMailAddress } from "#lib/core/outreach/contacts/addresses";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import type { LogTouchesInput } from "./schema.ts";

interface Logged {
  id: string;
  prospect: string;
  domain: string;
}

/**
 * Puts the address of a bounce or an opt-out on the suppression list, and on wish the domain. The row carries the touch's
 * id as its batch: taken back with a touch that was logged by mistake.
 * @returns what was put there
 */
export async function suppressByTouches(
  sql: Sql,
  scope: WriteScope,
  { kind, wholeDomain }: Pick<z.output<typeof LogTouchesInput>, "kind" | "wholeDomain">,
  touches: readonly Logged[],
  address: string | null,
): Promise<string[]> {
  if (kind !== "bounce" && kind !== "opt_out") return [];
  const cause = kind === "bounce" ? "bounced" : "opt_out";
  const rows: { id: string; kind: string; value: string; batch: string }[] = [];
  for (const touch of touches) {
    const value = address ?? (await lastWrittenTo(sql, scope.workspaceId, touch.prospect));
    // Whoever asks on the phone is not to be called again; what bounced is a mail.
    if (value !== null && (kind === "opt_out" || isMailAddress(value)))
      rows.push({ id: newId(), kind: "address", value, batch: touch.id });
    if (kind === "opt_out" && wholeDomain)
      rows.push({ id: newId(), kind: "domain", value: touch.domain, batch: touch.id });
    if (!rows.some(({ batch }) => batch === touch.id)) {
      throw new AppError(
        "invalid",
        `Name the mail address at ${touch.domain} that this is about. Nothing was logged.`,
        {
          fields: { address: "Name the address." },
        },
      );
    }
  }
  const added = await sql.query<{ value: string }>(
    `INSERT INTO suppression AS s (id, workspace_id, kind, value, cause, by_id, batch_id)
     SELECT r.id, $1, r.kind, r.value, $3::"SuppressionCause", $4, r.batch
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, kind "SuppressionKind", value text, batch uuid) ORDER BY r.kind, r.value
     ON CONFLICT (workspace_id, kind, value) DO UPDATE SET cause = excluded.cause, by_id = excluded.by_id, batch_id = excluded.batch_id
       WHERE excluded.cause = 'opt_out' AND s.cause IN ('do_not_contact', 'bounced') RETURNING value`,
    [scope.workspaceId, safeJson(rows), cause, scope.actorId],
  );
  return added.map(({ value }) => value);
}

async function lastWrittenTo(sql: Sql, workspaceId: number, prospectId: string): Promise<string | null> {
  const [row] = await sql.query<{ address: string }>(
    `SELECT address FROM touch WHERE workspace_id = $1 AND prospect_id = $2 AND kind = 'out' AND channel = 'mail'
       AND address IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1`,
    [workspaceId, prospectId],
  );
  return row?.address ?? null;
}
