import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";

/** Which currency the workspace sums in, locked so that no rate comes between. */
async function ownCurrency(sql: Sql, scope: WriteScope): Promise<string> {
  const [row] = await sql.query<{ currency: string }>(
    "SELECT currency FROM workspace WHERE id = $1 FOR UPDATE",
    [scope.workspaceId],
  );
  return row?.currency ?? "";
}

function requireCosts(scope: WriteScope): void {
  if (!scope.may.has("costs")) throw new AppError("forbidden", "Costs are not shown to you.");
}

/**
 * Sets what costs are summed in. Throws AppError "conflict" while there are rates: they say what a currency is worth
 * in the old one.
 */
export async function setCurrency(scope: WriteScope, { currency }: { currency: string }): Promise<void> {
  requireCosts(scope);
  await transaction(async (sql) => {
    const own = await ownCurrency(sql, scope);
    if (own === currency) return;
    const rates = await sql.query("SELECT 1 FROM exchange_rate WHERE workspace_id = $1 LIMIT 1", [
      scope.workspaceId,
    ]);
    if (rates.length > 0) {
      throw new AppError("conflict", "Nothing was changed: there are exchange rates.", {
        fields: { currency: `Remove the rates first: they say what a currency is worth in ${own}.` },
      });
    }
    await sql.query("UPDATE workspace SET currency = $2 WHERE id = $1", [scope.workspaceId, currency]);
    await audit(sql, scope, "workspace.changed", scope.workspaceSlug, { currency });
  });
}

/** Says what one unit of a currency is worth from a day on; the same day again corrects it. Throws AppError "invalid". */
export async function setRate(
  scope: WriteScope,
  { currency, day, rate }: { currency: string; day: string; rate: string },
): Promise<void> {
  requireCosts(scope);
  await transaction(async (sql) => {
    if ((await ownCurrency(sql, scope)) === currency) {
      throw new AppError("invalid", "Nothing was added.", {
        fields: { currency: "This is what costs are summed in: it needs no rate." },
      });
    }
    await sql.query(
      `INSERT INTO exchange_rate (workspace_id, currency, day, rate) VALUES ($1, $2, $3::date, $4::numeric)
       ON CONFLICT (workspace_id, currency, day) DO UPDATE SET rate = excluded.rate`,
      [scope.workspaceId, currency, day, rate],
    );
  });
}

/** Takes a rate away; costs of its days fall back to the one before. Throws AppError "not_found". */
export async function removeRate(
  scope: WriteScope,
  { currency, day }: { currency: string; day: string },
): Promise<void> {
  requireCosts(scope);
  await transaction(async (sql) => {
    const rows = await sql.query(
      "DELETE FROM exchange_rate WHERE workspace_id = $1 AND currency = $2 AND day = $3::date RETURNING day",
      [scope.workspaceId, currency, day],
    );
    if (rows.length === 0) throw new AppError("not_found", "This rate is not there any more.");
  });
}
