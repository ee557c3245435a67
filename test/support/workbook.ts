// Workbooks as spreadsheets and tools write them, made part by part.
import { ZipFile } from "yazl";

export type CellValue = string | number | boolean | null | { date: number; style?: number } | { xml: string };

export interface SheetFacts {
  name: string;
  hidden?: boolean;
  /** Rows from 1; an empty one is left out, as spreadsheets do. */
  rows: CellValue[][];
}

export interface BookFacts {
  sheets: SheetFacts[];
  /** Texts stand in cells, not in a table of their own. */
  inline?: boolean;
  from1904?: boolean;
  /** Parts instead of those made, or besides. */
  parts?: Record<string, string | Buffer>;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** The styles: 0 plain, 1 a built-in date, 2 a date of its own, 3 money, 4 hours alone. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy;@"/>
<numFmt numFmtId="165" formatCode="#,##0.00\\ [$€-407]"/><numFmt numFmtId="166" formatCode="[h]:mm &quot;day&quot;"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`;

/** The parts of a workbook by name. */
export function bookParts(facts: BookFacts): Record<string, string | Buffer> {
  const strings: string[] = [];
  const cellXml = (value: CellValue, place: string): string => {
    if (value === null) return "";
    if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`;
    if (typeof value === "boolean") return `<c r="${place}" t="b"><v>${Number(value)}</v></c>`;
    if (typeof value === "object" && "xml" in value) return value.xml.replaceAll("PLACE", place);
    if (typeof value === "object") return `<c r="${place}" s="${value.style ?? 1}"><v>${value.date}</v></c>`;
    if (facts.inline)
      return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
    return `<c r="${place}" t="s"><v>${strings.push(value) - 1}</v></c>`;
  };
  const sheets = facts.sheets.map(({ rows }) => {
    const lines = rows.map((cells, row) => {
      const inside = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`)).join("");
      return cells.length === 0 ? "" : `<row r="${row + 1}" spans="1:9">${inside}</row>`;
    });
    return `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData>${lines.join("\n")}</sheetData></worksheet>`;
  });
  return {
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": `${HEAD}<Relationships/>`,
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${facts.from1904 ? ' date1904="1"' : ""}/><sheets>${facts.sheets
      .map(
        ({ name, hidden }, at) =>
          `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${at + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships>${facts.sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join("")}<Relationship Id="rId90" Type="${RELATIONS}/styles" Target="styles.xml"/>
<Relationship Id="rId91" Type="${RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": STYLES,
    ...Object.fromEntries(sheets.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...(facts.inline
      ? {}
      : {
          "xl/sharedStrings.xml": `${HEAD}<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
        }),
    ...facts.parts,
  };
}

export async function packParts(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export const makeWorkbook = (facts: BookFacts): Promise<Buffer> => packParts(bookParts(facts));
