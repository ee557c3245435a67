import type { Sql } from "#lib/db/sql";
import { COUNTS, type Counts } from "./counts.ts";

/** A table of counts, and the two columns that with the workspace are its key. */
export interface CountTable {
  name: "domain_link" | "referring_domain";
  keys: readonly [string, string];
}

export const DOMAIN_LINK: CountTable = {
  name: "domain_link",
  keys: ["source_domain_id", "target_domain_id"],
};
export const REFERRING_DOMAIN: CountTable = { name: "referring_domain", keys: ["site_id", "domain_id"] };

export interface CountDelta {
  /** The table's two keys. */
  keys: readonly [number, number];
  counts: Counts;
}

/** Whether a row of these counts alone could stand in the table: those of new links can. */
function isOfLinks(counts: Counts): boolean {
  const { links, live, verified, waiting, not_found } = counts;
  if (links === 0 || links < live || links < verified || links < waiting + not_found) return false;
  return COUNTS.every((column) => counts[column] >= 0);
}

/** New links alone, in one statement: what a large import brings. */
async function addLinks(
  sql: Sql,
  workspaceId: number,
  { name, keys: [first, second] }: CountTable,
  rows: readonly CountDelta[],
): Promise<void> {
  await sql.query(
    `INSERT INTO ${name} AS t (workspace_id, ${first}, ${second}, ${COUNTS.join(", ")})
     SELECT $1, * FROM unnest($2::int[], $3::int[], ${ARRAYS}) AS d(a, b, ${COUNTS.join(", ")}) ORDER BY a, b
     ON CONFLICT (workspace_id, ${first}, ${second}) DO UPDATE SET
       ${COUNTS.map((column) => `${column} = t.${column} + excluded.${column}`).join(", ")}`,
    [
      workspaceId,
      rows.map(({ keys }) => keys[0]),
      rows.map(({ keys }) => keys[1]),
      ...COUNTS.map((column) => rows.map(({ counts }) => counts[column])),
    ],
  );
}

const SET = COUNTS.map((name) => `${name} = t.${name} + d.${name}`).join(", ");
const ARRAYS = COUNTS.map((_, index) => `$${index + 4}::int[]`).join(", ");

/**
 * Adds to rows of counts, which are locked in the order of their keys until the end of the transaction; a row that
 * changes by nothing is locked alone.
 */
export async function addCounts(
  sql: Sql,
  workspaceId: number,
  { name, keys: [first, second] }: CountTable,
  rows: readonly CountDelta[],
): Promise<void> {
  if (rows.length === 0) return;
  const keysOf = (some: readonly CountDelta[]) => [
    workspaceId,
    some.map(({ keys }) => keys[0]),
    some.map(({ keys }) => keys[1]),
  ];
  if (rows.every(({ counts }) => isOfLinks(counts)))
    return addLinks(sql, workspaceId, { name, keys: [first, second] }, rows);
  // A row of zeros first: a CHECK refuses the negative row that an upsert would propose.
  await sql.query(
    `INSERT INTO ${name} (workspace_id, ${first}, ${second})
     SELECT $1, a, b FROM unnest($2::int[], $3::int[]) AS k(a, b) ORDER BY a, b ON CONFLICT DO NOTHING`,
    keysOf(rows),
  );
  await sql.query(
    `SELECT 1 FROM ${name} t JOIN unnest($2::int[], $3::int[]) AS k(a, b) ON t.${first} = k.a AND t.${second} = k.b
     WHERE t.workspace_id = $1 ORDER BY t.${first}, t.${second} FOR UPDATE OF t`,
    keysOf(rows),
  );
  const changed = rows.filter(({ counts }) => COUNTS.some((column) => counts[column] !== 0));
  if (changed.length === 0) return;
  await sql.query(
    `UPDATE ${name} t SET ${SET} FROM unnest($2::int[], $3::int[], ${ARRAYS}) AS d(a, b, ${COUNTS.join(", ")})
     WHERE t.workspace_id = $1 AND t.${first} = d.a AND t.${second} = d.b`,
    [...keysOf(changed), ...COUNTS.map((column) => changed.map(({ counts }) => counts[column]))],
  );
}
