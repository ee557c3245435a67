/**
 * Reads the attributes of one tag, from behind its name to its `>`. Only the names that some rule
 * asks for are kept, as places in the page: values are cut and decoded when somebody wants them.
 * One instance serves a whole page, so 40,000 attributes on one tag cost their characters and nothing else.
 * Source: WHATWG HTML, 13.2.5.32 to 13.2.5.40 (before attribute name state and onwards).
 */
import { decodeHTMLAttribute } from "entities/decode";
import { DOUBLE_QUOTE, EQUALS, GREATER_THAN, isHtmlSpace, SINGLE_QUOTE, SLASH } from "./chars.ts";
import { NameTable } from "./name-table.ts";

/** The attributes that some rule asks for; `value` and `has` take them by these numbers. */
export const attribute = {
  action: 0,
  alt: 1,
  class: 2,
  color: 3,
  content: 4,
  encoding: 5,
  face: 6,
  hidden: 7,
  href: 8,
  hreflang: 9,
  httpEquiv: 10,
  id: 11,
  lang: 12,
  media: 13,
  name: 14,
  rel: 15,
  role: 16,
  size: 17,
  src: 18,
  style: 19,
  title: 20,
  type: 21,
  xlinkHref: 22,
  charset: 23,
  dir: 24,
  itemprop: 25,
  itemtype: 26,
  method: 27,
  dataCfemail: 28,
} as const;

/** In the order of the numbers. */
const NAMES =
  `action alt class color content encoding face hidden href hreflang http-equiv id lang media name rel role
   size src style title type xlink:href charset dir itemprop itemtype method data-cfemail`.split(/\s+/);
const TABLE = new NameTable(NAMES);

/** What may decide where an element stands on the page or whether it is hidden. */
const TELLING = new Set(["class", "hidden", "id", "role", "style"]);
const IS_TELLING = Uint8Array.from(NAMES, (name) => (TELLING.has(name) ? 1 : 0));

export class Attributes {
  /** The tag ends in `/>`. Means something in SVG and MathML only. */
  selfClosing = false;
  /** At least one attribute that placement or visibility reads. */
  telling = false;
  private readonly html: string;
  private readonly starts = new Int32Array(NAMES.length);
  private readonly ends = new Int32Array(NAMES.length);
  /** The tag that a place belongs to: nothing needs clearing between two tags. */
  private readonly tagOf = new Int32Array(NAMES.length);
  private tag = 0;

  constructor(html: string) {
    this.html = html;
  }

  /** Forgets the tag before: this one has no attributes. */
  readNone(): void {
    this.tag++;
    this.selfClosing = false;
    this.telling = false;
  }

  /** Reads on from `from`. Gives the place behind the tag's `>`, or -1 when the page ends inside the tag. */
  read(from: number): number {
    const { html } = this;
    this.readNone();
    const end = html.length;
    let at = from;
    for (;;) {
      let code = html.charCodeAt(at);
      // A slash that ends an unquoted value was read with it, and closes nothing.
      let slash = -1;
      while (code === SLASH || isHtmlSpace(code)) {
        if (code === SLASH) slash = at;
        code = html.charCodeAt(++at);
      }
      if (at >= end) return -1;
      if (code === GREATER_THAN) {
        this.selfClosing = slash === at - 1;
        return at + 1;
      }
      const nameStart = at;
      // A name may begin with "=": that one is no sign of a value.
      code = html.charCodeAt(++at);
      while (at < end && code !== EQUALS && code !== GREATER_THAN && code !== SLASH && !isHtmlSpace(code)) {
        code = html.charCodeAt(++at);
      }
      const nameEnd = at;
      while (isHtmlSpace(code)) code = html.charCodeAt(++at);
      let valueStart = at;
      let valueEnd = at;
      if (code === EQUALS) {
        code = html.charCodeAt(++at);
        while (isHtmlSpace(code)) code = html.charCodeAt(++at);
        if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
          valueStart = at + 1;
          valueEnd = html.indexOf(code === DOUBLE_QUOTE ? '"' : "'", valueStart);
          if (valueEnd === -1) return -1;
          at = valueEnd + 1;
        } else {
          valueStart = at;
          while (at < end && code !== GREATER_THAN && !isHtmlSpace(code)) code = html.charCodeAt(++at);
          valueEnd = at;
        }
      }
      this.keep(nameStart, nameEnd, valueStart, valueEnd);
    }
  }

  has(index: number): boolean {
    return this.tagOf[index] === this.tag;
  }

  /** The value with its character references resolved; null when the tag has no such attribute. */
  value(index: number): string | null {
    if (this.tagOf[index] !== this.tag) return null;
    const written = this.html.slice(this.starts[index], this.ends[index]);
    return written.includes("&") ? decodeHTMLAttribute(written) : written;
  }

  /** The value letter by letter as the page writes it, character references unresolved. */
  written(index: number): string | null {
    return this.tagOf[index] === this.tag ? this.html.slice(this.starts[index], this.ends[index]) : null;
  }

  /** The value as the DOM has it to the letter, with line ends and NUL as the standard reads them. */
  exactValue(index: number): string | null {
    const value = this.value(index);
    if (value === null || !(value.includes("\r") || value.includes("\0"))) return value;
    return value.replace(/\r\n?/g, "\n").replaceAll("\0", "\uFFFD");
  }

  private keep(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void {
    const index = TABLE.find(this.html, nameStart, nameEnd);
    // Of an attribute written twice the first one counts.
    if (index === -1 || this.tagOf[index] === this.tag) return;
    this.tagOf[index] = this.tag;
    this.starts[index] = valueStart;
    this.ends[index] = valueEnd;
    if (IS_TELLING[index] === 1) this.telling = true;
  }
}
