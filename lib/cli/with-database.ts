import fs from "node:fs";
import { migrationsDir, openDatabase } from "#lib/boot/database";
import { readMigrationState } from "#lib/db/migrate";
import { closePool, openPool } from "#lib/db/pool";
import { readEnv } from "#lib/env";
import { AppError } from "#lib/errors";

/**
 * Runs a command's work on the instance's database: the one that DATABASE_URL names, or the built-in one, whether it
 * runs already or not. Throws AppError "conflict" for one that has another version's tables.
 */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const env = readEnv();
  fs.mkdirSync(env.dataDir, { recursive: true });
  const database = await openDatabase(env.dataDir, env.databaseUrl, () => {});
  try {
    const { missing, unknown } = await readMigrationState(database.url, migrationsDir);
    if (missing.length > 0 || unknown.length > 0) {
      const why = missing.length > 0 ? "older" : "newer";
      throw new AppError(
        "conflict",
        `The database is ${why} than this version of Fairlead. Nothing was changed. \`npm start\` or \`fairlead migrate\` brings it up to date.`,
      );
    }
    openPool(database.url);
    return await work();
  } finally {
    await closePool();
    if (!database.adopted) await database.stop(); // a running product keeps its database
  }
}
