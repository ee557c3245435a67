import { z } from "zod";
import type { SortKind } from "./cursor.ts";
import type { LinkSort } from "./types.ts";

/** The key of a link as a cursor carries it: source and target. */
export const LINK_KEY = z.tuple([z.int32(), z.int32()]);

/**
 * The expression that each sort orders by, never null. Only `known` has an index in its order: the others
 * sort what the filter leaves.
 */
export const LINK_SORT_SQL: Record<LinkSort, { sql: string; type: string; kind: SortKind }> = {
  known: { sql: "l.known_on", type: "date", kind: "date" },
  source: { sql: "sp.url", type: "text", kind: "text" },
  target: { sql: "tp.url", type: "text", kind: "text" },
  anchor: { sql: "coalesce(left(a.text, 200), '')", type: "text", kind: "text" },
  rel: { sql: "l.rel_class::text", type: "text", kind: "text" },
  place: { sql: "l.place::text", type: "text", kind: "text" },
  checked: {
    sql: "coalesce(sp.last_fetched_at, '-infinity'::timestamptz)",
    type: "timestamptz",
    kind: "time",
  },
};
