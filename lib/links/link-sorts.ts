import { z } from "zod";
import type { SortKind } from "./cursor.ts";
import type { LinkFilter } from "./link-filter.ts";
import type { LinkSort } from "./types.ts";

/** The key of a link as a cursor carries it: source and target. */
export const LINK_KEY = z.tuple([z.int32(), z.int32()]);

export interface SortSql {
  /** What is ordered by, never null. */
  sql: string;
  type: string;
  kind: SortKind;
  /** Tables that it reads beside LINK_FROM. */
  join?: string;
}

/** Ranks of the domain at the other end: r. */
const rankJoin = (side: LinkFilter["side"]) =>
  `JOIN domain od ON od.id = ${side === "outbound" ? "l.target_domain_id" : "l.source_domain_id"}
   LEFT JOIN domain_rank r ON r.name = od.name`;

/** Higher is better; 0 for a domain without a rank. */
const RANK = `(2147483647 - coalesce(r.position, 2147483647))`;

/** Only `known` has an index in its order: the others sort what the filter leaves. */
export function linkSort(sort: LinkSort, side: LinkFilter["side"]): SortSql {
  switch (sort) {
    case "known":
      return { sql: "l.known_on", type: "date", kind: "date" };
    case "source":
      return { sql: "sp.url", type: "text", kind: "text" };
    case "target":
      return { sql: "tp.url", type: "text", kind: "text" };
    case "anchor":
      return { sql: "coalesce(left(a.text, 200), '')", type: "text", kind: "text" };
    case "rel":
      return { sql: "l.rel_class::text", type: "text", kind: "text" };
    case "place":
      return { sql: "l.place::text", type: "text", kind: "text" };
    case "checked":
      return {
        sql: "coalesce(sp.last_fetched_at, '-infinity'::timestamptz)",
        type: "timestamptz",
        kind: "time",
      };
    case "authority":
      return { sql: RANK, type: "int", kind: "number", join: rankJoin(side) };
    default:
      return sort satisfies never;
  }
}
