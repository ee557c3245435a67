/** Entries in the order and the number in which a file has them. */
import { coveringDomain, type DisavowEntry, domainsOf, printEntry } from "./entry.ts";

/**
 * The entries as they are printed: each once, domains before URLs, sorted; URLs that a domain line covers left out,
 * their comments handed to that line.
 */
export function tidyDisavow(entries: readonly DisavowEntry[]): DisavowEntry[] {
  const domains = domainsOf(entries);
  const kept = new Map<string, DisavowEntry>();
  const put = (entry: DisavowEntry): void => {
    const line = printEntry(entry);
    const held = kept.get(line);
    if (held) addComments(held, entry.comments);
    else kept.set(line, { ...entry, comments: [...entry.comments] });
  };
  for (const entry of entries) {
    const cover = coveringDomain(entry, domains);
    if (cover === null) put(entry);
    else if (entry.comments.length > 0) put({ kind: "domain", value: cover, comments: entry.comments });
  }
  // "domain:" sorts before "http", by code units as everywhere.
  return [...kept.keys()].sort().flatMap((line) => kept.get(line) ?? []);
}

/** As many comments back as are compared: the same words above two lines stand close together. */
const COMPARED = 100;

/** Hands comments on, those that stand there already left out. */
export function addComments(entry: DisavowEntry, comments: readonly string[]): void {
  for (const comment of comments) {
    if (!entry.comments.slice(-COMPARED).includes(comment)) entry.comments.push(comment);
  }
}
