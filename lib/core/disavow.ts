/**
 * Google's disavow file: read with repairs that are told, printed clean, and merged.
 *
 * A list belongs to one property and an upload replaces what Google holds, so nothing here shortens a list in
 * silence: what cannot be read is listed, and comments travel with the entry below them.
 * https://support.google.com/webmasters/answer/2648487
 */
import { decodeDisavow } from "./disavow/decode.ts";
import {
  coveringDomain,
  coverOf,
  type DisavowEntry,
  domainsAbout,
  domainsOf,
  printEntry,
} from "./disavow/entry.ts";
import { type DisavowHeader, HEADER_MARK, headerLines } from "./disavow/header.ts";
import { checkDisavowLimits } from "./disavow/limits.ts";
import { readEntry, readPlainDomain, splitEntries } from "./disavow/read-line.ts";
import { addComments, tidyDisavow } from "./disavow/tidy.ts";

export interface Repair {
  line: number;
  from: string;
  to: string;
  why: string;
}

export interface ParsedDisavow {
  /** The comment lines at the top that `printDisavow` wrote, without their sign; empty for other files. */
  header: string[];
  /** Each once, in the order of the file. */
  entries: DisavowEntry[];
  /** Comments below the last entry. */
  trailing: string[];
  repaired: Repair[];
  rejected: { line: number; text: string; reason: string }[];
  warnings: { line: number | null; message: string }[];
  counts: {
    lines: number;
    blanks: number;
    comments: number;
    domains: number;
    urls: number;
    duplicates: number;
    bytes: number;
  };
}

/** By the line as it is printed: its entry, and where it stood first. */
type FirstLines = Map<string, { entry: DisavowEntry; line: number }>;

/** Reads a file, its bytes or its text. Nothing that a line holds makes it throw. */
export function parseDisavow(input: string | Uint8Array): ParsedDisavow {
  const { text, bytes, warnings } = decodeDisavow(input);
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  const counts = { lines: lines.length, blanks: 0, comments: 0, domains: 0, urls: 0, duplicates: 0, bytes };
  const parsed: ParsedDisavow = {
    header: [],
    entries: [],
    trailing: [],
    repaired: [],
    rejected: [],
    warnings,
    counts,
  };
  const first: FirstLines = new Map();
  let pending: string[] = [];
  let inHeader = readComment(lines[0] ?? "") === HEADER_MARK;

  lines.forEach((written, index) => {
    const line = index + 1;
    const plain = readPlainDomain(written);
    if (plain !== null) {
      inHeader = false;
      addEntry(parsed, first, plain, { written, line, comments: pending });
      pending = [];
      return;
    }
    const comment = readComment(written);
    if (written.trim() === "") counts.blanks++;
    if (comment !== null) {
      counts.comments++;
      (inHeader ? parsed.header : pending).push(comment);
      return;
    }
    inHeader = false;
    if (written.trim() === "") return;
    pending = readEntries(parsed, first, { written, line, comments: pending });
  });
  parsed.trailing = pending;
  warnOfLimits(parsed);
  return parsed;
}

/** Adds a line's entries; gives the comments that found no entry to travel with. */
function readEntries(
  parsed: ParsedDisavow,
  first: FirstLines,
  { written, line, comments }: { written: string; line: number; comments: string[] },
): string[] {
  const { parts, comment } = splitEntries(written);
  let open = comment === null ? comments : [...comments, comment];
  for (const part of parts) {
    const read = readEntry(part);
    if (!read.ok) {
      parsed.rejected.push({ line, text: written, reason: read.reason });
      continue;
    }
    const to = printEntry(read);
    if (to !== written) {
      const whys = [
        ...(parts.length > 1 ? ["one entry a line"] : []),
        ...(comment === null ? [] : ["a comment stands on a line of its own"]),
        ...read.whys,
      ];
      parsed.repaired.push({
        line,
        from: written,
        to,
        why: whys.join("; ") || "white space or capitals in domain:",
      });
    }
    for (const message of read.warnings) parsed.warnings.push({ line, message });
    addEntry(parsed, first, read, { written: to, line, comments: open });
    open = [];
  }
  return open;
}

