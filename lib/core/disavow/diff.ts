/** Two lists compared as Google reads them: as sets of lines, in which a domain line reaches down to all below it. */
import {
  coverOf,
  type DisavowEntry,
  domainsAbout,
  domainsOf,
  hostOfEntry,
  printEntry,
  selfAndParents,
} from "./entry.ts";

export interface DisavowDiff {
  /**
   * `coveredBy`: the domain line of `before` that disavowed it already, so that nothing changes for Google; else null.
   * `covers`: lines of `before` that a domain line swallows.
   */
  added: { entry: DisavowEntry; coveredBy: string | null; covers: number }[];
  /** `coveredBy`: the domain line of `after` that still disavows it; null: Google would count it again. */
  removed: { entry: DisavowEntry; coveredBy: string | null }[];
  kept: number;
}

/** What an upload of `after` changes for Google, which holds `before`. Comments do not count. */
export function diffDisavow(before: readonly DisavowEntry[], after: readonly DisavowEntry[]): DisavowDiff {
  // One table for both: of each line of `before`, whether `after` has it.
  const old = new Map<string, boolean>();
  for (const entry of before) old.set(printEntry(entry), false);
  const fresh = after.filter((entry) => {
    const line = printEntry(entry);
    if (!old.has(line)) return true;
    old.set(line, true);
    return false;
  });
  const gone = before.filter((entry) => old.get(printEntry(entry)) === false);
  const [held, coming] = [domainsAbout(before, fresh), domainsAbout(after, gone)];
  const covered = countCovered(before, domainsOf(fresh));
  return {
    added: fresh.map((entry) => ({
      entry,
      coveredBy: coverOf(entry, held),
      covers: entry.kind === "domain" ? (covered.get(entry.value) ?? 0) : 0,
    })),
    removed: gone.map((entry) => ({ entry, coveredBy: coverOf(entry, coming) })),
    kept: before.length - gone.length,
  };
}

/** How many entries lie below each domain. */
function countCovered(entries: readonly DisavowEntry[], domains: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  if (domains.size === 0) return counts;
  for (const entry of entries) {
    for (const host of selfAndParents(hostOfEntry(entry))) {
      if (domains.has(host)) counts.set(host, (counts.get(host) ?? 0) + 1);
    }
  }
  return counts;
}
