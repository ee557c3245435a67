/**
 * When is a link lost? After N conclusive misses in a row, at least M hours apart. One rule, used by the
 * verdict on a placement and by the record of a link, so that the two never disagree.
 */

export interface LossRule {
  /** Conclusive misses in a row, at least 1. */
  misses: number;
  /** Hours between one counted miss and the next; 0 counts every look. */
  hours: number;
}

/** The row of misses so far. `since` is the first of the row (ISO 8601), null when there is none. */
export interface MissRow {
  misses: number;
  since: string | null;
}

const HOUR_MS = 3_600_000;

/**
 * Adds one conclusive miss, seen at `at` (ISO 8601), to the row. A look sooner than `hours` after the last
 * counted miss proves nothing new and leaves the row as it is.
 * @returns the new row, whether this look counted, and whether the rule is now fulfilled
 */
export function countMiss(
  row: MissRow,
  at: string,
  rule: LossRule,
): MissRow & { counted: boolean; settled: boolean } {
  if (row.misses === 0 || row.since === null) {
    return { misses: 1, since: at, counted: true, settled: rule.misses <= 1 };
  }
  const dueAt = Date.parse(row.since) + row.misses * rule.hours * HOUR_MS;
  const counted = Date.parse(at) >= dueAt;
  const misses = counted ? row.misses + 1 : row.misses;
  return { misses, since: row.since, counted, settled: misses >= rule.misses };
}