/** @param at `written` as it is printed */
function addEntry(
  parsed: ParsedDisavow,
  first: FirstLines,
  { kind, value }: Pick<DisavowEntry, "kind" | "value">,
  { written, line, comments }: { written: string; line: number; comments: string[] },
): void {
  const before = first.get(written);
  if (before === undefined) {
    const entry: DisavowEntry = { kind, value, comments };
    first.set(written, { entry, line });
    parsed.entries.push(entry);
    parsed.counts[kind === "domain" ? "domains" : "urls"]++;
    return;
  }
  parsed.counts.duplicates++;
  parsed.warnings.push({ line, message: `The same as line ${before.line}.` });
  addComments(before.entry, comments);
}

/** The text behind the sign of a comment line; null for any other line. */
function readComment(line: string): string | null {
  const text = line.trim();
  return text.startsWith("#") ? text.slice(1).replace(/^ /, "") : null;
}

function warnOfLimits({ counts, entries, warnings }: ParsedDisavow): void {
  for (const message of checkDisavowLimits(counts)) warnings.push({ line: null, message });
  const domains = counts.urls === 0 ? new Set<string>() : domainsOf(entries);
  const covered = entries.filter((entry) => coveringDomain(entry, domains) !== null).length;
  if (covered > 0) {
    warnings.push({
      line: null,
      message: `${covered} of the addresses are covered by a domain line and are not printed.`,
    });
  }
}

/**
 * The file's text: LF, ASCII entries, no byte order mark. `parseDisavow` of it gives `tidyDisavow(entries)` back.
 *
 * @param header the facts, or the `header` of a parsed file to keep; null for none.
 * @param trailing comments that stand below the last entry.
 */
export function printDisavow(
  entries: readonly DisavowEntry[],
  header: DisavowHeader | readonly string[] | null,
  trailing: readonly string[] = [],
): string {
  return printHeader(header) + printTidy(tidyDisavow(entries), trailing);
}

/** The comment lines at the top of a file, with the blank line below them; "" for none. */
export function printHeader(header: DisavowHeader | readonly string[] | null): string {
  const top = headerLines(header);
  return top.length === 0 ? "" : `${top.map(printComment).join("\n")}\n\n`;
}

/** The lines below the header, of entries that are tidy already (`tidyDisavow`). */
export function printTidy(entries: readonly DisavowEntry[], trailing: readonly string[]): string {
  const lines: string[] = [];
  for (const entry of entries) {
    for (const comment of entry.comments) lines.push(printComment(comment));
    lines.push(printEntry(entry));
  }
  for (const comment of trailing) lines.push(printComment(comment));
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** A person's note never becomes a line of its own. */
function printComment(comment: string): string {
  const text = comment.replace(/[\r\n\0]+/g, " ").trimEnd();
  return text === "" ? "#" : `# ${text}`;
}

/**
 * Adds to what Google holds. Nothing held is taken away.
 *
 * @param held each once, as `parseDisavow` gives them
 * @returns `already`: entries that the list had, or covers by a domain line.
 */
export function mergeDisavow(
  held: readonly DisavowEntry[],
  added: readonly DisavowEntry[],
): { entries: DisavowEntry[]; added: DisavowEntry[]; already: DisavowEntry[] } {
  const asked = new Set(added.map(printEntry));
  const same = new Map<string, DisavowEntry>();
  const entries = held.map((entry) => {
    const line = printEntry(entry);
    if (!asked.has(line)) return entry;
    const copy = { ...entry, comments: [...entry.comments] };
    same.set(line, copy);
    return copy;
  });
  const domains = domainsAbout(held, added);
  const fresh: DisavowEntry[] = [];
  const already: DisavowEntry[] = [];
  for (const entry of added) {
    const line = printEntry(entry);
    const there = same.get(line);
    if (there !== undefined) addComments(there, entry.comments);
    if (there !== undefined || coverOf(entry, domains) !== null) already.push(entry);
    else {
      const copy = { ...entry, comments: [...entry.comments] };
      same.set(line, copy);
      entries.push(copy);
      fresh.push(entry);
    }
  }
  return { entries, added: fresh, already };
}
