/** The rows of a file as outcomes, each accounted for, in bounded memory. No database, no framework. */

import { cleanText } from "#lib/core/clean-text";
import type { CsvRecord } from "#lib/core/csv/records";
import { normaliseUrl } from "#lib/core/url";
import { AppError } from "#lib/errors";
import type { Detected } from "./detect-format.ts";
import type { Mapping } from "./formats/format.ts";
import { formatOf } from "./formats/registry.ts";
import { createRowReader, type RowReader } from "./map-row.ts";
import { readTable } from "./read-table.ts";
import type { Accepted, AnyRow, BacklinkRow, RowOf, RowOutcome, RowsKind } from "./row-types.ts";
import { SeenSet } from "./seen-set.ts";

export interface ReadOptions {
  /** What a person chose instead of the detected mapping. */
  mapping?: Mapping | undefined;
  /** Read the rows as agreed links although they were detected as reported ones, or the other way round. */
  kind?: RowsKind | undefined;
}

/** A cell of a rejected row is kept to this length for the person who repairs it. */
const KEPT_CELL = 1_000;

/**
 * Reads a file. Blank lines, the header and what stands above it are no rows; every other record gives exactly
 * one outcome, in the order of the file.
 *
 * @param detected what `detectFormat` said of this file's first bytes.
 * @throws AppError `invalid` for a file that is refused.
 */
export async function* readRows(
  stream: AsyncIterable<Uint8Array>,
  detected: Detected,
  options: ReadOptions = {},
): AsyncGenerator<RowOutcome> {
  if (detected.refusal !== null) throw new AppError("invalid", detected.refusal);
  const kind = options.kind ?? detected.kind;
  const { path, reader } = prepare(detected, options, kind);
  const seen = new SeenSet();
  const columns = detected.columns.length;
  const layout = {
    encoding: detected.encoding,
    delimiter: detected.delimiter,
    columns: detected.headerLine > 0 ? columns : null,
  };
  for await (const records of readTable(stream, layout)) {
    for (const record of records) {
      if (record.line > detected.headerLine) yield readRecord(kind, reader, record, columns, seen, path);
    }
  }
}

function prepare(
  detected: Detected,
  options: ReadOptions,
  kind: RowsKind,
): { reader: RowReader; path: number } {
  const mapping = options.mapping ?? detected.mapping;
  const reader = createRowReader({
    format: formatOf(detected.format),
    kind,
    columns: detected.columns,
    mapping,
    dateOrders: detected.dateOrders,
  });
  return { reader, path: detected.columns.indexOf(mapping.linkPath ?? "") };
}

function readRecord(
  kind: RowsKind,
  reader: RowReader,
  record: CsvRecord,
  columns: number,
  seen: SeenSet,
  path: number,
): RowOutcome {
  const { line, cells } = record;
  const problem = record.problem ?? tooManyCells(cells, columns);
  if (problem !== null) return reject(line, problem, cells);

  const mapped = reader(cells, line);
  if (mapped.status !== "accepted") {
    const { status, reason } = mapped;
    return status === "rejected" ? reject(line, reason, cells) : { status, line, reason };
  }

  const { row, notes } = mapped;
  const fresh = seen.add(keyOf(kind, row, path < 0 ? "" : (cells[path] ?? "")));
  return fresh ? ({ status: "accepted", line, kind, row, notes } as Accepted) : repeated(line);
}

/** What makes two rows of a file say the same. The reader gives each kind its own row. */
function keyOf(kind: RowsKind, row: AnyRow, path: string): string {
  switch (kind) {
    case "backlinks":
      return sameLink(row as RowOf["backlinks"], path);
    case "placements": {
      const { source, target } = row as RowOf["placements"];
      return `${normaliseUrl(source)}\n${normaliseUrl(target)}`;
    }
    case "domains":
      return (row as RowOf["domains"]).host;
    case "traffic": {
      const { page, host } = row as RowOf["traffic"];
      return page === null ? `host ${host}` : `page ${normaliseUrl(page) ?? page}`;
    }
    default:
      return kind satisfies never;
  }
}

/**
 * Two rows of one source and target are two occurrences when their anchor, rel, kind or place differ, and
 * the link keeps both; they are the same report when nothing does.
 */
function sameLink(row: BacklinkRow, path: string): string {
  const ends = `${normaliseUrl(row.source)}\n${row.target === null ? "" : normaliseUrl(row.target)}`;
  return `${ends}\n${row.anchor}\n${row.rel?.join(" ")}\n${row.kind}\n${row.placement}\n${path}`;
}

function repeated(line: number): RowOutcome {
  return { status: "duplicate", line, reason: "Says the same as an earlier row of this file." };
}

function reject(line: number, reason: string, cells: readonly string[]): RowOutcome {
  return { status: "rejected", line, reason, cells: cells.map((cell) => cleanText(cell, KEPT_CELL)) };
}

/** A comma outside quotes shifts every cell after it: such a row would put words into the wrong columns. */
function tooManyCells(cells: readonly string[], columns: number): string | null {
  const filled = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
  if (filled <= columns) return null;
  return `The row has ${filled} cells where the table has ${columns}. Put quotation marks around text that holds the delimiter.`;
}
