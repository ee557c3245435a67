// The table of a workbook as the bytes of a CSV file: from here on it is read like every other file, and the number of
// a line is the number of its row in the sheet.
import { detectFormat } from "../detect-format.ts";
import type { RandomBytes } from "../unzip.ts";
import { openWorkbook, type Sheet, type Workbook } from "./read-book.ts";
import type { SheetRow } from "./sheet-reader.ts";

/** Rows by which a sheet is known. */
const SAMPLE_ROWS = 60;

export interface SheetTable {
  sheet: string;
  /** How many sheets the workbook shows. */
  sheets: number;
  bytes: AsyncGenerator<Uint8Array>;
}

/**
 * The first sheet with a table: the first that holds a known header; else the first whose columns can be read; else
 * the first that holds anything. The bytes must be read to their end, or returned.
 * @throws AppError `invalid` or `too_large` for what cannot be opened or read.
 */
export async function openSheet(name: string, file: RandomBytes): Promise<SheetTable> {
  const book = await openWorkbook(file);
  try {
    const sheet = await chooseSheet(name, book);
    return { sheet: sheet.name, sheets: book.sheets.length, bytes: sheetBytes(book, sheet) };
  } catch (error) {
    book.close();
    throw error;
  }
}

/** What the table is called: with its sheet, where there are several. */
export function sheetName(file: string, { sheet, sheets }: Pick<SheetTable, "sheet" | "sheets">): string {
  return sheets === 1 ? file : `${file}, sheet “${sheet}”`;
}

async function chooseSheet(name: string, book: Workbook): Promise<Sheet> {
  const first = book.sheets[0] as Sheet;
  if (book.sheets.length === 1) return first;
  let best: { sheet: Sheet; worth: number } = { sheet: first, worth: 0 };
  for (const sheet of book.sheets) {
    const worth = await worthOf(name, book, sheet);
    if (worth > best.worth) best = { sheet, worth };
    if (best.worth === KNOWN) break;
  }
  return best.sheet;
}

const KNOWN = 3;

async function worthOf(name: string, book: Workbook, sheet: Sheet): Promise<number> {
  const rows: SheetRow[] = [];
  for await (const batch of book.rows(sheet)) {
    rows.push(...batch);
    if (rows.length >= SAMPLE_ROWS) break;
  }
  const text = new SheetLines().push(rows.slice(0, SAMPLE_ROWS));
  const detected = detectFormat({ name, bytes: Buffer.from(text) });
  if (detected.refusal !== null) return rows.some(({ cells }) => cells.length > 0) ? 1 : 0;
  if (detected.needsMapping || detected.format === "unknown") return 1;
  return detected.format === "url_list" || detected.headerLine === 0 ? 2 : KNOWN;
}

async function* sheetBytes(book: Workbook, sheet: Sheet): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = new SheetLines();
  try {
    for await (const rows of book.rows(sheet)) yield encoder.encode(lines.push(rows));
  } finally {
    book.close();
  }
}

/** Rows as lines of CSV. Rows that the sheet leaves out are empty lines, so that numbers stay what they are. */
class SheetLines {
  #last = 0;
  #width = 0;

  push(rows: readonly SheetRow[]): string {
    let text = "";
    for (const { number, cells } of rows) {
      // A sheet leaves out the empty cells at a row's end: every row of the table has as many as the widest so far.
      if (cells.length > 0) this.#width = Math.max(this.#width, cells.length);
      const missing = cells.length === 0 ? 0 : this.#width - cells.length;
      text += "\n".repeat(number - this.#last - 1);
      text += `${cells.map(cellOf).join(",")}${",".repeat(missing)}\n`;
      this.#last = number;
    }
    return text;
  }
}

/** A cell is never cut in two lines. */
function cellOf(text: string): string {
  const flat = text.replace(/[\r\n]+/g, " ");
  return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
}
