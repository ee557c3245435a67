/**
 * Authority without a vendor: where a domain stands in an open ranking of the web, as a figure from 0 to 100. Ranks
 * are very uneven, so each step of the scale is a factor: among a hundred million domains the first has 100, the
 * ten-thousandth 50, the last 0. Common Crawl ranks by harmonic centrality:
 * https://commoncrawl.org/web-graphs
 */

/**
 * `100 · (1 − ln(position) / ln(total))`, rounded.
 * @param position from 1; null: the domain is not among those that were kept
 * @param total how many domains were ranked
 * @returns 0–100; null when nothing is known
 */
export function authority(position: number | null, total: number | null): number | null {
  if (position === null || total === null || !(position >= 1) || !(total >= position)) return null;
  if (total === 1) return 100;
  return Math.round(100 * (1 - Math.log(position) / Math.log(total)));
}

/** The lowest authority that a kept domain has: every other one has less. */
export function authorityFloor(top: number, total: number): number | null {
  return top < total ? authority(top, total) : 0;
}

export interface AuthorityBucket {
  /** Both inclusive. */
  from: number;
  to: number;
  count: number;
}

/** Ten buckets of ten points, the last with 100 in it, and how many have no authority. */
export function authorityBuckets(scores: Iterable<number | null>): {
  buckets: AuthorityBucket[];
  unknown: number;
} {
  const buckets = Array.from({ length: 10 }, (_, i) => ({
    from: i * 10,
    to: i === 9 ? 100 : i * 10 + 9,
    count: 0,
  }));
  let unknown = 0;
  for (const score of scores) {
    const bucket = score === null ? undefined : buckets[Math.min(Math.floor(score / 10), 9)];
    if (bucket === undefined) unknown++;
    else bucket.count++;
  }
  return { buckets, unknown };
}
