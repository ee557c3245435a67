import type { DatedRate } from "#lib/core/outreach/money";
import { one, query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";

/** What costs are summed in, and what other currencies are worth in it. */
export interface OwnMoney {
  /** ISO 4217 */
  currency: string;
  rates: readonly DatedRate[];
}

/** The workspace's currency with its rates, the latest first; null for a Scope that may not read costs. */
export async function ownMoney(scope: Scope): Promise<OwnMoney | null> {
  if (!scope.may.has("costs")) return null;
  const [workspace, rates] = await Promise.all([
    one<{ currency: string }>("SELECT currency FROM workspace WHERE id = $1", [scope.workspaceId]),
    query<DatedRate>(
      `SELECT currency, day::text AS day, rate::text AS rate FROM exchange_rate WHERE workspace_id = $1
       ORDER BY day DESC, currency`,
      [scope.workspaceId],
    ),
  ]);
  return { currency: workspace?.currency ?? "EUR", rates };
}

/** SQL of the day whose rate holds for a placement. @param p its alias */
export const agreedDaySql = (p: string): string =>
  `coalesce(${p}.agreed_on, least(${p}.live_on, (${p}.created_at AT TIME ZONE 'UTC')::date))`;
