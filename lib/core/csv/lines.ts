/**
 * Text in pieces in, physical lines out. A line ends with CRLF, LF or a lone CR: real exports mix them.
 * A line without an end cannot fill the memory: it is cut at a length that no row has.
 */

/** Longer than any row of any export seen; what follows up to the line end is dropped. */
export const MAX_LINE_CHARS = 4_000_000;

export interface TextLine {
  text: string;
  eol: string;
  number: number;
  cut: boolean;
}

export class LineSplitter {
  #rest = "";
  #number = 0;
  /** The kept start of a line that is too long, until its end comes by. */
  #head: string | null = null;

  /** Gives the lines completed by this piece; a CR at its end waits, because an LF may follow. */
  *push(piece: string): Generator<TextLine> {
    const text = this.#rest + piece;
    let start = 0;
    let lf = text.indexOf("\n");
    let cr = text.indexOf("\r");
    for (;;) {
      if (lf >= 0 && lf < start) lf = text.indexOf("\n", start);
      if (cr >= 0 && cr < start) cr = text.indexOf("\r", start);
      const end = cr < 0 ? lf : lf < 0 ? cr : Math.min(lf, cr);
      if (end < 0 || (end === cr && end === text.length - 1)) break;
      const eol = end === cr ? (lf === cr + 1 ? "\r\n" : "\r") : "\n";
      yield this.#line(text.slice(start, end), eol);
      start = end + eol.length;
    }
    this.#rest = start === 0 ? text : text.slice(start);
    if (this.#head !== null || this.#rest.length > MAX_LINE_CHARS) {
      this.#head ??= this.#rest.slice(0, MAX_LINE_CHARS);
      this.#rest = this.#rest.endsWith("\r") ? "\r" : "";
    }
  }

  /** Gives the last line when it has no end. */
  *end(): Generator<TextLine> {
    const ended = this.#rest.endsWith("\r");
    const text = ended ? this.#rest.slice(0, -1) : this.#rest;
    this.#rest = "";
    if (text !== "" || ended || this.#head !== null) yield this.#line(text, ended ? "\r" : "");
  }

  #line(text: string, eol: string): TextLine {
    const head = this.#head;
    this.#head = null;
    this.#number++;
    return { text: head ?? text, eol, number: this.#number, cut: head !== null };
  }
}
