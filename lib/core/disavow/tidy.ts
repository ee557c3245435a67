/** Entries in the order and the number in which a file has them. */
import { coveringDomain, type DisavowEntry, domainsOf, printEntry } from "./entry.ts";

/**
 * The entries as they are printed: each once, domains before URLs, sorted; URLs that a domain line covers left out,
 * their comments handed to that line.
 */
export function tidyDisavow(entries: readonly DisavowEntry[]): DisavowEntry[] {
  const domains = entries.some(({ kind }) => kind === "url") ? domainsOf(entries) : NONE;
  const lines: Line[] = [];
  for (const entry of entries) {
    const cover = coveringDomain(entry, domains);
    if (cover === null) lines.push({ line: printEntry(entry), entry });
    else if (entry.comments.length > 0)
      lines.push({
        line: `domain:${cover}`,
        entry: { kind: "domain", value: cover, comments: entry.comments },
      });
  }
  // "domain:" sorts before "http", by code units as everywhere. Sorted, equal lines stand side by side: no table of a
  // hundred thousand lines is needed to find them, and most lists come sorted.
  lines.sort((a, b) => (a.line < b.line ? -1 : a.line > b.line ? 1 : 0));
  const kept: DisavowEntry[] = [];
  let before = "";
  for (const { line, entry } of lines) {
    const held = line === before ? kept.at(-1) : undefined;
    if (held === undefined) kept.push({ ...entry, comments: [...entry.comments] });
    else addComments(held, entry.comments);
    before = line;
  }
  return kept;
}

const NONE: ReadonlySet<string> = new Set();

interface Line {
  line: string;
  entry: DisavowEntry;
}

/** As many comments back as are compared: the same words above two lines stand close together. */
const COMPARED = 100;

/** Hands comments on, those that stand there already left out. */
export function addComments(entry: DisavowEntry, comments: readonly string[]): void {
  for (const comment of comments) {
    if (!entry.comments.slice(-COMPARED).includes(comment)) entry.comments.push(comment);
  }
}
