// Which statements a piece of work runs, and how Postgres runs them.
import pg from "pg";
import { queryInTime } from "#lib/db/in-time";
import { query } from "#lib/db/sql";

export interface Statement {
  text: string;
  values: unknown[];
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: PlanNode[];
}

/** Runs `work` and gives the statements that went to Postgres meanwhile, on whatever connection. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const client = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query: real } = client;
  client.query = function (this: unknown, ...given: unknown[]) {
    const [first, values] = given;
    const text = typeof first === "string" ? first : (first as { text?: string } | null)?.text;
    const known = Array.isArray(values) ? values : (first as { values?: unknown[] } | null)?.values;
    if (text !== undefined) seen.push({ text, values: known ?? [] });
    return real.apply(this, given);
  };
  try {
    await work();
  } finally {
    client.query = real;
  }
  return seen.filter(({ text }) => /^\s*(select|with)\b/i.test(text));
}

/** The plan of a statement, run once, without its costs; null: it takes longer than a page may, or cannot be explained. */
export async function planInTime({ text, values }: Statement): Promise<string | null> {
  const rows = await queryInTime<{ "QUERY PLAN": string }>(
    `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF, SUMMARY ON) ${text}`,
    values,
  ).catch(() => null);
  return rows === null ? null : rows.map((row) => row["QUERY PLAN"]).join("\n");
}

/** The tables that a statement reads from their first row to their last. */
export async function scannedWhole({ text, values }: Statement): Promise<string[]> {
  const [row] = await query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
  const found: string[] = [];
  const walk = (node: PlanNode) => {
    if (node["Node Type"] === "Seq Scan") found.push(node["Relation Name"] ?? "");
    for (const child of node.Plans ?? []) walk(child);
  };
  if (row) walk(row["QUERY PLAN"][0].Plan);
  return found;
}
