/** Pages finished up to a moment, in milliseconds of any clock. */
export interface Sample {
  at: number;
  done: number;
}

/** The rate is taken over so much time: a slow host's pause must not look like a standstill. */
const windowMs = 30_000;
/** Less than this says nothing yet. */
const leastMs = 3_000;

/** Adds a sample and lets go of those that are too old. */
export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  return [...samples.filter((old) => sample.at - old.at <= windowMs), sample];
}

/** Pages a second over the samples; null when there are too few to say. */
export function rateOf(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at < leastMs) return null;
  return Math.max(0, (last.done - first.done) / ((last.at - first.at) / 1_000));
}

/**
 * Milliseconds until the last page, or null when nobody can say: at this rate, and not before the longest queue
 * of one host is through.
 */
export function timeLeft(
  left: number,
  rate: number | null,
  longest: { queued: number; delayMs: number | null } | undefined,
): number | null {
  if (left <= 0) return 0;
  const queue = (longest?.queued ?? 0) * (longest?.delayMs ?? 0);
  if (rate === null || rate <= 0) return queue > 0 ? queue : null;
  return Math.max((left / rate) * 1_000, queue);
}
