/**
 * Physical lines in, records out, for files that vendors and people wrote.
 *
 * A quoted cell may span lines (RFC 4180), and a quote that was never closed must not swallow the rows after it:
 * then the line it stands on becomes one record with a `problem`, and reading goes on with the next line. So one
 * bad row stays one bad row, and every record keeps the number of the line it began on.
 */
import type { Delimiter } from "../csv.ts";

export interface CsvRecord {
  /** Number of the physical line the record begins on, from 1. */
  line: number;
  cells: string[];
  /** Why the cells cannot be trusted, or null. */
  problem: string | null;
}

/** A quoted cell longer than this is taken for a quote that was never closed. */
const MAX_LINES = 1_000;
const MAX_CHARS = 1_000_000;

const UNCLOSED =
  "A quotation mark opens on this line and is never closed. Close it, or double it if it belongs to the text.";
const STRAY =
  "Quotation marks inside a cell are not doubled, so its cells cannot be told apart. Double them and import the row again.";

interface Scan {
  cells: string[];
  /** Text of a quoted cell so far, while it is open. */
  open: string | null;
  /** A quotation mark stood where none may: the cells are a guess. */
  stray: boolean;
}

interface PhysicalLine {
  text: string;
  eol: string;
  number: number;
}

export class RecordAssembler {
  readonly #delimiter: Delimiter;
  #expected: number | null = null;
  #lines: PhysicalLine[] = [];
  #chars = 0;
  #scan: Scan | null = null;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  /** How many cells a record should have, once the header is known: used to notice swallowed lines. */
  expect(cells: number): void {
    this.#expected = cells;
  }

  /** Takes the next physical line and its line end; gives the records that it completes, blank lines left out. */
  add(text: string, eol: string, number: number): CsvRecord[] {
    if (this.#scan === null && !text.includes('"')) {
      return text.trim() === "" ? [] : [{ line: number, cells: text.split(this.#delimiter), problem: null }];
    }
    const queue: PhysicalLine[] = [{ text, eol, number }];
    const records: CsvRecord[] = [];
    for (let line = queue.shift(); line !== undefined; line = queue.shift()) {
      const { record, again } = this.#take(line);
      if (record) records.push(record);
      queue.unshift(...again);
    }
    return records;
  }

  /** Gives what is left when the file has ended. */
  end(): CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.#scan !== null) {
      const { record, again } = this.#giveUp();
      records.push(record);
      for (const line of again) records.push(...this.add(line.text, line.eol, line.number));
    }
    return records;
  }

  #take(line: PhysicalLine): { record: CsvRecord | null; again: PhysicalLine[] } {
    const first = this.#scan === null;
    if (first && line.text.trim() === "") return { record: null, again: [] };
    const before = this.#lines.at(-1);
    const scan: Scan = this.#scan ?? { cells: [], open: null, stray: false };
    if (scan.open !== null && before) scan.open += before.eol;
    this.#lines.push(line);
    this.#chars += line.text.length;
    this.#scan = scan;
    scanLine(scan, line.text, this.#delimiter);

    if (scan.open !== null) {
      // A cell that already went wrong does not get to reach for the next line.
      const tooLong = this.#lines.length >= MAX_LINES || this.#chars > MAX_CHARS;
      return scan.stray || tooLong ? this.#giveUp() : { record: null, again: [] };
    }
    if (this.#lines.length > 1 && (scan.stray || this.#swallowed(scan.cells.length))) return this.#giveUp();

    const wrongCount = this.#expected !== null && scan.cells.length !== this.#expected;
    const record: CsvRecord = {
      line: this.#lines[0]?.number ?? line.number,
      cells: scan.cells,
      problem: scan.stray && wrongCount ? STRAY : null,
    };
    this.#reset();
    return { record, again: [] };
  }

  /** True when the second line is whole by itself and the joined record is not. */
  #swallowed(cells: number): boolean {
    const second = this.#lines[1];
    if (this.#expected === null || cells === this.#expected || second === undefined) return false;
    return splitLine(second.text, this.#delimiter)?.length === this.#expected;
  }

  #giveUp(): { record: CsvRecord; again: PhysicalLine[] } {
    const [first, ...again] = this.#lines;
    this.#reset();
    const line = first ?? { text: "", eol: "", number: 0 };
    return {
      record: { line: line.number, cells: line.text.split(this.#delimiter), problem: UNCLOSED },
      again,
    };
  }

  #reset(): void {
    this.#lines = [];
    this.#chars = 0;
    this.#scan = null;
  }
}

/** The cells of one line that is a record by itself; null when a quote stays open. */
export function splitLine(text: string, delimiter: Delimiter): string[] | null {
  if (!text.includes('"')) return text.split(delimiter);
  const scan: Scan = { cells: [], open: null, stray: false };
  scanLine(scan, text, delimiter);
  return scan.open === null ? scan.cells : null;
}

function scanLine(scan: Scan, text: string, delimiter: Delimiter): void {
  let at = 0;
  if (scan.open !== null) {
    at = scanQuoted(scan, text, 0, delimiter);
    if (at < 0) return;
  }
  // `at` stands on the first character of a cell; past the end means that the last cell has been read.
  while (at <= text.length) {
    if (text.charCodeAt(at) === 34) {
      scan.open = "";
      at = scanQuoted(scan, text, at + 1, delimiter);
      if (at < 0) return;
      continue;
    }
    const next = text.indexOf(delimiter, at);
    scan.cells.push(text.slice(at, next < 0 ? text.length : next));
    if (next < 0) return;
    at = next + 1;
  }
}

/** Reads on inside a quoted cell. Gives where the next cell begins, or -1 when the cell is still open. */
function scanQuoted(scan: Scan, text: string, from: number, delimiter: Delimiter): number {
  let start = from;
  for (;;) {
    const quote = text.indexOf('"', start);
    if (quote < 0) {
      scan.open += text.slice(start);
      return -1;
    }
    if (text.charCodeAt(quote + 1) === 34) {
      scan.open += text.slice(start, quote + 1);
      start = quote + 2;
      continue;
    }
    const after = skipBlanks(text, quote + 1, delimiter);
    if (after === text.length || text[after] === delimiter) {
      scan.cells.push((scan.open ?? "") + text.slice(start, quote));
      scan.open = null;
      return after + 1;
    }
    // Majestic and hand-made files write a bare quote inside a quoted cell: it belongs to the text.
    scan.stray = true;
    scan.open += text.slice(start, quote + 1);
    start = quote + 1;
  }
}

function skipBlanks(text: string, from: number, delimiter: Delimiter): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && (text[at] === " " || text[at] === "\t")) at++;
  return at;
}
