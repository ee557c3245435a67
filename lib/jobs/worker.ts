import { newId } from "#lib/db/new-id";
import { closePool } from "#lib/db/pool";
import { readEnv, requireDatabaseUrl } from "#lib/env";
import { untilDatabaseAnswers } from "#lib/frontier/database-gone";
import { createLookForVisit } from "#lib/frontier/look-for-visit";
import type { RecordLooks } from "#lib/frontier/record-looks";
import { createRobotsCache } from "#lib/frontier/robots-cache";
import { type FrontierSettings, frontierDefaults } from "#lib/frontier/settings";
import { createTargetCache } from "#lib/frontier/target-cache";
import { visitPages } from "#lib/frontier/visit-pages";
import { recordPages } from "#lib/links/record-pages";
import { log } from "#lib/log";
import { createFetcher } from "#lib/net/fetch-page";
import { createLooker } from "#lib/net/look-at-page";
import { robotsTokenOf } from "#lib/net/robots-lookup";
import { scopeFromJob } from "#lib/scope/from-job";
import { handlers } from "./handlers.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { stopSender } from "./queue.ts";
import { takeJobs } from "./take-jobs.ts";
import { watchEventLoop } from "./watch-event-loop.ts";

/**
 * Takes jobs and visits until the signal ends it; then finishes or gives back what is in hand, within 10 s.
 * @param settings for tests and benchmarks
 * @param cron off, for tests: nothing begins by itself
 */
export async function runWorker({
  signal,
  settings,
  cron = true,
}: {
  signal: AbortSignal;
  settings?: Partial<FrontierSettings>;
  cron?: boolean;
}): Promise<void> {
  const env = readEnv();
  const workerId = newId();
  const endWatch = watchEventLoop();
  const endHeartbeat = await startHeartbeat(workerId, new Date());
  const fetcher = createFetcher(env);
  const looker = createLooker(fetcher, env);
  const token = robotsTokenOf(env.userAgent);
  const robots = createRobotsCache(fetcher, token);
  const lookAt = createLookForVisit(looker, robots, createTargetCache(fetcher, robots, token));
  const stopJobs = await untilDatabaseAnswers(() =>
    takeJobs(handlers, { databaseUrl: requireDatabaseUrl(), signal, cron }),
  );
  log.info("worker ready", { worker: workerId });
  const jobsStopped = new Promise<void>((resolve) => {
    const stop = () =>
      resolve(stopJobs().catch((error: unknown) => log.warn("the queue did not stop", { error })));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  await visitPages({
    workerId,
    settings: {
      ...frontierDefaults,
      hostDelayMs: env.hostDelayMs,
      hostConcurrency: env.hostConcurrency,
      ...settings,
    },
    lookAt,
    record: recordLooks,
    signal,
  });
  await jobsStopped;
  await looker.close();
  await fetcher.close();
  await endHeartbeat();
  await stopSender();
  endWatch();
  await closePool();
  log.info("worker stopped", { worker: workerId });
}

const recordLooks: RecordLooks = async (workspaceId, looks) => {
  const recorded = await recordPages(await scopeFromJob({ workspaceId }), looks, { now: new Date() });
  const stale = recorded.filter((one) => one.stale).length;
  if (stale > 0) log.info("looks came too late: their pages are no longer this worker's", { stale });
  return recorded;
};
