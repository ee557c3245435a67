/** xl/worksheets/sheetN.xml: the rows of one sheet as texts, each in its place. */
import { dayOfSerial } from "./number-formats.ts";
import { attributeOf, damaged, type XmlHandler } from "./xml-scanner.ts";

/** Characters of one cell; a spreadsheet's own limit is 32,767. */
export const CELL_MAX = 40_000;
/** What a sheet can have at most (ECMA-376, as Excel keeps it). */
const ROWS_MAX = 1_048_576;
const COLUMNS_MAX = 16_384;

export interface Book {
  strings: readonly string[];
  isDate(style: number): boolean;
  from1904: boolean;
}

export interface SheetRow {
  /** Number of the row in the sheet, from 1. */
  number: number;
  cells: string[];
}

export class SheetReader implements XmlHandler {
  /** Rows that were read and not taken yet. */
  rows: SheetRow[] = [];
  readonly #book: Book;
  #last = 0;
  #row: SheetRow | null = null;
  #column = -1;
  #type = "n";
  #style = 0;
  #value: string[] = [];
  #length = 0;
  #inValue = false;
  #phonetic = false;

  constructor(book: Book) {
    this.#book = book;
  }

  open(name: string, attributes: string): void {
    if (name === "row") this.#openRow(attributes);
    else if (name === "c") this.#openCell(attributes);
    else if (name === "rPh") this.#phonetic = true;
    else if (name === "v" || name === "t") this.#inValue = this.#column >= 0 && !this.#phonetic;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#inValue = false;
    else if (name === "rPh") this.#phonetic = false;
    else if (name === "c") this.#closeCell();
    else if (name === "row" && this.#row !== null) {
      this.rows.push(this.#row);
      this.#row = null;
    }
  }

  text(piece: string): void {
    const kept = piece.slice(0, Math.max(0, CELL_MAX - this.#length));
    this.#value.push(kept);
    this.#length += kept.length;
  }

  wantsText(): boolean {
    return this.#inValue;
  }

  #openRow(attributes: string): void {
    const number = Number(attributeOf(attributes, "r") ?? this.#last + 1);
    if (!Number.isInteger(number) || number <= this.#last || number > ROWS_MAX) throw damaged();
    this.#last = number;
    this.#row = { number, cells: [] };
    this.#column = -1;
  }

  #openCell(attributes: string): void {
    const row = this.#row;
    if (row === null) return;
    const place = attributeOf(attributes, "r");
    const column = place === null ? row.cells.length : columnOf(place);
    if (column < row.cells.length || column >= COLUMNS_MAX) throw damaged();
    this.#column = column;
    this.#type = attributeOf(attributes, "t") ?? "n";
    this.#style = Number(attributeOf(attributes, "s") ?? 0);
    this.#value = [];
    this.#length = 0;
  }

  #closeCell(): void {
    const row = this.#row;
    if (row === null || this.#column < 0) return;
    const text = this.#textOf(this.#value.join(""));
    if (text !== "") {
      while (row.cells.length < this.#column) row.cells.push("");
      row.cells.push(text);
    }
    this.#column = -1;
  }

  #textOf(value: string): string {
    switch (this.#type) {
      case "s":
        return this.#book.strings[Number(value)] ?? "";
      case "inlineStr":
      case "str":
        return value;
      case "b":
        return value === "1" ? "TRUE" : "FALSE";
      case "e":
        return "";
      case "d":
        return value.slice(0, 10);
      default:
        return this.#number(value);
    }
  }

  #number(value: string): string {
    const number = Number(value);
    if (value.trim() === "" || !Number.isFinite(number)) return value;
    const day = this.#book.isDate(this.#style) ? dayOfSerial(number, this.#book.from1904) : null;
    if (day !== null) return day;
    // Long numbers (ids, phone numbers) keep every digit; 0.1 is stored as 0.10000000000000001.
    return /^-?\d+$/.test(value) ? value : String(Number(number.toPrecision(15)));
  }
}

/** "C7" is column 2. */
function columnOf(place: string): number {
  const letters = /^[A-Z]{1,3}/i.exec(place)?.[0].toUpperCase();
  if (letters === undefined) throw damaged();
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
