/**
 * Names a link and shows where it stands: its anchor (text, else the alt of its images, else its
 * title) and about 100 characters of text on each side.
 */
import { cleanText } from "../clean-text.ts";
import type { ExtractedLink } from "../link-types.ts";
import { SPACE } from "./chars.ts";
import type { LinkDraft } from "./link-collector.ts";

/** Characters of context on each side. */
const CONTEXT = 100;
/** A cut word at the far end is dropped when that costs no more than this. */
const LONGEST_WORD = 25;
/** Of real anchors the longest seen has 25,105 characters. */
const LONGEST_ANCHOR = 32_768;

/** The page's two texts, read to the end. */
export interface PageTexts {
  visible: string;
  hidden: string;
}

/** `kind` is image for a link that shows an image and no text of its own. */
export function nameLink(
  draft: LinkDraft,
  texts: PageTexts,
): Pick<ExtractedLink, "kind" | "anchor" | "anchorKind"> {
  const isAnchor = draft.element === "a" || draft.element === "area";
  const kind = draft.element === "a" || draft.element === "area" ? "text" : draft.element;
  if (isAnchor) {
    const own = draft.hidden === 0 ? texts.visible : texts.hidden;
    const text = cutOut(own, draft.textStart, Math.min(draft.textEnd, draft.textStart + LONGEST_ANCHOR));
    if (text !== "") return { kind, anchor: text, anchorKind: "text" };
    const alt = cleanText(draft.alt, LONGEST_ANCHOR);
    if (alt !== "") return { kind: "image", anchor: alt, anchorKind: "image" };
  }
  const title = cleanText(draft.title ?? "", LONGEST_ANCHOR);
  return {
    kind: isAnchor && draft.hasImage ? "image" : kind,
    anchor: title,
    anchorKind: title === "" ? "empty" : "title",
  };
}

/** The visible text around a link. */
export function contextOf(draft: LinkDraft, texts: PageTexts): ExtractedLink["context"] {
  return { left: leftOf(texts.visible, draft.placeStart), right: rightOf(texts.visible, draft.placeEnd) };
}

function leftOf(text: string, end: number): string {
  let start = Math.max(0, end - CONTEXT);
  if (start > 0 && text.charCodeAt(start - 1) !== SPACE) {
    start += text.slice(start, Math.min(start + LONGEST_WORD, end)).indexOf(" ") + 1;
  }
  return cutOut(text, start, end);
}

function rightOf(text: string, start: number): string {
  let end = Math.min(text.length, start + CONTEXT);
  if (end < text.length && text.charCodeAt(end) !== SPACE) {
    const cut = text.slice(end - LONGEST_WORD, end).lastIndexOf(" ");
    if (cut !== -1) end -= LONGEST_WORD - cut;
  }
  return cutOut(text, start, end);
}

/** A piece of the text, without the half of a surrogate pair that a cut leaves at either end. */
function cutOut(text: string, start: number, end: number): string {
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  const from = first >= 0xdc00 && first <= 0xdfff ? start + 1 : start;
  const to = last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
  return text.slice(from, to).trim();
}
