/** One record of a table, read through a mapping: the row shape, the notes on it, or why it is left out. */
import { cleanText } from "#lib/core/clean-text";
import { unguardCell } from "#lib/core/csv";
import { type DateOrder, readDate } from "./dates.ts";
import type { Cell, Field, Format, Mapping, MappingKey } from "./formats/format.ts";
import { mapBacklink } from "./map-backlink.ts";
import { mapPlacement } from "./map-placement.ts";
import type { BacklinkRow, PlacementRow, RowsKind } from "./row-types.ts";

export type Mapped<Row> =
  | { status: "accepted"; row: Row; notes: string[] }
  | { status: "skipped" | "rejected"; reason: string };

/** What reading a row needs to know about its file, made once a file. */
export interface RowReader {
  format: Format;
  has: (key: MappingKey) => boolean;
  /** The name of the column that a field is read from; "" when there is none. */
  columnOf: (key: MappingKey) => string;
  metrics: readonly { name: string; key: MappingKey }[];
  orderOf: (field: Field) => DateOrder;
  mapRecord: (cells: readonly string[], line: number) => Mapped<BacklinkRow> | Mapped<PlacementRow>;
}

export interface ReaderOptions {
  format: Format;
  kind: RowsKind;
  columns: readonly string[];
  mapping: Mapping;
  /** Order of day and month by column name. */
  dateOrders: Readonly<Record<string, DateOrder>>;
}

/** Prepares the reading of rows. Columns that the file does not have count as not mapped. */
export function createRowReader(options: ReaderOptions): RowReader {
  const { format, kind, columns, mapping, dateOrders } = options;
  const index = new Map<MappingKey, number>();
  for (const [key, column] of Object.entries(mapping) as [MappingKey, string][]) {
    const at = columns.indexOf(column);
    if (at >= 0) index.set(key, at);
  }
  const reader: RowReader = {
    format,
    has: (key) => index.has(key),
    columnOf: (key) => mapping[key] ?? "",
    metrics: [...index.keys()].filter(isMetric).map((key) => ({ name: key.slice("metric.".length), key })),
    orderOf: (field) => dateOrders[mapping[field] ?? ""] ?? format.dates,
    mapRecord: (cells, line) => {
      const cell: Cell = (key) => {
        const at = index.get(key);
        return at === undefined ? "" : unguardCell(cells[at] ?? "").trim();
      };
      return kind === "backlinks" ? mapBacklink(reader, cell, line) : mapPlacement(reader, cell, line);
    },
  };
  return reader;
}

/** A text cell, clean enough to store; null when empty. */
export function readText(cell: string): string | null {
  const text = cell === "" ? "" : cleanText(cell);
  return text === "" ? null : text;
}

/** A date cell. Text that is no date becomes a note, never the loss of the row. */
export function readDay(reader: RowReader, cell: Cell, field: Field, notes: string[]): string | null {
  const text = cell(field);
  if (text === "") return null;
  const day = readDate(text, reader.orderOf(field));
  if (day === undefined)
    notes.push(`"${text.slice(0, 40)}" in ${reader.columnOf(field)} is no date and was left empty`);
  return day ?? null;
}

function isMetric(key: MappingKey): key is `metric.${string}` {
  return key.startsWith("metric.");
}
