/** How fast and how much a worker visits. Times in milliseconds. */
export interface FrontierSettings {
  /** Shortest time from the end of one request to a host to the start of the next. */
  hostDelayMs: number;
  /** Most visits in flight to one host, over all workers. */
  hostConcurrency: number;
  /** Visits that one worker has in flight, those that wait for another host's turn not counted. */
  visitsInFlight: number;
  /** Most visits claimed ahead, so that the next look begins the moment one ends. */
  claimedAhead: number;
  /** A visit whose worker has been silent for so long is taken again. Longer than any one request (30 s). */
  leaseMs: number;
  /** How often leases are renewed, and how often those that ran out are looked for. */
  renewMs: number;
  /** Longest pause when nothing is due. */
  idleMs: number;
  /** A batch is recorded when it has so many pages, or when its oldest has waited so long. */
  batchPages: number;
  batchMs: number;
  /** Looks that wait to be recorded; no visit is claimed beyond that. */
  unrecorded: number;
  /** Tries at one page in one run; then it is given up with a note. */
  attempts: number;
  /**
   * The same for tries that ended with their worker falling silent. A worker has hundreds of pages in hand that are
   * not to blame for its end: some deaths in a row must cost none of them, and a page that kills must not go on for ever.
   */
  silences: number;
  /**
   * After a stop: time for running looks to end by themselves, before they are cut off and given back. What was read
   * must be recorded in what remains of 10 s.
   */
  drainMs: number;
}

export const frontierDefaults: FrontierSettings = {
  hostDelayMs: 1_000,
  hostConcurrency: 1,
  visitsInFlight: 64,
  claimedAhead: 96,
  leaseMs: 40_000,
  renewMs: 5_000,
  idleMs: 250,
  batchPages: 200,
  batchMs: 1_000,
  unrecorded: 600,
  attempts: 3,
  silences: 12,
  drainMs: 3_000,
};

/** A crawl-delay beyond this is obeyed for so long only: it would hold a run for days. */
export const longestCrawlDelayMs = 60_000;

/** A Retry-After beyond this is obeyed for so long only. */
export const longestRetryAfterMs = 24 * 3_600_000;
