// Chunks of one import, two under way at once: while one is counted, the rows of the next that meet nothing are written
// in a transaction of their own, which then waits for the one before it.
import { setTimeout as sleep } from "node:timers/promises";

/** The one before was not written in time; this one rolls back, lets go of its locks and is written after it. */
export class OutOfTurn extends Error {}

/** How long a half-written chunk waits, in milliseconds: what waits for its rows might be what it waits for itself. */
const WAIT_MS = 10_000;

/** The place of one chunk in its import. */
export interface Turn {
  /** Resolves when the chunk before is written; rejects with its error. Throws OutOfTurn when that takes too long. */
  come(): Promise<void>;
  /** The same, however long it takes; for one that holds no locks. */
  wait(): Promise<void>;
  /** The next chunk may begin. */
  pass(): void;
  /** Milliseconds waited in it. */
  readonly waitedMs: number;
}

/** For a chunk that stands alone. */
export const ownTurn = (): Turn => turnAfter(Promise.resolve(), () => {}, WAIT_MS);

function turnAfter(before: Promise<unknown>, pass: () => void, waitMs: number): Turn {
  let waitedMs = 0;
  const timed = async (waiting: Promise<unknown>) => {
    const began = performance.now();
    try {
      await waiting;
    } finally {
      waitedMs += performance.now() - began;
    }
  };
  return {
    come: () => timed(inTime(before, waitMs)),
    wait: () => timed(before),
    pass,
    get waitedMs() {
      return waitedMs;
    },
  };
}

async function inTime(before: Promise<unknown>, waitMs: number): Promise<void> {
  const over = new AbortController();
  const late = sleep(waitMs, undefined, { signal: over.signal }).then(() => {
    throw new OutOfTurn("the chunk before this one takes too long");
  });
  late.catch(() => {}); // nobody waits for it when the turn came
  try {
    await Promise.race([before, late]);
  } finally {
    over.abort();
  }
}

/** Hands out turns in the order in which they are asked for. */
export class Turns {
  readonly #waitMs: number;
  #last: Promise<unknown> = Promise.resolve();
  readonly #under = new Set<Promise<unknown>>();

  /** @param waitMs how long a half-written chunk waits for its turn */
  constructor(waitMs = WAIT_MS) {
    this.#waitMs = waitMs;
  }

  /**
   * Begins the work of the next chunk.
   * @returns `half`: the next one may begin, everything before this one is written; `done`: this one is
   */
  start<T>(work: (turn: Turn) => Promise<T>): { half: Promise<void>; done: Promise<T> } {
    const { promise: passed, resolve: pass } = Promise.withResolvers<void>();
    const done = work(turnAfter(this.#last, pass, this.#waitMs));
    this.#last = done;
    this.#under.add(done);
    const over = () => this.#under.delete(done);
    done.then(over, over);
    const half = Promise.race([passed, done.then(() => {})]);
    half.catch(() => {}); // told by `done`
    return { half, done };
  }

  /** Resolves when everything that was begun is written; rejects with the first error. */
  async finish(): Promise<void> {
    await this.#last;
  }

  /** Resolves when nothing is under way any more, however it ended; the next chunk begins anew. */
  async settle(): Promise<void> {
    // The last one may have failed for its own reason while the one before it is still written.
    await Promise.allSettled(this.#under);
    this.#last = Promise.resolve();
  }
}
