// One page of a report by keyset: as fast at the end as at the start, and no row twice or never however many share a
// value. The key of a row is one or two of its columns.
import { z } from "zod";
import type { Params } from "#lib/db/params";
import { query } from "#lib/db/sql";
import { decodeCursor, encodeCursor, type SortKind } from "#lib/links/cursor";

export interface SortSql {
  /** An expression that is never null. */
  sql: string;
  type: "int" | "text" | "date" | "timestamptz";
  kind: SortKind;
}

/** A figure that not every row has: rows without it come last, whichever way it is sorted. */
export const figureSort = (sql: string, dir: "asc" | "desc"): SortSql => ({
  sql: `coalesce(${sql}, ${dir === "desc" ? -1 : 2_147_483_647})`,
  type: "int",
  kind: "number",
});

/** Where a page begins: `cursor` of an earlier answer, null for the first page; `back` for the page that ends before it. */
export interface PagePlace {
  cursor: string | null;
  back?: boolean;
  limit: number;
}

export interface KeysetPage<Row> {
  lines: Row[];
  /** Opaque; null at the end and at the start. */
  next: string | null;
  previous: string | null;
}

interface KeysetQuery {
  params: Params;
  /** Columns of a row, as SQL. */
  columns: string;
  /** Tables; those that are read for the rows of the page alone may stand behind a table of just these. */
  from: string | ((page: { seek: string; order: string; limit: string }) => string);
  where: string;
  sort: SortSql;
  dir: "asc" | "desc";
  /** Columns that make a row unique, with their types. */
  key: readonly { sql: string; type: string }[];
}

const KEY = z.tuple([z.union([z.int32(), z.string().max(200)])], z.union([z.int32(), z.string().max(200)]));

/** Runs a report's query for one page. */
export async function keysetPage<Row extends object>(
  { params, columns, from, where, sort, dir, key }: KeysetQuery,
  place: PagePlace,
): Promise<KeysetPage<Row>> {
  const after = decodeCursor(place.cursor, sort.kind, KEY);
  const known = after?.key.length === key.length ? after : null;
  const back = known !== null && place.back === true;
  // Ties run against the sort, as the indexes do: "most first, then by key".
  const ascends = (dir === "asc") !== back;
  const [main, ties] = ascends ? ["ASC", "DESC"] : ["DESC", "ASC"];
  const [then, tie] = ascends ? [">", "<"] : ["<", ">"];
  let seek = "";
  if (known !== null) {
    const value = `${params.add(known.value)}::${sort.type}`;
    const given = key.map(({ type }, index) => `${params.add(known.key[index])}::${type}`).join(", ");
    const keys = key.map(({ sql }) => sql).join(", ");
    seek = `AND ${sort.sql} ${then}= ${value} AND (${sort.sql} ${then} ${value} OR (${keys}) ${tie} (${given}))`;
  }
  const order = `${sort.sql} ${main}, ${key.map(({ sql }) => `${sql} ${ties}`).join(", ")}`;
  const limit = params.add(place.limit + 1);
  const tables = typeof from === "string" ? from : from({ seek, order, limit });
  const rows = await query<Row & { sortText: string; keyValues: (string | number)[] }>(
    `SELECT ${columns}, (${sort.sql})::text AS "sortText", json_build_array(${key.map(({ sql }) => sql).join(", ")}) AS "keyValues"
     FROM ${tables} WHERE ${where} ${seek} ORDER BY ${order} LIMIT ${limit}`,
    params.values,
  );
  const more = rows.length > place.limit;
  const shown = rows.slice(0, place.limit);
  if (back) shown.reverse();
  const edge = (row: (typeof shown)[number] | undefined) =>
    row === undefined ? null : encodeCursor([row.sortText, ...row.keyValues]);
  return {
    next: back || more ? edge(shown.at(-1)) : null,
    previous: (back && more) || (!back && known !== null) ? edge(shown[0]) : null,
    lines: shown.map(({ sortText: _text, keyValues: _key, ...row }) => row as unknown as Row),
  };
}

/** How many rows a report has, up to 10,000: an exact count of any filter would cost too much at ten million links. */
export async function cappedCount(
  params: Params,
  from: string,
  where: string,
): Promise<{ count: number; capped: boolean }> {
  const [row] = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${params.add(COUNT_CAP + 1)}) x`,
    params.values,
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP };
}

const COUNT_CAP = 10_000;

/** A search text as a LIKE pattern that finds it anywhere. */
export const likeOf = (text: string): string => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
