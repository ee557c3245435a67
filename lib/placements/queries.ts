import { z } from "zod";
import type { Headline } from "#lib/core/verdict";
import { Params } from "#lib/db/params";
import { one, query } from "#lib/db/sql";
import { byHandSql, needsEyesSql, standingSql } from "#lib/hand-checks/standing-sql";
import { decodeCursor, encodeCursor } from "#lib/links/cursor";
import { STATUSES } from "#lib/links/link-filter";
import { ownMoney } from "#lib/outreach/rates/own-money";
import type { Scope } from "#lib/scope/scope";
import {
  handWordSql,
  PLACEMENT_FROM,
  placementSite,
  placementSortSql,
  placementWhere,
} from "./placement-sql.ts";
import { type LoadedPlacement, lineColumns, placementLine } from "./read-line.ts";
import type { PlacementFilter } from "./schema.ts";
import type {
  HandWord,
  PlacementFacets,
  PlacementPage,
  PlacementSort,
  PlacementSummary,
  Tactic,
} from "./types.ts";

/** Choices of one facet; a team may have many tags. */
const FACETS_SHOWN = 30;

const KEY = z.tuple([z.uuid()]);

/**
 * One page of the promises of a site, by keyset.
 * @param page `cursor` of an earlier answer, null for the first page; `back` for the page that ends before it
 * @param today YYYY-MM-DD
 */
export async function listPlacements(
  scope: Scope,
  slug: string,
  filter: PlacementFilter,
  order: { sort: PlacementSort; dir: "asc" | "desc" },
  page: { cursor: string | null; back?: boolean; limit: number },
  today: string,
): Promise<PlacementPage> {
  const siteId = await placementSite(scope, slug);
  const params = new Params();
  const where = placementWhere(params, scope, siteId, filter, today);
  const by = order.sort === "price" && !scope.may.has("costs") ? "added" : order.sort;
  const sort = placementSortSql(by === "status" ? `${params.add(today)}::date` : "")[by];
  const after = decodeCursor(page.cursor, sort.kind, KEY);
  const back = after !== null && page.back === true;
  const [direction, then] = (order.dir === "asc") !== back ? ["ASC", ">"] : ["DESC", "<"];
  const seek =
    after === null
      ? ""
      : `AND (${sort.sql}, p.id) ${then} (${params.add(after.value)}::${sort.type}, ${params.add(after.key[0])}::uuid)`;
  const [own, rows] = await Promise.all([
    ownMoney(scope),
    query<LoadedPlacement & { sortText: string }>(
      `SELECT ${lineColumns(scope)}, (${sort.sql})::text AS "sortText" FROM ${PLACEMENT_FROM}
       WHERE ${where} ${seek} ORDER BY ${sort.sql} ${direction}, p.id ${direction} LIMIT ${params.add(page.limit + 1)}`,
      params.values,
    ),
  ]);
  const more = rows.length > page.limit;
  const shown = rows.slice(0, page.limit);
  if (back) shown.reverse();
  const edge = (row: (typeof shown)[number] | undefined) =>
    row === undefined ? null : encodeCursor([row.sortText, row.id]);
  return {
    lines: shown.map(({ sortText: _text, ...row }) => placementLine(row, today, own)),
    next: back || more ? edge(shown.at(-1)) : null,
    previous: (back && more) || (!back && after !== null) ? edge(shown[0]) : null,
  };
}

/** How many promises a filter keeps. */
export async function countPlacements(
  scope: Scope,
  slug: string,
  filter: PlacementFilter,
  today: string,
): Promise<number> {
  const siteId = await placementSite(scope, slug);
  const params = new Params();
  const where = placementWhere(params, scope, siteId, filter, today);
  const row = await one<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${PLACEMENT_FROM} WHERE ${where}`,
    params.values,
  );
  return row?.count ?? 0;
}

/** How the promises of a site stand, whatever is filtered. */
export async function placementSummary(scope: Scope, slug: string, today: string): Promise<PlacementSummary> {
  const siteId = await placementSite(scope, slug);
  const keys = [scope.workspaceId, siteId, today];
  const status = standingSql("p", "$3::date");
  const [rows, costs] = await Promise.all([
    query<SummaryRow>(
      `SELECT ${status} AS status, count(*) FILTER (WHERE archived_at IS NULL)::int AS count,
         count(*) FILTER (WHERE archived_at IS NULL AND ${byHandSql("p", "$3::date")})::int AS "byHand",
         count(*) FILTER (WHERE archived_at IS NULL AND ${needsEyesSql("p", "$3::date")})::int AS "needEyes",
         count(*) FILTER (WHERE archived_at IS NULL AND expires_on <= $3::date + 30)::int AS expiring,
         count(*) FILTER (WHERE archived_at IS NOT NULL)::int AS archived
       FROM placement p WHERE workspace_id = $1 AND site_id = $2 GROUP BY 1`,
      keys,
    ),
    scope.may.has("costs")
      ? query<PlacementSummary["costs"][number]>(
          `SELECT currency, sum(price)::text AS amount, count(*)::int AS links FROM placement p
           WHERE workspace_id = $1 AND site_id = $2 AND archived_at IS NULL AND ${status} IN ('live', 'changed')
             AND price IS NOT NULL AND currency IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1`,
          keys,
        )
      : [],
  ]);
  const sum = (of: Exclude<keyof SummaryRow, "status">) => rows.reduce((all, row) => all + row[of], 0);
  const byStatus = Object.fromEntries(
    STATUSES.map((status) => [status, rows.find((row) => row.status === status)?.count ?? 0]),
  ) as Record<Headline, number>;
  return {
    total: sum("count"),
    byStatus,
    byHand: sum("byHand"),
    needEyes: sum("needEyes"),
    expiring: sum("expiring"),
    archived: sum("archived"),
    costs,
  };
}

interface SummaryRow extends Pick<PlacementSummary, "byHand" | "needEyes" | "expiring" | "archived"> {
  status: Headline;
  count: number;
}

/** How many promises each choice would leave, all other filters kept. */
export async function placementFacets(
  scope: Scope,
  slug: string,
  filter: PlacementFilter,
  today: string,
): Promise<PlacementFacets> {
  const siteId = await placementSite(scope, slug);
  const count = <V extends string>(
    value: (today: () => string) => string,
    without: PlacementFilter,
    also = "",
  ) => {
    const params = new Params();
    const where = placementWhere(params, scope, siteId, without, today);
    const column = value(() => `${params.add(today)}::date`);
    return query<{ value: V; count: number }>(
      `SELECT value, count(*)::int AS count FROM (SELECT ${column} AS value FROM ${PLACEMENT_FROM} ${also} WHERE ${where}) v
       WHERE value IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${FACETS_SHOWN}`,
      params.values,
    );
  };
  const [status, tactic, tag, hand] = await Promise.all([
    count<Headline>((day) => standingSql("p", day()), { ...filter, status: [] }),
    count<Tactic>(() => "p.tactic", { ...filter, tactic: [] }),
    count<string>(() => "g.tag", { ...filter, tag: [] }, "CROSS JOIN LATERAL unnest(p.tags) AS g(tag)"),
    count<HandWord>((day) => handWordSql(day()), { ...filter, hand: [] }),
  ]);
  return { status, tactic, tag, hand };
}
