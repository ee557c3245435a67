// Coarse jobs (fills, imports, nightly work) on pg-boss; page visits have their own frontier. Whoever enqueues
// does so inside the transaction that writes what the job needs: both are there, or neither.
import { type Db, PgBoss, type QueueResult } from "pg-boss";
import { anyConnection, type Sql } from "#lib/db/sql";
import { log } from "#lib/log";
import type { JobDefinition } from "./define-job.ts";

/** pg-boss over our own connection or transaction. */
function asBossDb(sql: Sql): Db {
  return {
    executeSql: async (text, values) => ({ rows: await sql.query<QueueResult>(text, values ?? []) }),
  };
}

const held = globalThis as { fairleadSender?: Promise<PgBoss> | undefined };

// One that only puts jobs in: no timers of its own, no connection of its own.
async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({ db: asBossDb(anyConnection), supervise: false, schedule: false });
  boss.on("error", (error) => log.warn("the queue reports a fault", { error }));
  await boss.start();
  return boss;
}

function sender(): Promise<PgBoss> {
  held.fairleadSender ??= startSender().catch((error: unknown) => {
    held.fairleadSender = undefined;
    throw error;
  });
  return held.fairleadSender;
}

/** Makes the queue of a kind of job, or brings it up to its definition. */
export async function ensureQueue(boss: PgBoss, definition: JobDefinition<object>): Promise<void> {
  const options = {
    retryLimit: definition.retries,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds: definition.limitSeconds,
    heartbeatSeconds: definition.silentSeconds,
    notify: true,
  };
  if ((await boss.getQueue(definition.name)) === null) await boss.createQueue(definition.name, options);
  else await boss.updateQueue(definition.name, options);
}

const known = new Set<string>();

/** Puts a job in the queue as part of a transaction (or of none: `anyConnection`). */
export async function sendJob<T extends object>(
  sql: Sql,
  definition: JobDefinition<T>,
  payload: T,
): Promise<void> {
  const boss = await sender();
  if (!known.has(definition.name)) {
    await ensureQueue(boss, definition as unknown as JobDefinition<object>);
    known.add(definition.name);
  }
  await boss.send(definition.name, definition.payload.parse(payload), { db: asBossDb(sql) });
}

/** Ends the sender (tests, end of a process). */
export async function stopSender(): Promise<void> {
  const open = held.fairleadSender;
  held.fairleadSender = undefined;
  known.clear();
  await (await open)?.stop({ graceful: false });
}
