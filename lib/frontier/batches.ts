/** Collects items and hands them over in batches, one batch at a time. */
export interface Batches<T> {
  add(item: T): void;
  /** Items not handled yet, those of the batch under way included. */
  readonly size: number;
  /** Handles what is there now, however little. */
  hurry(): void;
  /** Handles what is left, and ends when nothing is. */
  flush(): Promise<void>;
}

/**
 * A batch is due when it has `most` items, or when its oldest has waited `waitMs`. `handle` must settle every
 * item itself: a rejection is a fault and is passed to `onFault`; the batch is not handled again.
 */
export function createBatches<T>(
  limits: { most: number; waitMs: number },
  handle: (items: T[]) => Promise<void>,
  onFault: (error: unknown) => void,
): Batches<T> {
  const waiting: T[] = [];
  let underWay: Promise<void> | undefined;
  let working = 0;
  let timer: NodeJS.Timeout | undefined;

  function next(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const items = waiting.splice(0, limits.most);
    working = items.length;
    underWay = handle(items)
      .catch(onFault)
      .finally(() => {
        working = 0;
        underWay = undefined;
        if (waiting.length >= limits.most) void next();
        else if (waiting.length > 0) timer ??= setTimeout(next, limits.waitMs);
      });
    return underWay;
  }

  return {
    add(item) {
      waiting.push(item);
      if (underWay !== undefined) return;
      if (waiting.length >= limits.most) void next();
      else timer ??= setTimeout(next, limits.waitMs);
    },
    hurry() {
      if (underWay === undefined && waiting.length > 0) void next();
    },
    get size() {
      return waiting.length + working;
    },
    async flush() {
      while (underWay !== undefined || waiting.length > 0) await (underWay ?? next());
    },
  };
}
