/** How fast one registrable domain may be asked. */
export interface PaceSettings {
  /** Pause after a request until the next one, in milliseconds. */
  readonly hostDelayMs: number;
  /** Requests in flight at once. */
  readonly hostConcurrency: number;
}

/** Turns at domains, in memory: for the command line. The worker keeps the same in its Host rows. */
export interface Pace {
  /**
   * Waits for a turn; call what it gives when the answer is read. Null when the domain asked for a longer pause
   * than anybody would wait here, or when the signal ended the wait.
   */
  enter(domain: string, signal?: AbortSignal): Promise<(() => void) | null>;
  /** Nothing to this domain for so long (Retry-After). */
  hold(domain: string, ms: number): void;
  /** At least this pause between requests to this domain (crawl-delay), when longer than the setting. */
  slow(domain: string, delayMs: number): void;
}

/** Longer than this nobody waits at a terminal: the look says so instead. */
export const longestHoldMs = 120_000;
/** What a robots.txt may ask for at most; a few ask for hours by mistake. */
const longestDelayMs = 60_000;
const mostIdleDomains = 10_000;

interface Lane {
  inFlight: number;
  /** performance.now() before which nothing starts. */
  freeAt: number;
  delayMs: number;
  waiting: ((turn: (() => void) | null) => void)[];
  timer: NodeJS.Timeout | undefined;
}

/** Turns in the order in which they were asked for, one queue a domain. */
export function createPace(settings: PaceSettings): Pace {
  const lanes = new Map<string, Lane>();

  const laneOf = (domain: string): Lane => {
    const known = lanes.get(domain);
    if (known !== undefined) return known;
    if (lanes.size >= mostIdleDomains) forgetIdle();
    const lane: Lane = {
      inFlight: 0,
      freeAt: 0,
      delayMs: settings.hostDelayMs,
      waiting: [],
      timer: undefined,
    };
    lanes.set(domain, lane);
    return lane;
  };

  const forgetIdle = () => {
    for (const [domain, lane] of lanes) {
      const idle = lane.inFlight === 0 && lane.waiting.length === 0 && lane.freeAt <= performance.now();
      if (idle && lane.delayMs === settings.hostDelayMs) lanes.delete(domain);
    }
  };

  const start = (lane: Lane): (() => void) => {
    lane.inFlight++;
    lane.freeAt = performance.now() + lane.delayMs;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      lane.inFlight--;
      // From the end of the one to the start of the next: apart by every way of measuring.
      if (settings.hostConcurrency === 1)
        lane.freeAt = Math.max(lane.freeAt, performance.now() + lane.delayMs);
      advance(lane);
    };
  };

  const advance = (lane: Lane) => {
    clearTimeout(lane.timer);
    lane.timer = undefined;
    while (lane.waiting.length > 0 && lane.inFlight < settings.hostConcurrency) {
      const wait = lane.freeAt - performance.now();
      if (wait > longestHoldMs) {
        for (const resolve of lane.waiting.splice(0)) resolve(null);
        return;
      }
      if (wait > 0) {
        lane.timer = setTimeout(advance, Math.ceil(wait), lane);
        return;
      }
      lane.waiting.shift()?.(start(lane));
    }
  };

  return {
    enter(domain, signal) {
      if (signal?.aborted === true) return Promise.resolve(null);
      const lane = laneOf(domain);
      return new Promise((resolve) => {
        const stop = () => {
          lane.waiting = lane.waiting.filter((waiting) => waiting !== take);
          resolve(null);
        };
        const take = (turn: (() => void) | null) => {
          signal?.removeEventListener("abort", stop);
          resolve(turn);
        };
        signal?.addEventListener("abort", stop, { once: true });
        lane.waiting.push(take);
        advance(lane);
      });
    },
    hold(domain, ms) {
      const lane = laneOf(domain);
      lane.freeAt = Math.max(lane.freeAt, performance.now() + ms);
      advance(lane);
    },
    slow(domain, delayMs) {
      const lane = laneOf(domain);
      const before = lane.delayMs;
      lane.delayMs = Math.max(lane.delayMs, Math.min(delayMs, longestDelayMs));
      // Also for the pause that is running now.
      if (lane.delayMs > before) lane.freeAt += lane.delayMs - before;
      advance(lane);
    },
  };
}
