/**
 * What a file is, from its name and first bytes: encoding, delimiter, header, vendor and mapping; or a plain
 * sentence why it cannot be read. The answer is plain JSON, so that a preview can show it and a job can use it.
 */

import { cleanText } from "#lib/core/clean-text";
import { type SniffedEncoding, sniffEncoding, type TextEncodingName } from "#lib/core/csv";
import { guessColumns } from "./column-profile.ts";
import { type DateOrder, guessDateOrder, readDate } from "./dates.ts";
import { decodeBytes } from "./decode.ts";
import { type FoundTable, findHeader, type HeaderMatch, mapColumns, uniqueColumns } from "./find-header.ts";
import { DATE_FIELDS, type Format, type FormatId, KIND_NEEDS, type Mapping } from "./formats/format.ts";
import { namesOfKind } from "./formats/of-kind.ts";
import { formatOf } from "./formats/registry.ts";
import type { TableDelimiter } from "./read-table.ts";
import { refuseBytes } from "./refuse-bytes.ts";
import type { RowsKind, Vendor } from "./row-types.ts";

export interface Sample {
  name: string;
  /** The file's first bytes (256 KB are plenty), or all of it. */
  bytes: Uint8Array;
}

export interface Period {
  from: string;
  to: string;
}

export interface Detected {
  format: FormatId;
  /** The format's name for people. */
  label: string;
  vendor: Vendor;
  kind: RowsKind;
  encoding: TextEncodingName;
  delimiter: TableDelimiter;
  /** Physical line of the header, from 1; 0 when there is none. */
  headerLine: number;
  /** The header's names, each once; "Column 1" … without a header. */
  columns: string[];
  mapping: Mapping;
  /** A person has to say which column is which before rows can be read. */
  needsMapping: boolean;
  /** Why the file is not read at all; null when it is. */
  refusal: string | null;
  warnings: string[];
  /** Order of day and month by column name. */
  dateOrders: Record<string, DateOrder>;
  /** The days that the figures are of, YYYY-MM-DD, where the lines above the header say so. */
  period: Period | null;
  /** The first rows, for the preview and the mapper. */
  preview: string[][];
}

/** How many bytes of a file are enough to detect it. */
export const SAMPLE_BYTES = 256 * 1024;

const PREVIEW_ROWS = 10;

/** Detects a file. Never throws for what the file holds. */
export function detectFormat(sample: Sample): Detected {
  const sniffed = sniffEncoding(sample.bytes);
  const refusal = refuseBytes(sample);
  if (refusal !== null) return refused(sniffed, refusal);

  const text = decodeBytes(sample.bytes, sniffed.encoding);
  const header = findHeader(text);
  const found = header ? fromHeader(header) : guessColumns(text);
  if (found.refusal !== null) return { ...refused(sniffed, found.refusal), ...describe(found.format) };

  const rows = found.rows.map((cells) => cells.slice(0, found.columns.length));
  const dates = readOrders(found.format, found.columns, found.mapping, rows);
  return {
    ...describe(found.format),
    encoding: sniffed.encoding,
    delimiter: found.delimiter,
    headerLine: found.headerLine,
    columns: found.columns,
    mapping: found.mapping,
    needsMapping: found.needsMapping,
    refusal: null,
    warnings: [...encodingWarnings(sniffed, text), ...found.warnings, ...dates.warnings],
    dateOrders: dates.orders,
    period: found.headerLine > 1 ? readPeriod(text) : null,
    preview: rows.slice(0, PREVIEW_ROWS).map((cells) => cells.map((cell) => cleanText(cell, 300))),
  };
}

/**
 * The fields that names suggest for a table that a person calls something else than detected, for example a
 * list of links that are agreed ones.
 */
export function guessMapping(columns: readonly string[], kind: RowsKind): Mapping {
  return mapColumns({ names: namesOfKind[kind] }, columns);
}

function fromHeader(match: HeaderMatch): FoundTable {
  const { format, columns, rows } = match;
  const columnsOnce = uniqueColumns(columns);
  const mapping = mapColumns(format, columnsOnce);
  const warnings: string[] = [];
  if (format.id === "generic" && mapping.target === undefined) {
    warnings.push("No column with the linked page was found: the rows count as pages that may link to you.");
  }
  return {
    format,
    delimiter: match.delimiter,
    headerLine: match.line,
    columns: columnsOnce,
    mapping,
    needsMapping: !KIND_NEEDS[format.kind].every((group) => group.some((field) => mapping[field])),
    refusal: format.refusal ?? null,
    warnings,
    rows,
  };
}

function describe(format: Format): Pick<Detected, "format" | "label" | "vendor" | "kind"> {
  return { format: format.id, label: format.label, vendor: format.vendor, kind: format.kind };
}

function refused(sniffed: SniffedEncoding, refusal: string): Detected {
  return {
    ...describe(formatOf("unknown")),
    encoding: sniffed.encoding,
    delimiter: ",",
    headerLine: 0,
    columns: [],
    mapping: {},
    needsMapping: false,
    refusal,
    warnings: [],
    dateOrders: {},
    period: null,
    preview: [],
  };
}

/** "# Start date: 20260101": as Analytics writes it above its tables. */
function readPeriod(text: string): Period | null {
  const day = (name: string) => {
    const found = new RegExp(`^#?\\W*${name} date\\W+([^\\r\\n,;]+)`, "im").exec(text.slice(0, 4_000))?.[1];
    return found === undefined ? null : (readDate(found, "mdy") ?? null);
  };
  const [from, to] = [day("start"), day("end")];
  return from === null || to === null || from > to ? null : { from, to };
}

/**
 * Every column is asked, so that a mapping which a person changes later still has its order. One hand writes a
 * file: a column that does not tell follows those that do.
 */
function readOrders(
  format: Format,
  columns: readonly string[],
  mapping: Mapping,
  rows: readonly string[][],
): { orders: Record<string, DateOrder>; warnings: string[] } {
  const inUse = new Set(DATE_FIELDS.map((field) => mapping[field]));
  const guesses = columns
    .map((column, at) => ({
      column,
      ...guessDateOrder(
        rows.map((cells) => cells[at] ?? ""),
        format.dates,
      ),
    }))
    .filter(({ matters }) => matters);
  const told = new Set(guesses.filter(({ certain }) => certain).map(({ order }) => order));
  const [common] = told.size === 1 ? told : [];
  const orders: Record<string, DateOrder> = {};
  const warnings: string[] = [];
  for (const { column, order, certain } of guesses) {
    const used = certain ? order : (common ?? order);
    orders[column] = used;
    if (certain || common !== undefined || !inUse.has(column)) continue;
    const way = used === "dmy" ? "day before month" : "month before day";
    warnings.push(
      `Dates in "${column}" could be read two ways and are read with the ${way}. Check the preview.`,
    );
  }
  return { orders, warnings };
}

function encodingWarnings(sniffed: SniffedEncoding, text: string): string[] {
  if (sniffed.encoding !== "windows-1252" || !/[^\0-\x7f]/.test(text)) return [];
  return [
    "The file is not UTF-8: lines that are not were read as windows-1252. Check the accents in the preview.",
  ];
}
