/** xl/sharedStrings.xml: every text of a workbook once, that cells name by number. */
import { AppError } from "#lib/errors";
import { CELL_MAX } from "./sheet-reader.ts";
import type { XmlHandler } from "./xml-scanner.ts";

/** Characters of all texts together: they are held at once. */
export const TEXTS_MAX = 40_000_000;

export class StringReader implements XmlHandler {
  readonly strings: string[] = [];
  #parts: string[] = [];
  #length = 0;
  #held = 0;
  #inText = false;
  /** How East Asian words are read aloud stands beside them and is no part of the text. */
  #phonetic = false;

  open(name: string): void {
    if (name === "si") {
      this.#parts = [];
      this.#length = 0;
    } else if (name === "rPh") this.#phonetic = true;
    else if (name === "t") this.#inText = !this.#phonetic;
  }

  close(name: string): void {
    if (name === "t") this.#inText = false;
    else if (name === "rPh") this.#phonetic = false;
    else if (name === "si") this.strings.push(this.#parts.join(""));
  }

  text(piece: string): void {
    const kept = piece.slice(0, Math.max(0, CELL_MAX - this.#length));
    this.#parts.push(kept);
    this.#length += kept.length;
    this.#held += kept.length;
    if (this.#held > TEXTS_MAX) {
      throw new AppError(
        "too_large",
        "The workbook holds more text than can be read at once. Save the sheet as CSV and import that file.",
      );
    }
  }

  wantsText(): boolean {
    return this.#inText;
  }
}
