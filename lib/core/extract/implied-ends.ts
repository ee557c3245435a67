/**
 * Which open elements a tag closes without naming them, and which one an end tag means. Without
 * these rules one `<p hidden>` that nobody closed would hide the rest of the page.
 * Source: WHATWG HTML, 13.2.6.4.7 "in body" and the table insertion modes. A select has no mode of
 * its own any more: what is written in one is in it, and a link there is a link (Chromium since 135).
 */
import type { OpenElements } from "./open-elements.ts";
import {
  CLOSES_P,
  ENDS_SIBLING,
  FORMATTING,
  SPECIAL,
  TABLE_PART,
  type Tag,
  tagNamed,
  tagsNamed,
} from "./tags.ts";

const P = tagNamed("p");
const LI = tagNamed("li");
const LISTS = tagsNamed("ol ul");
const TERMS = tagsNamed("dd dt");
const TABLE = tagNamed("table");
const TEMPLATE = tagNamed("template");
const SECTIONS = tagsNamed("tbody thead tfoot");
const ROWS = [...SECTIONS, tagNamed("tr")];
const SELECT = tagNamed("select");
const OPTION = tagNamed("option");
const OPTIONS = [OPTION, tagNamed("optgroup")];
const RUBY = tagsNamed("rb rp rt rtc");

/** Closes a paragraph that this start tag ends. True when it did. */
export function closeParagraph(open: OpenElements, tag: Tag): boolean {
  if (!(tag.traits & CLOSES_P)) return false;
  const place = open.find(P);
  if (place <= open.current.buttonScope) return false;
  open.closeFrom(place);
  return true;
}

/** Closes the item, cell, row, option … that this start tag follows, with all inside it. */
export function closeSiblings(open: OpenElements, tag: Tag): void {
  if (tag.traits & ENDS_SIBLING) open.closeFrom(siblingPlace(open, tag));
}

/** Where the element stands that this start tag follows; the stack's depth when there is none. */
function siblingPlace(open: OpenElements, tag: Tag): number {
  const { current } = open;
  switch (tag.name) {
    case "li":
      return outermost(open, [tag], current.itemScope);
    case "dd":
    case "dt":
      return outermost(open, TERMS, current.itemScope);
    case "td":
    case "th":
      return innermost(open, ROWS, current.tableScope) + 1;
    case "tr":
      return innermost(open, SECTIONS, current.tableScope) + 1;
    case "table":
      // A table straight inside a table (in no cell) ends the outer one.
      return open.find(TABLE) === current.scope ? current.scope : open.depth;
    case "input":
      return open.isInScope(SELECT) ? open.find(SELECT) : open.depth;
    case "option":
      return outermost(open, [OPTION], current.special + 1);
    case "optgroup":
      return outermost(open, OPTIONS, current.special + 1);
    case "button":
      return outermost(open, [tag], current.scope + 1);
    case "h1":
      // Only a heading straight around a heading is closed.
      return outermost(open, [tag], open.depth - 1);
    case "rb":
    case "rp":
    case "rt":
    case "rtc":
      return outermost(open, RUBY, current.special + 1);
    default:
      return tag.traits & TABLE_PART ? current.tableScope + 1 : open.depth;
  }
}

/** Closes the element that an end tag means, when it is in reach. */
export function closeByEndTag(open: OpenElements, tag: Tag): void {
  const place = open.find(tag);
  if (place <= 0) return;
  const { current } = open;
  const isFormatting = (tag.traits & FORMATTING) !== 0;
  if (place < (isFormatting ? current.scope : reachOf(open, tag))) return;
  if (isFormatting && place < current.special) {
    // Over a block the standard splits a formatting element: the block stays open, what it has in it does not.
    open.silence(place);
    open.closeFrom(current.special + 1);
  } else {
    open.closeFrom(place);
  }
}

/** The outermost place where an end tag still finds its element. */
function reachOf(open: OpenElements, tag: Tag): number {
  const { current } = open;
  if (tag === TEMPLATE) return 1;
  if (tag === P) return current.buttonScope;
  if (tag === LI) return innermost(open, LISTS, current.scope);
  if (tag === TABLE || tag.traits & TABLE_PART) return current.tableScope;
  return tag.traits & SPECIAL ? current.scope : current.special;
}

/** The lowest place among the tags that are open at `from` or above, else the stack's depth. */
function outermost(open: OpenElements, tags: readonly Tag[], from: number): number {
  let lowest = open.depth;
  for (const tag of tags) {
    const place = open.find(tag);
    if (place >= Math.max(1, from) && place < lowest) lowest = place;
  }
  return lowest;
}

/** The highest place among the tags that are open above `boundary`, else the boundary. */
function innermost(open: OpenElements, tags: readonly Tag[], boundary: number): number {
  let place = boundary;
  for (const tag of tags) place = Math.max(place, open.find(tag));
  return place;
}
