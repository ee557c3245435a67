/** Collects items and hands them over in batches. */
export interface Batches<T> {
  add(item: T): void;
  /** Items not handled yet, those of batches under way included. */
  readonly size: number;
  /** Handles what is there now, however little. */
  hurry(): void;
  /** Handles what is left, and ends when nothing is. */
  flush(): Promise<void>;
}

export interface BatchLimits {
  /** Items a batch at most; so many go at once. */
  most: number;
  /** Longest that an item waits for company, in milliseconds, while no batch is under way. */
  waitMs: number;
  /** Batches under way at most (1). Only full ones go beside another: small ones gain nothing by it. */
  atOnce?: number;
}

/**
 * A batch is due when it has `most` items, or when its oldest has waited `waitMs`. `handle` must settle every
 * item itself: a rejection is a fault and is passed to `onFault`; the batch is not handled again.
 */
export function createBatches<T>(
  { most, waitMs, atOnce = 1 }: BatchLimits,
  handle: (items: T[]) => Promise<void>,
  onFault: (error: unknown) => void,
): Batches<T> {
  const waiting: T[] = [];
  const underWay = new Set<Promise<void>>();
  let working = 0;
  let timer: NodeJS.Timeout | undefined;

  function next(): void {
    clearTimeout(timer);
    timer = undefined;
    const items = waiting.splice(0, most);
    working += items.length;
    const done: Promise<void> = handle(items)
      .catch(onFault)
      .finally(() => {
        working -= items.length;
        underWay.delete(done);
        begin();
      });
    underWay.add(done);
  }

  /** Starts what is due; what is not yet due gets its time. */
  function begin(): void {
    while (waiting.length >= most && underWay.size < atOnce) next();
    if (waiting.length > 0 && underWay.size === 0) timer ??= setTimeout(next, waitMs);
  }

  return {
    add(item) {
      waiting.push(item);
      begin();
    },
    hurry() {
      if (underWay.size === 0 && waiting.length > 0) next();
    },
    get size() {
      return waiting.length + working;
    },
    async flush() {
      while (underWay.size > 0 || waiting.length > 0) {
        if (underWay.size === 0) next();
        await Promise.race(underWay);
      }
    },
  };
}
