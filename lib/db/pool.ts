import pg from "pg";
import { requireDatabaseUrl } from "#lib/env";
import { log } from "#lib/log";

/**
 * The one connection pool of this process; Prisma and hand-written SQL share it. An idle connection that
 * breaks (a restart of Postgres) is logged and replaced, never thrown.
 */
function createPool(connectionString: string): pg.Pool {
  // Days are days: a `date` is kept as "YYYY-MM-DD", never shifted by a time zone.
  pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
  const created = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 10_000,
    // A process that freezes inside a transaction holds its locks against everybody: the server ends it then. What we
    // do between two statements takes seconds at most.
    options: "-c timezone=UTC -c idle_in_transaction_session_timeout=20s",
  });
  created.on("error", (error) => log.warn("database connection lost", { error: error.message }));
  // The pool listens to idle connections only. One that breaks between two statements of a transaction would
  // end the process; with a listener the next statement is refused, and the transaction says so.
  created.on("connect", (client) => client.on("error", () => {}));
  return created;
}

// One pool, also across reloads of a module while developing.
const held = globalThis as { fairleadPool?: pg.Pool | undefined };

export function pool(): pg.Pool {
  return openPool();
}

/** The same, opened at an address that the environment does not name: the built-in database of a command. */
export function openPool(url?: string): pg.Pool {
  held.fairleadPool ??= createPool(url ?? requireDatabaseUrl());
  return held.fairleadPool;
}

/** Ends every connection (end of a process or of a test file). The next use opens anew. */
export async function closePool(): Promise<void> {
  const open = held.fairleadPool;
  held.fairleadPool = undefined;
  await open?.end();
}
