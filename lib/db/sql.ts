// Set-based SQL by hand, for what the graph needs: `INSERT … SELECT unnest(…)` writes 50 times faster than
// row by row. Everything else goes through Prisma (client.ts). Values are always parameters.
import type pg from "pg";
import { ofAnyWorkspace } from "./any-workspace.ts";
import { type Cell, copyIn } from "./copy.ts";
import { pool } from "./pool.ts";

export type Values = readonly unknown[];

/** Something that can run SQL: the pool, or one transaction. */
export interface Sql {
  query<T extends object>(text: string, values?: Values): Promise<T[]>;
}

/** One transaction, which can also take rows by COPY. */
export interface Transaction extends Sql {
  copy(table: string, columns: readonly string[], rows: Iterable<readonly Cell[]>): Promise<void>;
}

function wrap(client: { query: pg.Pool["query"] }): Sql {
  return {
    async query<T extends object>(text: string, values: Values = []) {
      const result = await client.query(ofAnyWorkspace(text), values as unknown[]);
      return result.rows as T[];
    },
  };
}

/** Runs one statement on any free connection. */
export async function query<T extends object>(text: string, values: Values = []): Promise<T[]> {
  return wrap(pool()).query<T>(text, values);
}

/** Any free connection, for what takes a Sql and needs no transaction. */
export const anyConnection: Sql = { query };

/** The first row, or null. */
export async function one<T extends object>(text: string, values: Values = []): Promise<T | null> {
  const rows = await query<T>(text, values);
  return rows[0] ?? null;
}

/** serialization_failure and deadlock_detected: run again, nothing was written. */
const RETRIED = new Set(["40001", "40P01"]);

/**
 * Runs `work` in one transaction; a deadlock or a serialisation failure is tried again (at most 5 times,
 * with a growing pause), every other error rolls back and is thrown.
 */
export async function transaction<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool().connect();
    let broken: Error | undefined;
    try {
      await client.query("begin");
      const copy: Transaction["copy"] = (...rows) => copyIn(client, ...rows);
      const result = await work({ ...wrap(client), copy });
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch((lost: Error) => {
        broken = lost;
      });
      const code = (error as { code?: string }).code ?? "";
      if (!RETRIED.has(code) || attempt >= 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt + Math.random() * 30));
    } finally {
      client.release(broken);
    }
  }
}
