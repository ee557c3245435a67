/** What the reading of a row needs to know about its file, and how texts and dates are read from cells. */
import { cleanText } from "#lib/core/clean-text";
import type { DateOrder } from "./dates.ts";
import type { Cell, Field, Format, MappingKey } from "./formats/format.ts";
import { readNumber } from "./numbers.ts";

export type Mapped<Row> =
  | { status: "accepted"; row: Row; notes: string[] }
  | { status: "skipped" | "rejected"; reason: string };

/** One file's mapping, prepared once. */
export interface FileMapping {
  format: Format;
  has: (key: MappingKey) => boolean;
  /** The name of the column that a field is read from; "" when there is none. */
  columnOf: (key: MappingKey) => string;
  metrics: readonly { name: string; key: MappingKey }[];
  orderOf: (field: Field) => DateOrder;
  readDate: (cell: string, order: DateOrder) => string | null | undefined;
}

/** A text cell, clean enough to store; null when empty. */
export function readText(cell: string): string | null {
  const text = cell === "" ? "" : cleanText(cell);
  return text === "" ? null : text;
}

/** A date cell. Text that is no date becomes a note, never the loss of the row. */
export function readDay(file: FileMapping, cell: Cell, field: Field, notes: string[]): string | null {
  const text = cell(field);
  if (text === "") return null;
  const day = file.readDate(text, file.orderOf(field));
  if (day === undefined)
    notes.push(`"${text.slice(0, 40)}" in ${file.columnOf(field)} is no date and was left empty`);
  return day ?? null;
}

/** The vendor's own figures of a row, under their own names. */
export function readMetrics(file: FileMapping, cell: Cell): Record<string, number> {
  const metrics: Record<string, number> = {};
  for (const { name, key } of file.metrics) {
    const text = cell(key);
    const value = text === "" ? null : readNumber(text);
    if (value !== null && Number.isFinite(value)) metrics[name] = value;
  }
  return metrics;
}

const INT_MAX = 2_147_483_647;

/** A count; null for what is none. Figures of a vendor may be fractions: they are rounded. */
export function readCount(cell: string): number | null {
  const value = cell === "" ? null : readNumber(cell);
  return value === null || !(value >= 0) ? null : Math.min(Math.round(value), INT_MAX);
}
