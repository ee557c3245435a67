/** The header among a file's first records: the one whose names a format knows, below any lines of metadata. */
import { DELIMITERS } from "#lib/core/csv";
import type { CsvRecord } from "#lib/core/csv/records";
import { type Format, foldName, type Mapping, type MappingKey } from "./formats/format.ts";
import { OPEN_FORMATS, VENDOR_FORMATS } from "./formats/registry.ts";
import { parseTable, type TableDelimiter } from "./read-table.ts";

export interface HeaderMatch {
  format: Format;
  delimiter: TableDelimiter;
  line: number;
  columns: string[];
  rows: string[][];
}

/** What both ways of detecting, by names and by content, find out. */
export interface FoundTable {
  format: Format;
  delimiter: TableDelimiter;
  headerLine: number;
  columns: string[];
  mapping: Mapping;
  needsMapping: boolean;
  refusal: string | null;
  warnings: string[];
  /** The records below the header. */
  rows: string[][];
}

/** Metadata above a header has been seen to take five lines (Moz). */
const HEADER_WITHIN = 30;

/** The best header of the text under any delimiter; null when no row has two names that a format knows. */
export function findHeader(text: string): HeaderMatch | null {
  let best: HeaderMatch | null = null;
  let highest = 0;
  for (const delimiter of DELIMITERS) {
    const records = parseTable(text, delimiter);
    for (const [at, record] of records.slice(0, HEADER_WITHIN).entries()) {
      const named = matchHeader(record);
      if (!named || named.score <= highest) continue;
      highest = named.score;
      const rows = records.slice(at + 1).map(({ cells }) => cells);
      const columns = record.cells.map((cell) => cell.trim());
      best = { format: named.format, delimiter, line: record.line, columns, rows };
    }
  }
  return best;
}

function matchHeader(record: CsvRecord): { format: Format; score: number } | null {
  if (record.cells.length < 2 || record.problem !== null) return null;
  const names = new Set(record.cells.map(foldName).filter((name) => name !== ""));
  return bestOf(VENDOR_FORMATS, record.cells, names, 1_000) ?? bestOf(OPEN_FORMATS, record.cells, names, 0);
}

/** A vendor's format beats an open one whatever their counts: `bonus` keeps them apart. */
function bestOf(
  formats: readonly Format[],
  cells: readonly string[],
  names: ReadonlySet<string>,
  bonus: number,
): { format: Format; score: number } | null {
  let best: { format: Format; score: number } | null = null;
  for (const format of formats) {
    const mapping = mapColumns(format, cells);
    const known = Object.keys(mapping).length;
    const fits = format.needs.every((group) => group.some((key) => mapping[key] !== undefined));
    const signed = format.signs?.some((name) => names.has(foldName(name))) ?? true;
    const isExact = format.exact === undefined || known === names.size;
    if (known < 2 || !fits || !signed || !isExact) continue;
    if (best === null || known + bonus > best.score) best = { format, score: known + bonus };
  }
  return best;
}

/** Which of the columns each field of a format is, by name; a column serves one field only. */
export function mapColumns(format: Pick<Format, "names">, columns: readonly string[]): Mapping {
  const folded = columns.map(foldColumn);
  const taken = new Set<number>();
  const mapping: Mapping = {};
  for (const [key, names] of Object.entries(format.names) as [MappingKey, readonly string[]][]) {
    for (const name of names) {
      const at = folded.findIndex((column, index) => column === foldName(name) && !taken.has(index));
      const column = columns[at];
      if (column === undefined) continue;
      taken.add(at);
      mapping[key] = column;
      break;
    }
  }
  return mapping;
}

/** "Price (EUR)" and "Cost USD" are a price: the currency is read from the name later. */
function foldColumn(column: string): string {
  return foldName(column.replace(/[\s([]+(?:usd|eur|gbp|cad|aud|chf|pln|inr|brl|[$€£])[\])\s]*$/i, ""));
}

/** Names that stand twice are told apart, empty ones are named by their place. */
export function uniqueColumns(columns: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return columns.map((column, at) => {
    const name = column.trim() || `Column ${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
