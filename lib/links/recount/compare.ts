// A rollup beside the same counted anew, in one statement: one snapshot, so that a writer that commits meanwhile is in
// both or in neither and never looks like drift. Only what differs leaves the database.

/** A table of counts of workspace $1, and how it is counted anew. */
export interface Comparison {
  table: string;
  /** Its key after the workspace. */
  keys: readonly string[];
  counts: readonly string[];
  /** A SELECT of (keys, counts). */
  counted: string;
  /** Which of its rows are counted. */
  among: string;
}

const anyOf = (counts: readonly string[]) =>
  counts.length === 0 ? "true" : `NOT (${counts.map((name) => `${name} = 0`).join(" AND ")})`;

/** What differs: its keys, its counts as they should be, and whether it should be there at all (`there`). */
export function differing({ table, keys, counts, counted, among }: Comparison): string {
  const columns = [...keys, ...counts].join(", ");
  const wanted = counts.map((name) => `, c.${name}`).join("");
  return `SELECT ${keys.join(", ")}${wanted}, c.${keys[0]} IS NOT NULL AS there
    FROM (SELECT ${columns} FROM (${counted}) counted WHERE ${anyOf(counts)}) c
    FULL JOIN (SELECT ${columns} FROM ${table} WHERE workspace_id = $1 AND ${among} AND ${anyOf(counts)}) k
      USING (${keys.join(", ")}) WHERE c IS DISTINCT FROM k`;
}

/** A statement that puts right what differs, and tells of the rows that did. */
export function putRight(comparison: Comparison): string {
  const { table, keys, counts } = comparison;
  const key = keys.join(", ");
  const columns = [...keys, ...counts].join(", ");
  const same = keys.map((name) => `t.${name} = d.${name}`).join(" AND ");
  const set = counts.map((name) => `${name} = excluded.${name}`).join(", ");
  return `WITH d AS MATERIALIZED (${differing(comparison)}),
    gone AS (DELETE FROM ${table} t USING d WHERE t.workspace_id = $1 AND ${same} AND NOT d.there),
    made AS (INSERT INTO ${table} AS t (workspace_id, ${columns}) SELECT $1, ${columns} FROM d WHERE there
      ON CONFLICT (workspace_id, ${key}) DO ${counts.length === 0 ? "NOTHING" : `UPDATE SET ${set}`})
    ${told("d")}`;
}

/** How many rows there are, and five of them. */
const told = (rows: string): string =>
  `SELECT count(*)::int AS rows, (SELECT jsonb_agg(to_jsonb(s)) FROM (SELECT * FROM ${rows} LIMIT 5) s) AS some FROM ${rows}`;

/** How many rows a SELECT finds, and five of them. */
export const tellOf = (text: string): string => `WITH d AS MATERIALIZED (${text}) ${told("d")}`;

/** An UPDATE with RETURNING, told like the rest. */
export const tellChanged = (text: string): string => `WITH d AS (${text}) ${told("d")}`;
