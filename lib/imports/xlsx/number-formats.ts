/**
 * Which cell styles are dates, and the day that a number means: a workbook keeps a date as the days since 1900 and
 * tells by its format alone that it is one.
 */
import { attributeOf, type XmlHandler } from "./xml-scanner.ts";

/** ECMA-376 part 1, §18.8.30: built-in formats with a day in them, those of East Asian languages too. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** A format of its own that shows a day: a y or d outside quotes, brackets and escapes. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"/g, "")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/[\\_*]./g, "");
  return /[yd]/i.test(bare) && !/general/i.test(bare);
}

/** Reads xl/styles.xml: style number → whether its cells are dates. */
export class StyleReader implements XmlHandler {
  readonly #codes = new Map<number, string>();
  readonly #dates: boolean[] = [];
  #inCells = false;

  isDate(style: number): boolean {
    return this.#dates[style] ?? false;
  }

  open(name: string, attributes: string): void {
    if (name === "numFmt") {
      const id = Number(attributeOf(attributes, "numFmtId"));
      this.#codes.set(id, attributeOf(attributes, "formatCode") ?? "");
    } else if (name === "cellXfs") this.#inCells = true;
    else if (name === "xf" && this.#inCells) {
      const id = Number(attributeOf(attributes, "numFmtId") ?? 0);
      const code = this.#codes.get(id);
      this.#dates.push(code === undefined ? isBuiltInDate(id) : isDateFormat(code));
    }
  }

  close(name: string): void {
    if (name === "cellXfs") this.#inCells = false;
  }

  text(): void {}

  wantsText(): boolean {
    return false;
  }
}

const DAY_MS = 86_400_000;
/** Day 0 of a workbook: its 1900 has a 29 February, which nothing on the web is as old as. */
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);

/** The day of a serial number as YYYY-MM-DD; the hour is left out. Null for what is no day. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  if (!(serial >= 1 && serial < 200_000)) return null;
  // A second before midnight is written as a fraction that rounds up.
  const day = Math.floor(serial + 1e-9);
  return new Date((from1904 ? FROM_1904 : FROM_1900) + day * DAY_MS).toISOString().slice(0, 10);
}
