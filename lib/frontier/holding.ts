import { log } from "#lib/log";
import { untilDatabaseAnswers } from "./database-gone.ts";
import { finishRuns } from "./finish.ts";
import { type Held, recountHosts, renewLeases, requeueExpired } from "./leases.ts";
import type { FrontierSettings } from "./settings.ts";

/** What this worker holds, kept alive; and what others lost, put right. */
export interface Holding {
  keep(visit: Held): void;
  drop(visits: readonly Held[]): void;
  stop(): Promise<void>;
}

const keyOf = (visit: Held) => `${visit.runId} ${visit.pageId}`;

/**
 * Every `renewMs`: renews the leases that have spent a third of their time, takes visits from workers that
 * fell silent, recounts hosts, ends runs whose last visit is over. Every worker does this; one is enough. The first round
 * is at once: a worker often starts because another ended.
 */
export function createHolding(
  settings: Pick<FrontierSettings, "leaseMs" | "renewMs" | "silences">,
  onRequeued: () => void,
): Holding {
  const held = new Map<string, { visit: Held; renewed: number }>();

  async function maintain(): Promise<void> {
    const now = performance.now();
    const old = [...held.values()].filter((entry) => now - entry.renewed > settings.leaseMs / 3);
    for (const entry of old) entry.renewed = now;
    await renewLeases(
      old.map((entry) => entry.visit),
      settings.leaseMs,
    );
    if ((await requeueExpired(settings.silences)) > 0) onRequeued();
    await recountHosts();
    await finishRuns();
  }

  let underWay: Promise<void> = Promise.resolve();
  let busy = false;
  const round = () => {
    if (busy) return;
    busy = true;
    underWay = untilDatabaseAnswers(maintain)
      .catch((error: unknown) => log.warn("leases could not be looked after; tried again", { error }))
      .finally(() => {
        busy = false;
      });
  };
  round();
  const timer = setInterval(round, settings.renewMs);

  return {
    keep: (visit) => {
      const { runId, pageId, attempt } = visit;
      held.set(keyOf(visit), { visit: { runId, pageId, attempt }, renewed: performance.now() });
    },
    drop: (visits) => {
      for (const visit of visits) {
        // The same page may be ours again, in a later attempt.
        if (held.get(keyOf(visit))?.visit.attempt === visit.attempt) held.delete(keyOf(visit));
      }
    },
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
