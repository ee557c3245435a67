/**
 * Names a link and shows where it stands: its anchor (text, else the alt of its images, else its
 * title) and about 100 characters of text on each side.
 */
import { cleanText, cutText } from "../clean-text.ts";
import type { ExtractedLink } from "../link-types.ts";
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
    const text = cutText(own.slice(draft.textStart, draft.textEnd).trim(), LONGEST_ANCHOR);
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
  const start = Math.max(0, end - CONTEXT);
  const side = text.slice(start, end);
  if (start === 0 || text.charCodeAt(start - 1) === 32) return side.trim();
  const cut = side.indexOf(" ");
  if (cut !== -1 && cut <= LONGEST_WORD) return side.slice(cut + 1).trim();
  // The cut may have split a surrogate pair.
  const first = side.charCodeAt(0);
  return (first >= 0xdc00 && first <= 0xdfff ? side.slice(1) : side).trim();
}

function rightOf(text: string, start: number): string {
  const side = cutText(text.slice(start, start + CONTEXT + 1), CONTEXT);
  const isWhole = start + CONTEXT >= text.length || text.charCodeAt(start + CONTEXT) === 32;
  const cut = side.lastIndexOf(" ");
  return (isWhole || cut < CONTEXT - LONGEST_WORD ? side : side.slice(0, cut)).trim();
}
