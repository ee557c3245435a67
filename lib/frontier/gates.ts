import { setTimeout as sleep } from "node:timers/promises";
import { type Asked, askGuest, type Stay } from "./guest.ts";

/** Guests of this worker that may wait for one host; many visits may redirect to one place. */
const longestQueue = 8;
/** A longer pause is not sat out: the visit is queued at that host instead. */
const longestPauseMs = 30_000;
/** How often a busy host is asked. */
const askEveryMs = 100;
/**
 * How long an errand waits for a host that a guest is holding: it has no other place to be queued at. It is asked now
 * and then, for a guest leaves long before its hold ends.
 */
const errandMs = 20_000;

interface Gate {
  waiting: number;
  /** Ends when the one before has got in, so that only the first of the queue asks the database. */
  last: Promise<unknown>;
}

/** The queues in front of hosts that visits of other hosts lead to; one for a worker. */
export interface Gates {
  /**
   * Lets in, first come first served. Null: too many wait there, or it asks for too long a pause.
   * @param isErrand waits for guests to leave as well
   */
  enter(host: string, signal: AbortSignal, isErrand?: boolean): Promise<Stay | null>;
}

export function createGates(
  hostConcurrency: number,
  ask: (host: string, hostConcurrency: number) => Promise<Asked> = askGuest,
): Gates {
  const gates = new Map<string, Gate>();

  async function knock(host: string, signal: AbortSignal, isErrand: boolean): Promise<Stay | null> {
    const givenUpAt = performance.now() + errandMs;
    for (;;) {
      signal.throwIfAborted();
      const answer = await ask(host, hostConcurrency);
      if ("stay" in answer) return answer.stay;
      const waitMs = Math.max(answer.waitMs ?? askEveryMs, 5);
      if (isErrand && performance.now() > givenUpAt) return null;
      if (!isErrand && waitMs > longestPauseMs) return null;
      await sleep(isErrand ? Math.min(waitMs, askEveryMs) : waitMs, undefined, { signal });
    }
  }

  return {
    async enter(host, signal, isErrand = false) {
      const gate = gates.get(host) ?? { waiting: 0, last: Promise.resolve() };
      if (gate.waiting >= longestQueue) return null;
      gates.set(host, gate);
      gate.waiting += 1;
      const mine = gate.last.then(() => knock(host, signal, isErrand));
      gate.last = mine.catch(() => {});
      try {
        return await mine;
      } finally {
        gate.waiting -= 1;
        if (gate.waiting === 0) gates.delete(host);
      }
    },
  };
}
