/** A byte stream as numbered records, a batch for each piece that arrives: memory holds one piece and one record. */
import type { Delimiter, TextEncodingName } from "#lib/core/csv";
import { LineSplitter, type TextLine } from "#lib/core/csv/lines";
import { type CsvRecord, RecordAssembler } from "#lib/core/csv/records";
import { decodeText } from "./decode.ts";

/** A space stands for "one or two addresses on a line", as people paste them. */
export type TableDelimiter = Delimiter | " ";

export interface TableLayout {
  encoding: TextEncodingName;
  delimiter: TableDelimiter;
  /** Cells of the header, when it is known: rows that swallowed others are noticed by it. */
  columns: number | null;
}

const TOO_LONG =
  "The line is longer than four million characters and was not read. Check that the file is a table.";

/** Every record of a table, the header and what stands above it included. */
export async function* readTable(
  stream: AsyncIterable<Uint8Array>,
  layout: TableLayout,
): AsyncGenerator<CsvRecord[]> {
  const parser = createTableParser(layout);
  for await (const text of decodeText(stream, layout.encoding)) {
    const records = parser.push(text);
    if (records.length > 0) yield records;
  }
  const rest = parser.end();
  if (rest.length > 0) yield rest;
}

/** All records of a text that is already in memory. */
export function parseTable(text: string, delimiter: TableDelimiter): CsvRecord[] {
  const parser = createTableParser({ delimiter, columns: null });
  return [...parser.push(text), ...parser.end()];
}

function createTableParser(layout: Pick<TableLayout, "delimiter" | "columns">) {
  const lines = new LineSplitter();
  const assembler = layout.delimiter === " " ? null : new RecordAssembler(layout.delimiter);
  if (layout.columns !== null) assembler?.expect(layout.columns);
  const take = (line: TextLine): CsvRecord[] => {
    if (line.cut) return [{ line: line.number, cells: [line.text.slice(0, 1_000)], problem: TOO_LONG }];
    return assembler ? assembler.add(line.text, line.eol, line.number) : splitPasted(line);
  };
  return {
    push: (text: string) => lines.push(text).flatMap(take).toArray(),
    end: () => [...lines.end().flatMap(take), ...(assembler?.end() ?? [])],
  };
}

/** "source target the anchor": white space or an arrow between the addresses. */
function splitPasted(line: TextLine): CsvRecord[] {
  const text = line.text.trim().replace(/^"(\S*)"$/, "$1");
  if (text === "") return [];
  const parts = /^(\S+)(?:\s+(?:(?:-+>|=>|→|»)\s*)?(\S+))?(?:\s+(.*))?$/.exec(text);
  const cells = parts ? [parts[1] ?? "", parts[2] ?? "", parts[3] ?? ""] : [text];
  return [{ line: line.number, cells, problem: null }];
}
