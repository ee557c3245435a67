import { setTimeout as sleep } from "node:timers/promises";
import { type Asked, askGuest, holdMs, type Stay } from "./guest.ts";

/** Guests of this worker that may wait for one host; many visits may redirect to one place. */
const longestQueue = 8;
/** A longer pause is not sat out: the visit is queued at that host instead. */
const longestPauseMs = 30_000;
/** How often a busy host is asked. */
const askEveryMs = 100;

interface Gate {
  waiting: number;
  /** Ends when the one before has got in, so that only the first of the queue asks the database. */
  last: Promise<unknown>;
}

/** The queues in front of hosts that visits of other hosts lead to; one for a worker. */
export interface Gates {
  /**
   * Lets in, first come first served. Null: too many wait there, or it asks for too long a pause.
   * @param isErrand waits for guests to leave as well, until `signal` ends it: an errand has no other place to be
   *   queued at
   */
  enter(host: string, signal: AbortSignal, isErrand?: boolean): Promise<Stay | null>;
}

export function createGates(
  hostConcurrency: number,
  ask: (host: string, hostConcurrency: number) => Promise<Asked> = askGuest,
): Gates {
  const gates = new Map<string, Gate>();

  async function knock(host: string, signal: AbortSignal, isErrand: boolean): Promise<Stay | null> {
    for (;;) {
      signal.throwIfAborted();
      const answer = await ask(host, hostConcurrency);
      if ("stay" in answer) return answer.stay;
      const waitMs = Math.max(answer.waitMs ?? askEveryMs, 5);
      // A guest that holds the host leaves long before its time; nothing else asks for a pause as long as a hold.
      if (waitMs > (isErrand ? holdMs : longestPauseMs)) return null;
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
