// A workbook opened: which sheets it has, and the rows of one of them as a stream of bounded memory.
import { AppError } from "#lib/errors";
import { type Archive, openArchive, type RandomBytes, type UnzipLimits } from "../unzip.ts";
import { StyleReader } from "./number-formats.ts";
import { StringReader } from "./shared-strings.ts";
import { SheetReader, type SheetRow } from "./sheet-reader.ts";
import { attributeOf, damaged, type XmlHandler, XmlScanner } from "./xml-scanner.ts";

/** A sheet's text is written in few words over and over: it packs better than other files. */
const LIMITS: UnzipLimits = { entries: 1_000, decodedBytes: 2 * 1024 ** 3, ratio: 200 };

const MAIN = /^xl\/workbook[^/]*\.xml$/i;

export interface Sheet {
  name: string;
  /** Its part in the archive. */
  part: string;
}

export interface Workbook {
  /** Sheets that are shown, in their order. */
  sheets: readonly Sheet[];
  /** Rows of a sheet, a batch for each piece that arrives; empty ones may be left out. */
  rows(sheet: Sheet): AsyncGenerator<SheetRow[]>;
  close(): void;
}

/** Whether a zip is a workbook, by the parts that it names. Throws as `unzip` does. */
export async function isWorkbook(bytes: RandomBytes): Promise<boolean> {
  const archive = await openArchive(bytes, LIMITS);
  archive.close();
  return archive.names.includes("[Content_Types].xml") && archive.names.some((name) => MAIN.test(name));
}

/** @throws AppError `invalid` or `too_large` for what cannot be opened or read. */
export async function openWorkbook(bytes: RandomBytes): Promise<Workbook> {
  const archive = await openArchive(bytes, LIMITS);
  try {
    const book = await readParts(archive);
    return {
      sheets: book.sheets,
      close: archive.close,
      async *rows(sheet) {
        const reader = new SheetReader(book);
        for await (const _ of scan(archive, sheet.part, reader)) {
          const { rows } = reader;
          reader.rows = [];
          if (rows.length > 0) yield rows;
        }
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function readParts(archive: Archive) {
  const names = new Set(archive.names);
  const main = archive.names.find((name) => MAIN.test(name));
  if (main === undefined) throw damaged();
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = new RelationReader(folder);
  await readAll(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, relations);
  const book = new BookReader(relations.targets);
  await readAll(archive, main, book);
  const styles = new StyleReader();
  const strings = new StringReader();
  for (const [type, reader] of [
    ["styles", styles],
    ["sharedStrings", strings],
  ] as const) {
    const part = relations.byType.get(type);
    if (part !== undefined && names.has(part)) await readAll(archive, part, reader);
  }
  const sheets = book.sheets.filter(({ part }) => names.has(part));
  if (sheets.length === 0) throw new AppError("invalid", "The workbook has no sheet. Save the table as CSV.");
  return { sheets, strings: strings.strings, isDate: styles.isDate.bind(styles), from1904: book.from1904 };
}

async function readAll(archive: Archive, part: string, reader: XmlHandler): Promise<void> {
  for await (const _ of scan(archive, part, reader));
}

/** Feeds a part to its reader; yields after each piece, so that rows can be taken and others have their turn. */
async function* scan(archive: Archive, part: string, reader: XmlHandler): AsyncGenerator<void> {
  const scanner = new XmlScanner(reader);
  const decoder = new TextDecoder();
  for await (const bytes of archive.read(part)) {
    scanner.push(decoder.decode(bytes, { stream: true }));
    yield;
  }
  scanner.push(decoder.decode());
  scanner.end();
  yield;
}

/** xl/_rels/workbook.xml.rels: which part is which. */
class RelationReader implements XmlHandler {
  readonly targets = new Map<string, string>();
  readonly byType = new Map<string, string>();
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  open(name: string, attributes: string): void {
    // What lies outside the archive is not ours to open.
    if (name !== "Relationship" || attributeOf(attributes, "TargetMode") === "External") return;
    const target = attributeOf(attributes, "Target") ?? "";
    const part = target.startsWith("/") ? target.slice(1) : this.#folder + target.replace(/^\.\//, "");
    this.targets.set(attributeOf(attributes, "Id") ?? "", part);
    this.byType.set((attributeOf(attributes, "Type") ?? "").split("/").at(-1) ?? "", part);
  }
  close(): void {}
  text(): void {}
  wantsText(): boolean {
    return false;
  }
}

/** xl/workbook.xml: the sheets in their order. */
class BookReader implements XmlHandler {
  readonly sheets: Sheet[] = [];
  from1904 = false;
  readonly #targets: ReadonlyMap<string, string>;

  constructor(targets: ReadonlyMap<string, string>) {
    this.#targets = targets;
  }

  open(name: string, attributes: string): void {
    if (name === "workbookPr") this.from1904 = /^(?:1|true)$/.test(attributeOf(attributes, "date1904") ?? "");
    if (name !== "sheet" || /hidden/i.test(attributeOf(attributes, "state") ?? "")) return;
    const id = /\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? "";
    const part = this.#targets.get(id);
    if (part !== undefined) this.sheets.push({ name: attributeOf(attributes, "name") ?? "Sheet", part });
  }
  close(): void {}
  text(): void {}
  wantsText(): boolean {
    return false;
  }
}
