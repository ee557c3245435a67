import { z } from "zod";
import { standingOf } from "#lib/core/standing";
import type { Headline } from "#lib/core/verdict";
import { Params } from "#lib/db/params";
import { one, query } from "#lib/db/sql";
import { byHandSql, needsEyesSql, standingSql } from "#lib/hand-checks/standing-sql";
import { decodeCursor, encodeCursor } from "#lib/links/cursor";
import { STATUSES } from "#lib/links/link-filter";
import type { Scope } from "#lib/scope/scope";
import {
  handWordSql,
  PLACEMENT_FROM,
  placementSite,
  placementSortSql,
  placementWhere,
} from "./placement-sql.ts";
import type { PlacementFilter } from "./schema.ts";
import type {
  HandWord,
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

// Who gave the word that the placement holds. A page's other addresses are the page.
const WORD = `CASE WHEN p.hand_seen IS NOT NULL THEN json_build_object('seen', p.hand_seen, 'on', p.hand_on, 'askAgainOn',
    p.ask_again_on, 'by', (SELECT u.name FROM hand_check h JOIN page hs ON hs.workspace_id = h.workspace_id AND hs.id = h.source_id
      JOIN app_user u ON u.id = h.by_id
      WHERE h.workspace_id = p.workspace_id AND h.site_id = p.site_id AND h.target_id = p.target_id AND h.withdrawn_at IS NULL
        AND coalesce(hs.moved_to_id, hs.id) = coalesce(s.moved_to_id, s.id) AND (h.looked_on, h.seen) = (p.hand_on, p.hand_seen)
      ORDER BY h.at DESC LIMIT 1)) END AS word`;

/** Costs are for those who may read them: the others get null, and no order by them. */
export const lineColumns = (
  scope: Scope,
) => `p.id, p.headline AS verdict, ${WORD}, p.sentence, s.url AS source, t.url AS target,
  d.name AS "sourceDomain", p.anchor, p.rel, ${scope.may.has("costs") ? "p.price::text, p.currency" : "NULL AS price, NULL AS currency"},
  p.vendor, p.tactic, p.live_on AS "liveOn", p.expires_on AS "expiresOn", p.tags, p.checked_at AS "checkedAt",
  CASE p.headline WHEN 'lost' THEN p.lost_at WHEN 'missed' THEN p.missed_at
    WHEN 'changed' THEN (SELECT min(b.began_at) FROM placement_breach b WHERE b.placement_id = p.id AND b.ended_at IS NULL)
  END AS since`;

export type LoadedPlacement = Omit<PlacementLine, "checkedAt" | "since" | "status" | "standing"> & {
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
  const sort = placementSortSql(by === "status" ? `${params.add(today)}::date` : "")[by];
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
    lines: shown.map(({ sortText: _text, ...row }) => placementLine(row, today)),
    next: back || more ? edge(shown.at(-1)) : null,
    previous: (back && more) || (!back && after !== null) ? edge(shown[0]) : null,
  };
}

/** A line as it stands today, with its dates as ISO strings. @param today YYYY-MM-DD */
export function placementLine<T extends LoadedPlacement>(
  row: T,
  today: string,
): Omit<T, "checkedAt" | "since"> & Pick<PlacementLine, "checkedAt" | "since" | "status" | "standing"> {
  const standing = standingOf(row.verdict, row.checkedAt !== null, row.word, today);
  return {
    ...row,
    standing,
    status: standing.status,
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
