import { readMigrationState } from "#lib/db/migrate";
import { requireDatabaseUrl, requireSecret } from "#lib/env";
import { AppError } from "#lib/errors";
import { untilDatabaseAnswers } from "#lib/frontier/database-gone";
import { migrationsDir } from "./database.ts";
import { generateClient } from "./generate-client.ts";
import { root } from "./root.ts";
import { checkSecret } from "./secret.ts";
import { untilAskedToStop } from "./signals.ts";

/** Time to finish what is in hand after a request to stop, in milliseconds. */
const drainMs = 10_000;

/** How long a database that does not answer is waited for at the start, in milliseconds. */
const patienceMs = 30_000;

/** `fairlead worker`: takes jobs and visits until asked to stop, on any machine that reaches the database. */
export async function runWorkerCommand(): Promise<number> {
  const url = requireDatabaseUrl();
  const secret = requireSecret();
  // A worker that starts while its database starts again waits for it; with a wrong address it ends and says so.
  await untilDatabaseAnswers(async () => {
    await refuseOtherVersion(url);
    await checkSecret(url, secret);
  }, patienceMs);
  generateClient(root);
  const stopping = new AbortController();
  void untilAskedToStop(() => process.exit(1)).then(() => {
    stopping.abort();
    setTimeout(() => process.exit(1), drainMs).unref();
  });
  const { runWorker } = await import("#lib/jobs/worker");
  await runWorker({ signal: stopping.signal });
  return 0;
}

// A worker never migrates: it may be one of many, and the newest or the oldest of them.
async function refuseOtherVersion(url: string): Promise<void> {
  const { missing, unknown } = await readMigrationState(url, migrationsDir);
  if (missing.length === 0 && unknown.length === 0) return;
  const why = missing.length > 0 ? "older than this worker" : "newer than this worker";
  throw new AppError(
    "conflict",
    `The database is ${why}. Nothing was changed. Bring both to one version: \`npm start\` migrates the database.`,
  );
}
