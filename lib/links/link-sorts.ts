import { z } from "zod";
import type { SortKind } from "./cursor.ts";
import type { LinkFilter } from "./link-filter.ts";
import type { LinkTable } from "./link-where.ts";
import type { LinkSort } from "./types.ts";

/** The key of a link as a cursor carries it: source and target. */
export const LINK_KEY = z.tuple([z.int32(), z.int32()]);

export interface SortSql {
  /** What is ordered by, never null. */
  sql: string;
  type: string;
  kind: SortKind;
  /** Of the tables that may stand beside a link, those that it reads. */
  tables?: readonly LinkTable[];
  /** Tables of its own. */
  join?: string;
  groups?: SortGroups;
}

/**
 * Links that share their value, found by an index: where all links of the groups at the start fill the page, the others
 * are not read. Without it the whole filter is sorted.
 */
export interface SortGroups {
  /** Rows of `id` and `value`, no value twice; `own.id` is the domain of the site. @param workspace placeholder */
  sql: (workspace: string) => string;
  /** The column of a link that is the group's `id`. */
  column: string;
}

/** Ranks of the domain at the other end: r. */
const rankJoin = (side: LinkFilter["side"]) =>
  `JOIN domain od ON od.id = ${side === "outbound" ? "l.target_domain_id" : "l.source_domain_id"}
   LEFT JOIN domain_rank r ON r.name = od.name`;

/** Higher is better; 0 for a domain without a rank. */
const RANK = `(2147483647 - coalesce(r.position, 2147483647))`;

/** The same, below 0 for a domain without a rank and another for each: its links stand together. */
const OWN_RANK = (domain: string) => `coalesce(2147483647 - r.position, -${domain})`;

function rankGroups(side: LinkFilter["side"]): SortGroups {
  const [other, ours] =
    side === "outbound"
      ? (["target_domain_id", "source_domain_id"] as const)
      : (["source_domain_id", "target_domain_id"] as const);
  return {
    sql: (
      workspace,
    ) => `SELECT p.${other} AS id, ${OWN_RANK(`p.${other}`)} AS value FROM domain_link p JOIN domain od ON od.id = p.${other}
      LEFT JOIN domain_rank r ON r.name = od.name WHERE p.workspace_id = ${workspace} AND p.${ours} = own.id AND p.links > 0`,
    column: `l.${other}`,
  };
}

/** The pages of the site itself. */
const TARGET_GROUPS: SortGroups = {
  sql: (workspace) =>
    `SELECT p.id, p.url AS value FROM page p WHERE p.workspace_id = ${workspace} AND p.domain_id = own.id`,
  column: "l.target_id",
};

/** The topic, then the place on the page: two digits. */
const TOPIC_AND_PLACE = `(CASE l.relevance WHEN 'same' THEN 4 WHEN 'related' THEN 3 WHEN 'too_little' THEN 1 WHEN 'unrelated' THEN 0
    ELSE 2 END * 10 + CASE l.place WHEN 'content' THEN 6 WHEN 'unknown' THEN 5 WHEN 'comments' THEN 4 WHEN 'sidebar' THEN 3
    WHEN 'header' THEN 2 WHEN 'navigation' THEN 1 ELSE 0 END)::bigint`;

/** The best first: topic, place, rank, then the newest, as one figure in which each leaves room for all of the next. */
const BEST = `((${TOPIC_AND_PLACE} * 2147483648 + ${RANK}) * 65536 + (l.known_on - date '1970-01-01'))`;

/** `known` has an index in its order, some have groups: the others sort what the filter leaves. */
export function linkSort(sort: LinkSort, side: LinkFilter["side"]): SortSql {
  switch (sort) {
    case "known":
      return { sql: "l.known_on", type: "date", kind: "date" };
    case "source":
      return { sql: "sp.url", type: "text", kind: "text", tables: ["sp"] };
    case "target":
      return {
        sql: "tp.url",
        type: "text",
        kind: "text",
        tables: ["tp"],
        ...(side === "outbound" ? {} : { groups: TARGET_GROUPS }),
      };
    case "anchor":
      return { sql: "coalesce(left(a.text, 200), '')", type: "text", kind: "text", tables: ["a"] };
    case "rel":
      return { sql: "l.rel_class::text", type: "text", kind: "text" };
    case "place":
      return { sql: "l.place::text", type: "text", kind: "text" };
    case "checked":
      return {
        sql: "coalesce(sp.last_fetched_at, '-infinity'::timestamptz)",
        type: "timestamptz",
        kind: "time",
        tables: ["sp"],
      };
    case "relevance":
      return { sql: BEST, type: "bigint", kind: "number", join: rankJoin(side) };
    case "authority":
      return {
        sql: OWN_RANK("od.id"),
        type: "int",
        kind: "number",
        join: rankJoin(side),
        groups: rankGroups(side),
      };
    default:
      return sort satisfies never;
  }
}
