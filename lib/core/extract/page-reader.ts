/**
 * Follows what is open on a page while the scanner reads it, and tells the collectors what is met
 * where: placement and visibility come from the open elements, and so does what the standard drops.
 */
import { type Attributes, attribute } from "./attributes.ts";
import { isHtmlSpace } from "./chars.ts";
import { ElementFacts } from "./element-facts.ts";
import { breaksOut, foreignOpening, leaveForeign } from "./foreign.ts";
import { GONE, PLAIN, type Visibility } from "./hidden.ts";
import { closeByEndTag, closeParagraph, closeSiblings } from "./implied-ends.ts";
import { type Namespace, OpenElements } from "./open-elements.ts";
import { PageFacts, type Surroundings } from "./page-facts.ts";
import type { Region } from "./regions.ts";
import type { MarkupSink } from "./scan.ts";
import {
  BREAKS_WORD,
  CLOSES_P,
  END_OPENS_BODY,
  ENDS_SIBLING,
  FACT,
  FORMATTING,
  HEAD,
  IN_FRAMESET,
  KNOWN_TAGS,
  LANDMARK,
  PAGE_PART,
  PLACED,
  RAW,
  ROW_PARENT,
  TABLE_PART,
  type Tag,
  tagNamed,
  VOID,
} from "./tags.ts";
import { UnknownTags } from "./unknown-tags.ts";

const A = tagNamed("a");
const APP_ROOT = tagNamed("app-root");
const BR = tagNamed("br");
const FORM = tagNamed("form");
const FRAMESET = tagNamed("frameset");
const H1 = tagNamed("h1");
const H2 = tagNamed("h2");
const H3 = tagNamed("h3");
const HTML = tagNamed("html");
const P = tagNamed("p");
const SELECT = tagNamed("select");
const TABLE = tagNamed("table");
const TEMPLATE = tagNamed("template");

export class PageReader implements MarkupSink {
  readonly found: PageFacts;
  private readonly html: string;
  private readonly open = new OpenElements();
  private readonly elements = new ElementFacts();
  private readonly unknown: UnknownTags;
  private inBody = false;
  private inFrameset = false;

  constructor(html: string, mostLinks: number) {
    this.html = html;
    this.found = new PageFacts(html, mostLinks);
    this.unknown = new UnknownTags(html);
  }

  /** The page is at its end: what is open ends here. */
  finish(): void {
    this.found.endLink();
  }

  allowsCdata(): boolean {
    return this.open.current.namespace !== "html";
  }

  text(start: number, end: number): void {
    if (this.inTemplate || this.inFrameset) return;
    if (!this.inBody) {
      if (isBlank(this.html, start, end)) return;
      this.inBody = true;
    }
    const { hidden, tag, namespace, placement } = this.open.current;
    this.found.addText(start, end, hidden, placement, this.inHeading);
    if (namespace === "svg" && tag.name === "title") this.found.addDrawing({ start, end });
  }

  rawText(tag: Tag, start: number, end: number): void {
    if (!this.inTemplate) this.found.addRawText(tag, start, end);
  }

  startTag(tag: Tag | null, nameStart: number, nameEnd: number, attributes: Attributes): Tag | null {
    const { open } = this;
    if (open.current.inside !== "html") {
      if (!breaksOut(tag, attributes)) {
        const named = tag ?? this.unknownTag(nameStart, nameEnd, attributes.telling);
        if (named !== null) this.openForeign(named, open.current.inside, attributes);
        return null;
      }
      leaveForeign(open);
      this.afterClosing();
    }
    if (!this.admits(tag)) return null;
    if (tag !== null) this.closeBefore(tag);
    const visibility = attributes.telling ? this.elements.visibilityOf(attributes) : PLAIN;
    const mayBeRegion = tag !== A && (attributes.telling || (tag !== null && (tag.traits & LANDMARK) !== 0));
    const region = mayBeRegion ? this.elements.regionOf(tag, attributes, open.current.placement) : null;
    if (tag !== null && tag.traits & FACT && !this.inTemplate) this.takeFact(tag, attributes, visibility);
    const named = tag ?? this.unknownTag(nameStart, nameEnd, visibility !== PLAIN || region !== null);
    if (named === null) return null;
    this.push(named, visibility, region, attributes);
    return named.traits & RAW ? named : null;
  }

  endTag(tag: Tag | null, nameStart: number, nameEnd: number): void {
    const { open } = this;
    const named = tag ?? this.unknownTag(nameStart, nameEnd, false);
    if (named === null) return;
    if (open.current.namespace !== "html" && this.endForeign(named)) return;
    if (!this.inTemplate) {
      if (named.traits & END_OPENS_BODY) this.inBody = true;
      if (named.traits & BREAKS_WORD) this.found.breakWord();
      // Behind a table or a select in the link its end tag does not reach it.
      if (named === A && !open.isBehindScope(A)) this.found.endLink();
    }
    closeByEndTag(open, named);
    if (named.traits & FORMATTING) this.found.links.float(open.depth);
    this.afterClosing();
  }

  /** Of the headings that name what follows. */
  private get inHeading(): boolean {
    return this.open.isOpen(H1) || this.open.isOpen(H2) || this.open.isOpen(H3);
  }

