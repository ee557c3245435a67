import { eachOf, ownCost, sumCosts } from "#lib/core/outreach/money";
import { query } from "#lib/db/sql";
import { standingSql } from "#lib/hand-checks/standing-sql";
import type { Scope } from "#lib/scope/scope";
import { agreedDaySql, type OwnMoney, ownMoney } from "../rates/own-money.ts";
import type { CostGrouping, CostLine, CostReport } from "./types.ts";

interface Row {
  group: string | null;
  name: string | null;
  price: string | null;
  currency: string | null;
  day: string;
  found: boolean;
  live: boolean;
  renews: boolean;
}

const GROUPS: Record<CostGrouping, [id: string, name: string]> = {
  campaign: ["c.id::text", "c.name"],
  tactic: ["p.tactic::text", "p.tactic::text"],
  vendor: ["p.vendor", "p.vendor"],
};

/**
 * What agreed links cost per link that stands: the price of every link that was ever found on its page, over those that
 * stand today. Null for a Scope that may not read costs.
 * @param campaignId null: every agreed link, also those of no campaign
 * @param today YYYY-MM-DD
 */
export async function readCosts(
  scope: Scope,
  campaignId: string | null,
  by: CostGrouping,
  today: string,
): Promise<CostReport | null> {
  const own = await ownMoney(scope);
  if (own === null || !scope.may.has("placements")) return null;
  const [id, name] = GROUPS[by];
  const rows = await query<Row>(
    `SELECT ${id} AS "group", ${name} AS name, p.price::text, p.currency, ${agreedDaySql("p")}::text AS day,
       p.found_at IS NOT NULL OR coalesce(p.hand_seen, false) AS found,
       p.archived_at IS NULL AND ${standingSql("p", "$4::date")} IN ('live', 'changed', 'missed') AS live,
       p.archived_at IS NULL AND p.renewal <> 'let_lapse' AND coalesce(p.expires_on BETWEEN $4::date AND $4::date + 90, false) AS renews
     FROM placement p LEFT JOIN prospect q ON q.workspace_id = p.workspace_id AND q.id = p.prospect_id
     LEFT JOIN campaign c ON c.workspace_id = q.workspace_id AND c.id = q.campaign_id
     WHERE p.workspace_id = $1 AND ($2::int[] IS NULL OR p.site_id = ANY($2)) AND ($3::uuid IS NULL OR c.id = $3)`,
    [scope.workspaceId, scope.sites === "all" ? null : scope.sites, campaignId, today],
  );
  const renewing = rows.filter((row) => row.renews);
  const groups = [...Map.groupBy(rows, (row) => row.group)].map(([group, lines]) =>
    lineOf(group, lines, own),
  );
  return {
    currency: own.currency,
    all: lineOf(null, rows, own),
    groups: groups
      .filter((line) => line.found > 0)
      .sort((a, b) => Number(b.cost.amount) - Number(a.cost.amount) || b.found - a.found),
    // Renewed today, at the price of before: the rate of today.
    renewals: { links: renewing.length, cost: sumCosts(renewing.map((row) => ownCost(row, today, own))) },
  };
}

function lineOf(group: string | null, rows: readonly Row[], own: OwnMoney): CostLine {
  const found = rows.filter((row) => row.found);
  const live = rows.filter((row) => row.live).length;
  const cost = sumCosts(found.map((row) => ownCost(row, row.day, own)));
  const name = rows.find((row) => row.group === group)?.name ?? null;
  const each = cost.leftOut > 0 ? null : eachOf(cost.amount, live);
  return { group, name, found: found.length, live, cost, each };
}
