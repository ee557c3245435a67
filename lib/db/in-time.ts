import { AppError } from "#lib/errors";
import { transaction, type Values } from "./sql.ts";

/** How long a person waits for a page at most, in milliseconds. */
const LIMIT_MS = 8_000;
/** query_canceled: its time was up. */
const CANCELLED = "57014";

/**
 * Runs a statement whose filter or order somebody chose freely: one that would read ten million rows is ended before it
 * slows everybody down. Throws AppError "busy".
 */
export async function queryInTime<T extends object>(
  text: string,
  values: Values,
  limitMs = LIMIT_MS,
): Promise<T[]> {
  try {
    return await transaction(async (sql) => {
      await sql.query(`SET LOCAL statement_timeout = ${Math.round(limitMs)}`);
      return sql.query<T>(text, values);
    });
  } catch (error) {
    if ((error as { code?: string }).code !== CANCELLED) throw error;
    throw new AppError("busy", "This takes longer than a page may. Choose less, or another order.");
  }
}
