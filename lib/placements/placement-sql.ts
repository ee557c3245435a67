// The SQL of the table of promises: what a filter keeps, what each sort orders by, which site it is.

import type { Params } from "#lib/db/params";
import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { byHandSql, isDueSql, needsEyesSql, standingSql } from "#lib/hand-checks/standing-sql";
import type { SortKind } from "#lib/links/cursor";
import type { Scope } from "#lib/scope/scope";
import type { PlacementFilter } from "./schema.ts";
import type { PlacementSort } from "./types.ts";

/** The table and its two pages. */
export const PLACEMENT_FROM = `placement p
  JOIN page s ON s.workspace_id = p.workspace_id AND s.id = p.source_id
  JOIN page t ON t.workspace_id = p.workspace_id AND t.id = p.target_id
  JOIN domain d ON d.workspace_id = s.workspace_id AND d.id = s.domain_id`;

/** Worst first: what needs somebody. @param today SQL of a date */
const rankSql = (today: string) =>
  `array_position('{lost,missed,changed,not_found,blocked,unreachable,pending,live}'::text[], ${standingSql("p", today)})`;

/** What each sort orders by, never null. @param today SQL of a date */
export const placementSortSql = (
  today: string,
): Record<PlacementSort, { sql: string; type: string; kind: SortKind }> => ({
  added: { sql: "p.created_at", type: "timestamptz", kind: "time" },
  status: { sql: rankSql(today), type: "int", kind: "number" },
  source: { sql: "s.url", type: "text", kind: "text" },
  price: { sql: "coalesce(p.price, -1)", type: "numeric", kind: "number" },
  live: { sql: "coalesce(p.live_on, '0001-01-01'::date)", type: "date", kind: "date" },
  expires: { sql: "coalesce(p.expires_on, '9999-12-31'::date)", type: "date", kind: "date" },
  checked: { sql: "coalesce(p.checked_at, '-infinity'::timestamptz)", type: "timestamptz", kind: "time" },
});

/** What people saw, as a value of its facet; null without a word that matters. @param today SQL of a date */
export const handWordSql = (today: string): string =>
  `CASE WHEN ${byHandSql("p", today)} THEN CASE WHEN p.hand_seen THEN 'seen' ELSE 'gone' END
    WHEN ${isDueSql("p", today)} THEN 'due' END`;

/** The id of a site within the Scope, for whoever may read placements. Throws AppError "not_found". */
export async function placementSite(scope: Scope, slug: string): Promise<number> {
  const site = scope.may.has("placements")
    ? await one<{ id: number }>(
        "SELECT id FROM site WHERE workspace_id = $1 AND slug = $2 AND ($3::int[] IS NULL OR id = ANY($3))",
        [scope.workspaceId, slug, scope.sites === "all" ? null : scope.sites],
      )
    : null;
  if (!site) throw new AppError("not_found", "This site is not there.");
  return site.id;
}

/** The WHERE of a filter. @param today YYYY-MM-DD */
export function placementWhere(
  params: Params,
  scope: Scope,
  siteId: number,
  filter: PlacementFilter,
  today: string,
): string {
  const parts = [
    `p.workspace_id = ${params.add(scope.workspaceId)}`,
    `p.site_id = ${params.add(siteId)}`,
    `p.archived_at IS ${filter.archived === "yes" ? "NOT NULL" : "NULL"}`,
  ];
  // Only where it is used: PostgreSQL cannot tell the type of a parameter that stands nowhere.
  const day = () => `${params.add(today)}::date`;
  if (filter.status.length > 0) {
    parts.push(`${standingSql("p", day())} = ANY(${params.add(filter.status)}::text[])`);
  }
  if (filter.hand.length > 0) parts.push(`${handWordSql(day())} = ANY(${params.add(filter.hand)}::text[])`);
  if (filter.eyes === "needed") parts.push(needsEyesSql("p", day()));
  if (filter.tactic.length > 0) parts.push(`p.tactic = ANY(${params.add(filter.tactic)}::"Tactic"[])`);
  if (filter.tag.length > 0) parts.push(`p.tags && ${params.add(filter.tag)}::text[]`);
  if (filter.expiring === "soon") parts.push(`p.expires_on <= ${params.add(today)}::date + 30`);
  if (filter.q !== "") {
    const like = params.add(`%${filter.q.replaceAll(/[\\%_]/g, "\\$&")}%`);
    parts.push(
      `(s.url ILIKE ${like} OR t.url ILIKE ${like} OR p.anchor ILIKE ${like} OR p.vendor ILIKE ${like} OR p.notes ILIKE ${like})`,
    );
  }
  return parts.join("\n AND ");
}
