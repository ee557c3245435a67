import { z } from "zod";
import type { Headline } from "#lib/core/verdict";
import { one, query } from "#lib/db/sql";
import { decodeCursor, encodeCursor } from "#lib/links/cursor";
import { Params, STATUSES } from "#lib/links/link-filter";
import type { Scope } from "#lib/scope/scope";
import { PLACEMENT_FROM, PLACEMENT_SORT_SQL, placementSite, placementWhere } from "./placement-sql.ts";
import type { PlacementFilter } from "./schema.ts";
import type {
  PlacementFacets,
  PlacementLine,
  PlacementPage,
  PlacementSort,
  PlacementSummary,
  Tactic,
} from "./types.ts";

/** Choices of one facet; a team may have many tags. */
const FACETS_SHOWN = 30;

const KEY = z.tuple([z.uuid()]);

/** Costs are for those who may read them: the others get null, and no order by them. */
export const lineColumns = (
  scope: Scope,
) => `p.id, p.headline AS status, p.sentence, s.url AS source, t.url AS target,
  d.name AS "sourceDomain", p.anchor, p.rel, ${scope.may.has("costs") ? "p.price::text, p.currency" : "NULL AS price, NULL AS currency"},
  p.vendor, p.tactic, p.live_on AS "liveOn", p.expires_on AS "expiresOn", p.tags, p.checked_at AS "checkedAt",
  CASE p.headline WHEN 'lost' THEN p.lost_at WHEN 'missed' THEN p.missed_at
    WHEN 'changed' THEN (SELECT min(b.began_at) FROM placement_breach b WHERE b.placement_id = p.id AND b.ended_at IS NULL)
  END AS since`;

export type LoadedPlacement = Omit<PlacementLine, "checkedAt" | "since"> & {
  checkedAt: Date | null;
  since: Date | null;
};

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
  const sort = PLACEMENT_SORT_SQL[by];
  const after = decodeCursor(page.cursor, sort.kind, KEY);
  const back = after !== null && page.back === true;
  const [direction, then] = (order.dir === "asc") !== back ? ["ASC", ">"] : ["DESC", "<"];
  const seek =
    after === null
      ? ""
      : `AND (${sort.sql}, p.id) ${then} (${params.add(after.value)}::${sort.type}, ${params.add(after.key[0])}::uuid)`;
  const rows = await query<LoadedPlacement & { sortText: string }>(
    `SELECT ${lineColumns(scope)}, (${sort.sql})::text AS "sortText" FROM ${PLACEMENT_FROM}
     WHERE ${where} ${seek} ORDER BY ${sort.sql} ${direction}, p.id ${direction} LIMIT ${params.add(page.limit + 1)}`,
    params.values,
  );
  const more = rows.length > page.limit;
  const shown = rows.slice(0, page.limit);
  if (back) shown.reverse();
  const edge = (row: (typeof shown)[number] | undefined) =>
    row === undefined ? null : encodeCursor([row.sortText, row.id]);
  return {
    lines: shown.map(({ sortText: _text, ...row }) => placementLine(row)),
    next: back || more ? edge(shown.at(-1)) : null,
    previous: (back && more) || (!back && after !== null) ? edge(shown[0]) : null,
  };
}

/** A line with its dates as ISO strings. */
export function placementLine<T extends LoadedPlacement>(
  row: T,
): Omit<T, "checkedAt" | "since"> & { checkedAt: string | null; since: string | null } {
  return {
    ...row,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    since: row.since?.toISOString() ?? null,
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
  const keys = [scope.workspaceId, siteId];
  const [rows, costs] = await Promise.all([
    query<{ status: Headline; count: number; expiring: number; archived: number }>(
      `SELECT headline AS status, count(*) FILTER (WHERE archived_at IS NULL)::int AS count,
         count(*) FILTER (WHERE archived_at IS NULL AND expires_on <= $3::date + 30)::int AS expiring,
         count(*) FILTER (WHERE archived_at IS NOT NULL)::int AS archived
       FROM placement WHERE workspace_id = $1 AND site_id = $2 GROUP BY 1`,
      [...keys, today],
    ),
    scope.may.has("costs")
      ? query<PlacementSummary["costs"][number]>(
          `SELECT currency, sum(price)::text AS amount, count(*)::int AS links FROM placement
           WHERE workspace_id = $1 AND site_id = $2 AND archived_at IS NULL AND headline IN ('live', 'changed')
             AND price IS NOT NULL AND currency IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1`,
          keys,
        )
      : [],
  ]);
  const sum = (of: "count" | "expiring" | "archived") => rows.reduce((all, row) => all + row[of], 0);
  const byStatus = Object.fromEntries(
    STATUSES.map((status) => [status, rows.find((row) => row.status === status)?.count ?? 0]),
  ) as Record<Headline, number>;
  return { total: sum("count"), byStatus, expiring: sum("expiring"), archived: sum("archived"), costs };
}

/** How many promises each choice would leave, all other filters kept. */
export async function placementFacets(
  scope: Scope,
  slug: string,
  filter: PlacementFilter,
  today: string,
): Promise<PlacementFacets> {
  const siteId = await placementSite(scope, slug);
  const count = <V extends string>(column: string, without: PlacementFilter, also = "") => {
    const params = new Params();
    const where = placementWhere(params, scope, siteId, without, today);
    return query<{ value: V; count: number }>(
      `SELECT ${column} AS value, count(*)::int AS count FROM ${PLACEMENT_FROM} ${also} WHERE ${where} AND ${column} IS NOT NULL
       GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${FACETS_SHOWN}`,
      params.values,
    );
  };
  const [status, tactic, tag] = await Promise.all([
    count<Headline>("p.headline", { ...filter, status: [] }),
    count<Tactic>("p.tactic", { ...filter, tactic: [] }),
    count<string>("g.tag", { ...filter, tag: [] }, "CROSS JOIN LATERAL unnest(p.tags) AS g(tag)"),
  ]);
  return { status, tactic, tag };
}
