import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#lib/log";
import { createBatches } from "./batches.ts";
import { createBell } from "./bell.ts";
import { claimVisits, type Visit } from "./claim.ts";
import { isDatabaseGone, untilDatabaseAnswers } from "./database-gone.ts";
import { createGates } from "./gates.ts";
import { giveBack } from "./give-back.ts";
import { createHolding } from "./holding.ts";
import { createLookAhead } from "./look-ahead.ts";
import { type LookAt, visitOne } from "./one-visit.ts";
import { type Looked, type RecordLooks, recordLooks } from "./record-looks.ts";
import { type Release, releaseHosts } from "./release.ts";
import type { FrontierSettings } from "./settings.ts";

export interface VisitPagesOptions {
  /** Names this worker in the visits that it holds. */
  workerId: string;
  settings: FrontierSettings;
  lookAt: LookAt;
  record: RecordLooks;
  /** Ends the work: running looks may end for `drainMs`, what was read is recorded, the rest is given back. */
  signal: AbortSignal;
}

/** Visits under way, with those that wait for another host, as a multiple of those that do not wait. */
const waitersPerPlace = 16;
/**
 * A look that takes so long lends its place to another: else a few dozen hosts that answer a byte at a time would
 * keep everybody waiting. So many do at once, as a multiple of the places: each may hold a page in memory.
 */
const slowLookMs = 1_000;
const slowPerPlace = 2;
/** While the database works on one batch, the next one is prepared. */
const batchesAtOnce = 2;
/** Turns are handed back together: one statement for what ended within so many milliseconds. */
const releaseEveryMs = 20;

/** Claims visits, looks at their pages and has what was found recorded, until the signal ends it. */
export async function visitPages(options: VisitPagesOptions): Promise<void> {
  const { workerId, settings, lookAt, signal } = options;
  const bell = createBell();
  const cut = new AbortController();
  const gates = createGates(settings.hostConcurrency);
  const holding = createHolding(settings, bell.ring);
  const ahead = createLookAhead(settings.claimedAhead);
  const underWay = new Set<Promise<void>>();
  /** Looks that use one of the places now, and those that take long and lend theirs. */
  let looking = 0;
  let slow = 0;

  const releases = createBatches<Release & { done: () => void }>(
    { most: settings.visitsInFlight, waitMs: releaseEveryMs },
    (items) =>
      untilDatabaseAnswers(() => releaseHosts(items, settings.hostDelayMs)).finally(() => {
        for (const item of items) item.done();
      }),
    (error) => log.error("hosts could not be released; a recount will", { error }),
  );
  const records = createBatches<Looked>(
    { most: settings.batchPages, waitMs: settings.batchMs, atOnce: batchesAtOnce },
    async (looks) => {
      await recordLooks(looks, options.record, settings.attempts).finally(() => holding.drop(looks));
      bell.ring();
    },
    (error) => log.error("pages could not be settled; they are taken again", { error }),
  );
  const context = {
    settings,
    lookAt,
    gates,
    cut: cut.signal,
    release: (release: Release) => new Promise<void>((done) => releases.add({ ...release, done })),
  };

  function freePlace(): void {
    looking -= 1;
    beginReady();
    bell.ring();
  }

  async function visit(claimed: Visit): Promise<void> {
    let ended = false;
    let isWaiting = false;
    let isSlow = false;
    looking += 1;
    const late = setTimeout(() => {
      if (isWaiting || slow >= settings.visitsInFlight * slowPerPlace) return;
      isSlow = true;
      slow += 1;
      freePlace();
    }, slowLookMs);
    // What lent its place has none to give away or to take back: it goes on beside the others.
    const onWaiting = (starts: boolean) => {
      isWaiting = starts;
      if (isSlow) return;
      if (starts) return freePlace();
      looking += 1;
      late.refresh();
    };
    const onLooked = () => {
      if (ended) return;
      ended = true;
      clearTimeout(late);
      ahead.ended();
      if (isSlow) slow -= 1;
      else freePlace();
    };
    try {
      const looked = await visitOne(claimed, { ...context, onWaiting, onLooked });
      if (looked === null) holding.drop([claimed]);
      else records.add(looked);
    } catch (error) {
      onLooked();
      await breakOff(claimed, error);
    } finally {
      onLooked();
    }
  }

  /** A database that went away under a look says nothing about the page: others need not wait for its lease. */
  async function breakOff({ runId, pageId, attempt }: Visit, error: unknown): Promise<void> {
    const held = { runId, pageId, attempt };
    const putBack = async () => {
      await context.release({ ...held, asked: true, waitMs: 0 });
      await untilDatabaseAnswers(() => giveBack([{ ...held, refund: true }]));
    };
    // Before it is back: this worker may be the next to take it.
    holding.drop([held]);
    if (isDatabaseGone(error) && (await succeeds(putBack()))) {
      log.warn("a visit broke off with the database and was given back", { ...held, error: String(error) });
    } else {
      log.error("a visit broke off; it is taken again when its lease runs out", { ...held, error });
    }
  }

  /** Claimed ahead: each begins when a place is free. */
  const ready: Visit[] = [];

  function beginReady(): void {
    while (looking < settings.visitsInFlight && !signal.aborted) {
      const claimed = ready.shift();
      if (claimed === undefined) return;
      const done: Promise<void> = visit(claimed).finally(() => {
        underWay.delete(done);
        // Nothing else is coming: what was read need not wait for company.
        if (underWay.size === 0) records.hurry();
      });
      underWay.add(done);
    }
  }

  /** Visits to claim now: none while enough are ready, so that claims are few and large. */
  function wanted(): number {
    const wantedReady = ahead.size();
    if (ready.length > wantedReady / 2) return 0;
    const claimed = looking + ready.length;
    return Math.min(
      settings.visitsInFlight + wantedReady - claimed,
      settings.visitsInFlight * waitersPerPlace - underWay.size - ready.length,
      settings.unrecorded - records.size - claimed,
    );
  }

  let afterWorkspaceId = 0;
  /** Claims for the free places. Returns how long the loop may sleep, in milliseconds. */
  async function claim(limit: number): Promise<number> {
    const { visits, nextDueMs } = await claimVisits({ id: workerId, limit, afterWorkspaceId }, settings);
    for (const claimed of visits) {
      holding.keep(claimed);
      ready.push(claimed);
      afterWorkspaceId = claimed.workspaceId;
    }
    beginReady();
    return Math.min(nextDueMs ?? settings.idleMs, settings.idleMs);
  }

  signal.addEventListener("abort", bell.ring, { once: true });
  while (!signal.aborted) {
    const limit = wanted();
    const pauseMs =
      limit <= 0
        ? settings.idleMs
        : await claim(limit).catch((error: unknown) => {
            log.warn("no visit could be claimed; tried again", { error });
            return settings.idleMs;
          });
    if (pauseMs > 0) await bell.wait(pauseMs);
  }

  await Promise.all(ready.map((claimed) => context.release({ ...claimed, asked: false, waitMs: 0 })));
  await untilDatabaseAnswers(() => giveBack(ready.map((claimed) => ({ ...claimed, refund: true }))));
  holding.drop(ready);
  await Promise.race([Promise.all(underWay), sleep(settings.drainMs, undefined, { ref: false })]);
  cut.abort();
  await Promise.all(underWay);
  await releases.flush();
  await records.flush();
  await holding.stop();
}

function succeeds(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
