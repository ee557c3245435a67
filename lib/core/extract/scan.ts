/**
 * Cuts a page into tags and text in one pass, without a tree: every step moves forward, so that
 * time grows with the length of the page whatever a stranger put into it. It knows the grammar
 * only; what a tag means is the sink's business.
 * Source: WHATWG HTML, 13.2.5 "Tokenization".
 */
import { Attributes } from "./attributes.ts";
import { DASH, EXCLAMATION, GREATER_THAN, isHtmlSpace, isLetter, QUESTION_MARK, SLASH } from "./chars.ts";
import { findEscapedScriptEnd, findRawTextEnd } from "./raw-text.ts";
import { findTag, type Tag } from "./tags.ts";

/** Where a name or a text stands in the page. */
export interface MarkupSink {
  /** Text between two tags, not decoded. */
  text(start: number, end: number): void;
  /** A start tag; `tag` is null for a name not in the tables. Gives the tag whose raw text follows, else null. */
  startTag(tag: Tag | null, nameStart: number, nameEnd: number, attributes: Attributes): Tag | null;
  /** The content of the raw-text element that `startTag` announced; its end tag comes as usual. */
  rawText(tag: Tag, start: number, end: number): void;
  endTag(tag: Tag | null, nameStart: number, nameEnd: number): void;
  /** True inside SVG or MathML, where `<![CDATA[` is no comment. */
  allowsCdata(): boolean;
}

/** Reads `html` from end to end and tells the sink what it met, in document order. */
export function scanHtml(html: string, sink: MarkupSink): void {
  const attributes = new Attributes(html);
  const length = html.length;
  let textStart = 0;
  let from = 0;
  for (;;) {
    const open = html.indexOf("<", from);
    if (open === -1) break;
    const code = html.charCodeAt(open + 1);
    const isEnd = code === SLASH;
    const nameStart = isEnd ? open + 2 : open + 1;
    if (!isLetter(isEnd ? html.charCodeAt(nameStart) : code)) {
      const behind = skipOther(html, open, sink);
      from = Math.max(behind, open + 1);
      if (behind === -1) continue;
      if (open > textStart) sink.text(textStart, open);
      textStart = behind;
      continue;
    }
    let nameEnd = nameStart + 1;
    let next = html.charCodeAt(nameEnd);
    while (nameEnd < length && next !== GREATER_THAN && next !== SLASH && !isHtmlSpace(next)) {
      next = html.charCodeAt(++nameEnd);
    }
    if (open > textStart) sink.text(textStart, open);
    const behind = readAttributes(attributes, nameEnd, next);
    // The page ends inside a tag: the standard drops the tag.
    if (behind === -1) return;
    from = behind;
    const tag = findTag(html, nameStart, nameEnd);
    if (isEnd) {
      sink.endTag(tag, nameStart, nameEnd);
    } else {
      const raw = sink.startTag(tag, nameStart, nameEnd, attributes);
      if (raw !== null) {
        from = findRawEnd(html, behind, raw);
        sink.rawText(raw, behind, from);
      }
    }
    textStart = from;
  }
  if (length > textStart) sink.text(textStart, length);
}

/** Most tags have none. */
function readAttributes(attributes: Attributes, nameEnd: number, next: number): number {
  if (next !== GREATER_THAN) return attributes.read(nameEnd);
  attributes.readNone();
  return nameEnd + 1;
}

/**
 * Behind a comment, a doctype, CDATA or a bogus comment that begins at `open`; -1 when the `<` is text.
 */
function skipOther(html: string, open: number, sink: MarkupSink): number {
  const code = html.charCodeAt(open + 1);
  if (code === EXCLAMATION) {
    if (html.charCodeAt(open + 2) === DASH && html.charCodeAt(open + 3) === DASH)
      return skipComment(html, open);
    if (html.startsWith("[CDATA[", open + 2) && sink.allowsCdata()) return behindNext(html, "]]>", open + 9);
    return behindNext(html, ">", open + 2);
  }
  if (code === QUESTION_MARK) return behindNext(html, ">", open + 2);
  if (code === SLASH && open + 2 < html.length) return behindNext(html, ">", open + 2);
  return -1;
}

function skipComment(html: string, open: number): number {
  const content = open + 4;
  if (html.charCodeAt(content) === GREATER_THAN) return content + 1;
  if (html.charCodeAt(content) === DASH && html.charCodeAt(content + 1) === GREATER_THAN) return content + 2;
  for (let dashes = html.indexOf("--", content); dashes !== -1; dashes = html.indexOf("--", dashes + 1)) {
    const next = html.charCodeAt(dashes + 2);
    if (next === GREATER_THAN) return dashes + 3;
    if (next === EXCLAMATION && html.charCodeAt(dashes + 3) === GREATER_THAN) return dashes + 4;
  }
  return html.length;
}

function behindNext(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

function findRawEnd(html: string, from: number, raw: Tag): number {
  if (raw.name === "script") return findScriptEnd(html, from);
  // Nothing ends <plaintext>.
  return raw.name === "plaintext" ? html.length : findRawTextEnd(html, from, raw.name);
}

function findScriptEnd(html: string, from: number): number {
  const end = findRawTextEnd(html, from, "script");
  // Most scripts hold no "<!--", and then the first end tag is theirs.
  return html.slice(from, end).includes("<!--") ? findEscapedScriptEnd(html, from) : end;
}