  private get inTemplate(): boolean {
    return this.open.isOpen(TEMPLATE);
  }

  /** A name outside the tables: it counts once it has something to say. */
  private unknownTag(nameStart: number, nameEnd: number, says: boolean): Tag | null {
    return says ? this.unknown.intern(nameStart, nameEnd) : this.unknown.find(nameStart, nameEnd);
  }

  /** False for a tag that the standard drops where it stands. */
  private admits(tag: Tag | null): boolean {
    // Nearly always: in the body, and no tag that needs a certain place.
    if (this.inBody && tag !== null && !(tag.traits & PLACED)) return true;
    if (this.inTemplate) return true;
    if (this.inFrameset) return tag !== null && (tag.traits & IN_FRAMESET) !== 0;
    if (tag === FRAMESET) {
      this.inFrameset = !this.inBody;
      return this.inFrameset;
    }
    if (tag === null || !(tag.traits & HEAD)) this.inBody = true;
    if (tag === FORM) return !this.open.isOpen(FORM);
    if (tag === SELECT) return !this.endSelect();
    return tag === null || !(tag.traits & TABLE_PART) || this.open.isOpen(TABLE);
  }

  /** A select in a select is the end of that one. False when there is none to end. */
  private endSelect(): boolean {
    if (!this.open.isInScope(SELECT)) return false;
    closeByEndTag(this.open, SELECT);
    this.afterClosing();
    return true;
  }

  private closeBefore(tag: Tag): void {
    if (!(tag.traits & (BREAKS_WORD | CLOSES_P | ENDS_SIBLING))) return;
    const { open, found } = this;
    if (tag.traits & BREAKS_WORD && !this.inTemplate) found.breakWord();
    if (closeParagraph(open, tag)) found.links.float(open.depth);
    closeSiblings(open, tag);
    // A link begun in a table and outside its cells does not reach into them.
    this.afterClosing(tag.traits & TABLE_PART ? open.current.tableScope : open.depth);
  }

  private takeFact(tag: Tag, attributes: Attributes, visibility: Visibility): void {
    if (tag === A) closeByEndTag(this.open, A);
    if (tag.traits & PAGE_PART) this.open.hideAll(visibility);
    if (tag === HTML) this.found.head.readHtml(attributes);
    this.found.addElement(tag, attributes, visibility, this.surroundings(), this.inBody);
  }

  private surroundings(): Surroundings {
    const { hidden, placement } = this.open.current;
    return { hidden, placement, depth: this.open.depth };
  }

  /** Opens an HTML element, unless it can have no content or its being open changes nothing. */
  private push(tag: Tag, visibility: Visibility, region: Region | null, attributes: Attributes): void {
    const { open } = this;
    const { traits } = tag;
    if (tag.name === "svg" || tag.name === "math") {
      this.openForeign(tag, tag.name, attributes);
      return;
    }
    if (traits & (VOID | RAW | PAGE_PART)) return;
    // Straight in a table a form is opened and closed at once.
    if (tag === FORM && open.current.tag.traits & ROW_PARENT) return;
    const says = visibility !== PLAIN || region !== null;
    if (tag.id >= KNOWN_TAGS && !says && !open.isOpen(tag)) return;
    open.push({ tag, traits, namespace: "html", inside: "html", visibility, region });
    if ((attributes.telling || tag === APP_ROOT) && !this.inTemplate) {
      this.found.openElement(tag, attributes, open.depth);
    }
  }

  /** Opens an element of SVG or MathML, unless its being open changes nothing. */
  private openForeign(tag: Tag, namespace: Namespace, attributes: Attributes): void {
    const own = attributes.telling ? this.elements.visibilityOf(attributes) : PLAIN;
    if (!this.inTemplate && tag.name === "svg") this.found.addDrawing(null);
    if (!this.inTemplate && tag === A && namespace === "svg") {
      const href = attributes.exactValue(attribute.href) ?? attributes.exactValue(attribute.xlinkHref);
      this.found.beginLink(href, attributes, own, this.surroundings());
    }
    if (attributes.selfClosing) return;
    const { isDrawn, ...opening } = foreignOpening(tag, namespace, attributes);
    const visibility = isDrawn ? own : { hides: own.hides | GONE, shows: own.shows };
    const isRoot = tag.name === "svg" || tag.name === "math";
    const says = isRoot || opening.traits !== 0 || visibility !== PLAIN || tag === A;
    if (says || this.open.findForeign(tag) !== -1) {
      this.open.push({ tag, ...opening, visibility, region: null });
    }
  }

  /** An end tag inside SVG or MathML. False when HTML's rules apply after all. */
  private endForeign(tag: Tag): boolean {
    const { open } = this;
    if (tag === P || tag === BR) {
      leaveForeign(open);
      return false;
    }
    const place = open.findForeign(tag);
    if (place <= open.current.html) return false;
    // An <a> of MathML is no link, and its end tag ends none.
    if (tag === A && open.insideAt(place) === "svg") this.found.endLink();
    open.closeFrom(place);
    this.afterClosing();
    return true;
  }

  private afterClosing(linkDepth = this.open.depth): void {
    this.found.closeElements(this.open.depth, linkDepth);
  }
}

function isBlank(html: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isHtmlSpace(html.charCodeAt(at))) return false;
  return true;
}
