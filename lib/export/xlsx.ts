// An Excel workbook as a stream: rows go into the zip as they are read, so memory stays the same however many there
// are. Cells are inline strings and numbers, never formulas. (ECMA-376, Office Open XML, SpreadsheetML)
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { CellValue, ExportTable } from "./table.ts";

/** Rows of one sheet, the head among them; a longer table goes on on another sheet. */
export const SHEET_ROWS = 1_048_576;
/** Excel refuses longer cells. */
const CELL_CHARS = 32_767;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The bytes of a workbook with the table. @param most rows of a sheet, for tests */
export function xlsxStream(table: ExportTable, most = SHEET_ROWS): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  const rows = flat(table.rows);
  const sheets: string[] = [];

  // Sheets one after the other, each opened when the one before is full; the parts that count them come last.
  const addSheet = (first: readonly CellValue[] | null) => {
    const number = sheets.push(`Sheet ${sheets.length + 1}`);
    let rest: readonly CellValue[] | null = null;
    async function* sheet() {
      yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>`;
      yield rowXml(table.columns);
      if (first !== null) yield rowXml(first);
      for (let count = first === null ? 1 : 2; ; count++) {
        const next = await rows.next();
        if (next.done) break;
        if (count >= most) {
          rest = next.value;
          break;
        }
        yield rowXml(next.value);
      }
      yield "</sheetData></worksheet>";
    }
    zip.addReadStreamLazy(`xl/worksheets/sheet${number}.xml`, { compressionLevel: 5 }, (ready) => {
      const stream = Readable.from(packed(sheet()), { objectMode: false });
      stream.on("end", () => (rest === null ? addRest() : addSheet(rest)));
      stream.on("error", (error) => (zip.outputStream as Readable).destroy(error));
      ready(null, stream);
    });
  };
  const addRest = () => {
    for (const [name, text] of partsOf(sheets)) zip.addBuffer(Buffer.from(XML + text), name);
    zip.end();
  };
  addSheet(null);
  return zip.outputStream as Readable;
}

function partsOf(sheets: readonly string[]): [string, string][] {
  const each = (write: (number: number, name: string) => string) =>
    sheets.map((name, index) => write(index + 1, name)).join("");
  return [
    [
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((n, name) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${PACKAGE}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "[Content_Types].xml",
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`)}</Types>`,
    ],
  ];
}

async function* flat<T>(batches: AsyncIterable<readonly T[]>): AsyncGenerator<T, void> {
  for await (const batch of batches) yield* batch;
}

/** Pieces of some size: a write for every row would cost more than the rows. */
async function* packed(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = "";
  for await (const piece of pieces) {
    text += piece;
    if (text.length < 65_536) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}

function rowXml(cells: readonly CellValue[]): string {
  return `<row>${cells.map(cellXml).join("")}</row>`;
}

function cellXml(value: CellValue): string {
  if (value === null) return "<c/>";
  if (typeof value === "number") return Number.isFinite(value) ? `<c><v>${value}</v></c>` : "<c/>";
  if (typeof value === "boolean") return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(value.slice(0, CELL_CHARS))}</t></is></c>`;
}

// What XML 1.0 may not hold at all (controls, U+FFFE, U+FFFF, half a surrogate pair) is left out.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escapeXml(text: string): string {
  return text
    .replaceAll(FORBIDDEN, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
