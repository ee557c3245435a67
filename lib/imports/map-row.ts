/** One record of a table, read through a mapping: the row shape, the notes on it, or why it is left out. */
import { unguardCell } from "#lib/core/csv";
import { createDateReader, type DateOrder } from "./dates.ts";
import type { Cell, Format, Mapping, MappingKey } from "./formats/format.ts";
import { mapBacklink } from "./map-backlink.ts";
import { mapDomain } from "./map-domain.ts";
import { mapPlacement } from "./map-placement.ts";
import { mapTraffic } from "./map-traffic.ts";
import type { FileMapping, Mapped } from "./read-cell.ts";
import type { AnyRow, RowsKind } from "./row-types.ts";

export interface RowReaderOptions {
  format: Format;
  kind: RowsKind;
  columns: readonly string[];
  mapping: Mapping;
  /** Order of day and month by column name. */
  dateOrders: Readonly<Record<string, DateOrder>>;
}

export type RowReader = (cells: readonly string[], line: number) => Mapped<AnyRow>;

/** Prepares the reading of a file's rows. A column that the file does not have counts as not mapped. */
export function createRowReader(options: RowReaderOptions): RowReader {
  const { format, kind, columns, mapping, dateOrders } = options;
  const index = new Map<MappingKey, number>();
  for (const [key, column] of Object.entries(mapping) as [MappingKey, string][]) {
    const at = columns.indexOf(column);
    if (at >= 0) index.set(key, at);
  }
  const file: FileMapping = {
    format,
    has: (key) => index.has(key),
    columnOf: (key) => mapping[key] ?? "",
    metrics: [...index.keys()].filter(isMetric).map((key) => ({ name: key.slice("metric.".length), key })),
    readDate: createDateReader(),
    orderOf: (field) => dateOrders[mapping[field] ?? ""] ?? format.dates,
  };
  return (cells, line) => {
    const cell: Cell = (key) => {
      const at = index.get(key);
      return at === undefined ? "" : unguardCell(cells[at] ?? "").trim();
    };
    return mapRow(kind, file, cell, line);
  };
}

function mapRow(kind: RowsKind, file: FileMapping, cell: Cell, line: number): Mapped<AnyRow> {
  switch (kind) {
    case "backlinks":
      return mapBacklink(file, cell, line);
    case "placements":
      return mapPlacement(file, cell, line);
    case "domains":
      return mapDomain(file, cell, line);
    case "traffic":
      return mapTraffic(file, cell, line);
    default:
      return kind satisfies never;
  }
}

function isMetric(key: MappingKey): key is `metric.${string}` {
  return key.startsWith("metric.");
}
