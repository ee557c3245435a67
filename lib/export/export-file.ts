import { csvLine } from "#lib/core/csv";
import type { ExportFormat, ExportTable } from "./table.ts";
import { xlsxStream } from "./xlsx.ts";

const TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
};

/**
 * A table as a file to save, streamed: CSV (UTF-8 with a byte order mark, which spreadsheets need; cells that would
 * start a formula neutralised), an Excel workbook, or JSON (a list with one object a row, by the names of the columns).
 */
export function exportFile(table: ExportTable, format: ExportFormat): Response {
  const day = new Date().toISOString().slice(0, 10);
  const name = `${table.name.replaceAll(/[^a-z0-9.-]/gi, "-")}-${day}.${format}`;
  return new Response(streamOf(bytesOf(table, format)), {
    headers: { "content-type": TYPES[format], "content-disposition": `attachment; filename="${name}"` },
  });
}

function bytesOf(table: ExportTable, format: ExportFormat): AsyncIterable<Uint8Array> {
  switch (format) {
    case "csv":
      return encoded(csvPieces(table));
    case "json":
      return encoded(jsonPieces(table));
    case "xlsx":
      return xlsxStream(table);
    default:
      return format satisfies never;
  }
}

/** The pieces of a CSV file, one a batch. */
export async function* csvPieces({ columns, rows }: ExportTable): AsyncGenerator<string> {
  let text = `\ufeff${csvLine(columns)}`;
  for await (const batch of rows) {
    for (const cells of batch) text += csvLine(cells);
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

async function* jsonPieces({ columns, rows }: ExportTable): AsyncGenerator<string> {
  let before = "[\n";
  for await (const batch of rows) {
    let text = "";
    for (const cells of batch) {
      text +=
        before + JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? null])));
      before = ",\n";
    }
    yield text;
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}

function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** The parameters of an address as a page is given them: a name that stands several times is a list. */
export function searchOf(request: Request): Record<string, string | string[] | undefined> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? values[0] : values] as const;
    }),
  );
}
