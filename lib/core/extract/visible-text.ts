/**
 * The text of a page as a reader would meet it: references decoded, white space folded, words of
 * different blocks apart. Anchors and contexts are cut out of it by place, so that every character
 * is read once however many links surround it.
 */
import { decodeHTML } from "entities/decode";
import { AMPERSAND, CARRIAGE_RETURN, isWideSpace, NO_BREAK_SPACE, SPACE, TAB } from "./chars.ts";

/** Pieces are joined in batches: millions of one-letter pieces would cost fifty times their text. */
const BATCH = 4096;

export class VisibleText {
  private readonly batches: string[] = [];
  private pieces: string[] = [];
  private pendingSpace = false;
  /** Characters so far; the next piece begins here, or one further when a space comes before it. */
  length = 0;

  /** The next piece is another word. */
  breakWord(): void {
    this.pendingSpace = true;
  }

  /** Adds the text that stands in `text` from `start` to `end`; `isDecoded` when its references are resolved. */
  add(text: string, start: number, end: number, isDecoded = false): void {
    let run = start;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (isInk(code)) continue;
      // A single space between words stays where it is: most text is added in one piece.
      if (code === SPACE && at > run && at + 1 < end && isInk(text.charCodeAt(at + 1))) continue;
      if (code === AMPERSAND && !isDecoded) {
        this.append(text, run, at);
        const rest = decodeHTML(text.slice(at, end));
        this.add(rest, 0, rest.length, true);
        return;
      }
      if (!isFolded(code)) continue;
      this.append(text, run, at);
      if (code !== 0) this.pendingSpace = true;
      run = at + 1;
    }
    this.append(text, run, end);
  }

  /** The whole text. Places handed out before stay true: U+FFFD is as long as the lone surrogate it replaces. */
  join(): string {
    this.closeBatch();
    return this.batches.join("").toWellFormed();
  }

  private append(text: string, from: number, to: number): void {
    if (from === to) return;
    let start = from;
    if (this.pendingSpace && this.length > 0) {
      // Mostly the space is there already, in front of the word.
      if (from > 0 && text.charCodeAt(from - 1) === SPACE) start--;
      else this.appendSpace();
    }
    this.pendingSpace = false;
    this.pieces.push(text.slice(start, to));
    this.length += to - start;
    if (this.pieces.length >= BATCH) this.closeBatch();
  }

  private appendSpace(): void {
    this.pieces.push(" ");
    this.length++;
  }

  private closeBatch(): void {
    this.batches.push(this.pieces.join(""));
    this.pieces = [];
  }
}

/** What most characters are: neither white space nor the start of a reference. (`!"#$%` come before `&`.) */
function isInk(code: number): boolean {
  return code > AMPERSAND ? code < NO_BREAK_SPACE : code > SPACE && code < AMPERSAND;
}

/** White space in the sense of `\s`, and NUL, which is dropped. */
function isFolded(code: number): boolean {
  if (code >= NO_BREAK_SPACE) return isWideSpace(code);
  return code === SPACE || code === 0 || (code >= TAB && code <= CARRIAGE_RETURN);
}
