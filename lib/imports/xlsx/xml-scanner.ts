/**
 * The parts of a workbook as tags and texts, in whatever pieces they arrive. Only what spreadsheets write is known: no
 * document type, so no entity but the five of XML itself, and nothing is ever fetched or expanded.
 */
import { AppError } from "#lib/errors";

export interface XmlHandler {
  /** A tag's name comes without its prefix. `attributes` is read by `attributeOf`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Only of elements that asked for it (`wantsText`); may come in pieces. */
  text(piece: string): void;
  wantsText(): boolean;
}

/** Longer tags stand in no workbook; nor longer comments and sections. What is held is searched again with each piece. */
const TAG_MAX = 65_536;
const SECTION_MAX = 1_000_000;

/** Takes a part apart as it comes. @throws AppError `invalid` for what no spreadsheet writes. */
export class XmlScanner {
  readonly #to: XmlHandler;
  #rest = "";

  constructor(to: XmlHandler) {
    this.#to = to;
  }

  push(piece: string): void {
    const all = this.#rest + piece;
    let at = 0;
    for (;;) {
      const tag = all.indexOf("<", at);
      if (tag < 0) {
        // An entity cut in two waits for its end.
        const cut = all.lastIndexOf("&");
        const end = cut >= at && all.indexOf(";", cut) < 0 && all.length - cut < 12 ? cut : all.length;
        this.#text(all.slice(at, end));
        this.#rest = all.slice(end);
        return;
      }
      if (tag > at) this.#text(all.slice(at, tag));
      const end = tagEnd(all, tag);
      if (end < 0) {
        this.#rest = all.slice(tag);
        if (this.#rest.length > (this.#rest.startsWith("<!") ? SECTION_MAX : TAG_MAX)) throw damaged();
        return;
      }
      this.#tag(all.slice(tag, end));
      at = end;
    }
  }

  end(): void {
    if (this.#rest.trim() !== "") throw damaged();
  }

  #text(piece: string): void {
    if (piece !== "" && this.#to.wantsText()) this.#to.text(unescaped(piece));
  }

  #tag(tag: string): void {
    if (tag.startsWith("<!--") || tag.startsWith("<?")) return;
    if (tag.startsWith("<![CDATA[")) {
      if (this.#to.wantsText()) this.#to.text(tag.slice(9, -3));
      return;
    }
    if (tag.startsWith("<!")) {
      throw new AppError(
        "invalid",
        "The workbook holds a document type, as no spreadsheet writes one, so it was not opened. Save the sheet as CSV.",
      );
    }
    if (tag.startsWith("</")) {
      this.#to.close(localName(tag.slice(2, -1).trim()));
      return;
    }
    const selfClosed = tag.endsWith("/>");
    const inside = tag.slice(1, selfClosed ? -2 : -1);
    const space = inside.search(/\s/);
    const name = localName(space < 0 ? inside : inside.slice(0, space));
    this.#to.open(name, space < 0 ? "" : inside.slice(space));
    if (selfClosed) this.#to.close(name);
  }
}

const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** An attribute of a tag by its name; one with a prefix by the whole name. Null when it has none. */
export function attributeOf(attributes: string, name: string): string | null {
  for (const [, key, double, single] of attributes.matchAll(ATTRIBUTE)) {
    if (key === name) return unescaped(double ?? single ?? "");
  }
  return null;
}

/** The end of the tag, comment or section that begins at `from`; -1 when it has not come yet. */
function tagEnd(text: string, from: number): number {
  const after = (mark: string, start: number) => {
    const at = text.indexOf(mark, start);
    return at < 0 ? -1 : at + mark.length;
  };
  if (text.startsWith("<!--", from)) return after("-->", from + 4);
  if (text.startsWith("<![CDATA[", from)) return after("]]>", from + 9);
  // "<!-" or "<![CDA": which of them it is comes with the next piece.
  if (text.length - from < 9 && text.startsWith("<!", from) && text.indexOf(">", from) < 0) return -1;
  let quote = "";
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at];
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at + 1;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,10}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

export function damaged(): AppError {
  return new AppError(
    "invalid",
    "The workbook is damaged and could not be read. Open it in a spreadsheet and save the sheet as CSV.",
  );
}
