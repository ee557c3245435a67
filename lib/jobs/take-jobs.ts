import { PgBoss } from "pg-boss";
import { log } from "#lib/log";
import type { JobHandler } from "./define-handler.ts";
import { ensureQueue } from "./queue.ts";

/** How long a job that is under way may go on after a stop, in milliseconds; then another worker gets it. */
const drainMs = 6_000;

/** Takes jobs of these kinds until stopped. Without `cron` nothing begins by itself. Returns what stops it. */
export async function takeJobs(
  handlers: readonly JobHandler[],
  options: { databaseUrl: string; signal: AbortSignal; cron: boolean },
): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    // One listens, the others fetch, beat and settle; jobs themselves use the process's pool.
    max: 4,
    application_name: "fairlead-jobs",
    useListenNotify: true,
    schedule: options.cron,
    // Every so often jobs of workers that fell silent are looked for; one worker does it for all.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on("error", (error) => log.warn("the queue reports a fault", { error }));
  try {
    await boss.start();
    await workOn(boss, handlers, options.signal);
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
  return () => boss.stop({ graceful: true, timeout: drainMs });
}

async function workOn(boss: PgBoss, handlers: readonly JobHandler[], stopping: AbortSignal): Promise<void> {
  for (const handler of handlers) {
    const { definition } = handler;
    await ensureQueue(boss, definition);
    // With an empty payload: without one its jobs would come with null, which no definition can parse.
    if (definition.cron !== undefined) await boss.schedule(definition.name, definition.cron, {});
    await boss.work(
      definition.name,
      {
        localConcurrency: definition.concurrency,
        // A notice wakes it; this is for one that got lost.
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 5,
        includeMetadata: true,
      },
      async (jobs) => {
        for (const job of jobs) {
          const signal = AbortSignal.any([job.signal, stopping]);
          try {
            await handler.run(job.data, { signal, lastTry: job.retryCount >= definition.retries });
          } catch (error) {
            if (!signal.aborted) {
              log.error("a job failed", { job: definition.name, id: job.id, retry: job.retryCount, error });
            }
            throw error;
          }
        }
      },
    );
  }
}
