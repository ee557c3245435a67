// The database that a start uses: the one that DATABASE_URL names, or the built-in one.
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ensureDatabase, migrate } from "#lib/db/migrate";
import { AppError } from "#lib/errors";
import { type Postgres, startPostgres } from "./postgres.ts";
import { isRunning } from "./processes.ts";
import { root } from "./root.ts";

export interface Database {
  url: string;
  /** Which one it is, in words and without its password. */
  about: string;
  /** A built-in one that ran before this process. */
  adopted: boolean;
  stop: () => Promise<void>;
}

export const migrationsDir = path.join(root, "prisma/migrations");
const name = "fairlead";
const watchEveryMs = 1_000;

/** Opens the database. A built-in one that dies is started again at its port. Throws AppError "unavailable". */
export async function openDatabase(
  dataDir: string,
  given: string | null,
  report: (line: string) => void,
): Promise<Database> {
  if (given !== null) {
    await reach(given);
    return { url: given, about: `DATABASE_URL: ${addressOf(given)}`, adopted: false, stop: async () => {} };
  }
  let server = await startPostgres({ dir: dataDir, report });
  const url = server.url(name);
  await ensureDatabase(url);
  let stopping = false;
  const watch = async (): Promise<void> => {
    while (!stopping) {
      await sleep(watchEveryMs, undefined, { ref: false });
      if (stopping || isRunning(server.pid, "postgres")) continue;
      report("the database ended; starting it again");
      server = await revive(dataDir, server, report);
    }
  };
  void watch();
  return {
    url,
    about: `built in, 127.0.0.1:${server.port}, data in ${server.dir}`,
    adopted: server.adopted,
    stop: async () => {
      stopping = true;
      await server.stop();
    },
  };
}

/** Migrates it and says what was applied. */
export async function bringUpToDate(database: Database, report: (line: string) => void): Promise<void> {
  const applied = await migrate(database.url, migrationsDir);
  if (applied.length > 0) report(`migrated: ${applied.join(", ")}`);
}

async function revive(dataDir: string, last: Postgres, report: (line: string) => void): Promise<Postgres> {
  for (;;) {
    try {
      return await startPostgres({ dir: dataDir, port: last.port });
    } catch (error) {
      report(`the database does not start, trying again: ${(error as Error).message}`);
      await sleep(10_000);
    }
  }
}

async function reach(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new AppError(
      "unavailable",
      `The database that DATABASE_URL names cannot be used: ${addressOf(url)}: ${why}. Correct it, or unset DATABASE_URL for the built-in one.`,
      { cause },
    );
  } finally {
    await client.end();
  }
}

function addressOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || "5432"}${pathname}`;
}
