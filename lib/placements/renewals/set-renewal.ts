import { safeJson } from "#lib/db/safe-json";
import { query, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import type { Renewal, RenewalBefore } from "./types.ts";

const allowed = (scope: WriteScope) => (scope.sites === "all" ? null : scope.sites);

/**
 * Says what is to become of agreed links that end. Those that stand so already are left.
 * @returns how those that changed stood before
 */
export function setRenewal(
  scope: WriteScope,
  { ids, renewal }: { ids: readonly string[]; renewal: Renewal },
): Promise<RenewalBefore[]> {
  return change(scope, ids, { set: 'renewal = $5::"Renewal"', where: 'AND p.renewal <> $5::"Renewal"' }, [
    renewal,
  ]);
}

/**
 * Renews agreed links until a day, at another price where one is given; what to do is undecided again. A price is
 * taken only from those who may read costs.
 * @returns how they stood before
 * Throws AppError "invalid" where one would end before it began.
 */
export async function renewUntil(
  scope: WriteScope,
  input: { ids: readonly string[]; until: string; price: string | null; currency: string | null },
): Promise<RenewalBefore[]> {
  const { ids, until, price, currency } = input;
  const priced = scope.may.has("costs") && price !== null;
  const early = await query(
    `SELECT 1 FROM placement p WHERE p.workspace_id = $1 AND p.id = ANY($2) AND ($3::int[] IS NULL OR p.site_id = ANY($3))
       AND p.live_on > $4::date LIMIT 1`,
    [scope.workspaceId, ids, allowed(scope), until],
  );
  if (early.length > 0) {
    throw new AppError("invalid", "Nothing was changed: one of these links begins after that day.", {
      fields: { until: "Choose a later day." },
    });
  }
  const set = `expires_on = $5::date, renewal = 'undecided',
     price = CASE WHEN $6::boolean THEN $7::numeric ELSE p.price END,
     currency = CASE WHEN $6::boolean THEN $8 ELSE p.currency END`;
  return change(scope, ids, { set, where: "" }, [until, priced, price, currency]);
}

/** Puts back what `setRenewal` or `renewUntil` changed. */
export async function putBackRenewals(scope: WriteScope, before: readonly RenewalBefore[]): Promise<void> {
  await query(
    `UPDATE placement p SET renewal = b.renewal, expires_on = b."expiresOn",
       price = CASE WHEN $4::boolean THEN b.price ELSE p.price END,
       currency = CASE WHEN $4::boolean THEN b.currency ELSE p.currency END
     FROM jsonb_to_recordset($2::jsonb) AS b(id uuid, renewal "Renewal", "expiresOn" date, price numeric, currency text)
     WHERE p.workspace_id = $1 AND p.id = b.id AND ($3::int[] IS NULL OR p.site_id = ANY($3))`,
    [scope.workspaceId, safeJson(before), allowed(scope), scope.may.has("costs")],
  );
}

function change(
  scope: WriteScope,
  ids: readonly string[],
  { set, where }: { set: string; where: string },
  values: readonly unknown[],
): Promise<RenewalBefore[]> {
  return transaction((sql) =>
    sql.query<RenewalBefore>(
      `WITH held AS (
         SELECT p.id, p.renewal, p.expires_on, p.price, p.currency FROM placement p
         WHERE p.workspace_id = $1 AND p.id = ANY($2) AND ($3::int[] IS NULL OR p.site_id = ANY($3)) ${where}
         ORDER BY p.id FOR UPDATE)
       UPDATE placement p SET ${set} FROM held h WHERE p.id = h.id
       RETURNING h.id, h.renewal, h.expires_on AS "expiresOn",
         CASE WHEN $4::boolean THEN h.price::text END AS price, CASE WHEN $4::boolean THEN h.currency END AS currency`,
      [scope.workspaceId, ids, allowed(scope), scope.may.has("costs"), ...values],
    ),
  );
}
