/**
 * Puts the parts together: takes tags and text from the scanner, keeps the open elements right,
 * and hands what it meets to the collectors of links, text and head facts.
 */
import { decodeHTML } from "entities/decode";
import { AppShell } from "./app-shell.ts";
import { type Attributes, attribute } from "./attributes.ts";
import { isHtmlSpace } from "./chars.ts";
import { ElementFacts } from "./element-facts.ts";
import { breaksOut, foreignOpening, leaveForeign } from "./foreign.ts";
import { HeadFacts } from "./head-facts.ts";
import { GONE, PLAIN, type Visibility } from "./hidden.ts";
import { closeByEndTag, closeParagraph, closeSiblings } from "./implied-ends.ts";
import { draftLink, LinkCollector, type LinkDraft, type Standing } from "./link-collector.ts";
import { type Namespace, OpenElements } from "./open-elements.ts";
import type { Region } from "./regions.ts";
import type { MarkupSink } from "./scan.ts";
import { admitsEnd, admitsStart } from "./select.ts";
import {
  BREAKS_WORD,
  END_OPENS_BODY,
  FACT,
  FORMATTING,
  HEAD,
  IN_FRAMESET,
  LANDMARK,
  PAGE_PART,
  RAW,
  ROW_PARENT,
  SPECIAL,
  TABLE_PART,
  type Tag,
  tagNamed,
  VOID,
} from "./tags.ts";
import { UnknownTags } from "./unknown-tags.ts";
import { VisibleText } from "./visible-text.ts";

const A = tagNamed("a");
const BR = tagNamed("br");
const FORM = tagNamed("form");
const FRAMESET = tagNamed("frameset");
const P = tagNamed("p");
const TABLE = tagNamed("table");
const TEMPLATE = tagNamed("template");
export class PageReader implements MarkupSink {
  readonly head = new HeadFacts();
  readonly shell = new AppShell();
  readonly visible = new VisibleText();
  /** Text of hidden elements: the anchors of hidden links. */
  readonly unseen = new VisibleText();
  readonly links: LinkCollector;
  private readonly html: string;
  private readonly open = new OpenElements();
  private readonly facts = new ElementFacts();
  private readonly unknown: UnknownTags;
  private inBody = false;
  private inFrameset = false;

  constructor(html: string, mostLinks: number) {
    this.html = html;
    this.links = new LinkCollector(mostLinks);
    this.unknown = new UnknownTags(html);
  }

  /** The page is at its end: what is open ends here. */
  finish(): void {
    this.endLink();
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
    const { hidden, tag, namespace } = this.open.current;
    if (hidden === 0) this.visible.add(this.html, start, end);
    else this.unseen.add(this.html, start, end);
    // The title of a drawing is what an alt is to an image.
    if (namespace === "svg" && tag.name === "title" && this.links.isOpen) {
      this.links.addImage(decodeHTML(this.html.slice(start, end)));
    }
  }

  rawText(tag: Tag, start: number, end: number): void {
    if (this.inTemplate) return;
    if (tag.name === "title") this.head.readTitle(this.html.slice(start, end));
    else if (tag.name === "noscript") this.shell.addNoscript(this.html.slice(start, end));
  }

  startTag(tag: Tag | null, nameStart: number, nameEnd: number, attributes: Attributes): Tag | null {
    const { open } = this;
    if (open.current.inside !== "html") {
      if (!breaksOut(tag, attributes)) {
        const named = tag ?? this.unknown[attributes.telling ? "intern" : "find"](nameStart, nameEnd);
        if (named !== null) this.openForeign(named, open.current.inside, attributes);
        return null;
      }
      leaveForeign(open);
      this.afterClosing();
    }
    if (!this.admits(tag)) return null;
    if (tag !== null) this.closeBefore(tag);
    const outer = open.current;
    const visibility = attributes.telling ? this.facts.visibilityOf(attributes) : PLAIN;
    const asks = tag !== A && (attributes.telling || (tag !== null && (tag.traits & LANDMARK) !== 0));
    const region = asks ? this.facts.regionOf(tag, attributes, outer.placement) : null;
    if (tag !== null && tag.traits & FACT && !this.inTemplate) this.takeFact(tag, attributes, visibility);
    const says = visibility !== PLAIN || region !== null;
    const named =
      tag ?? (says ? this.unknown.intern(nameStart, nameEnd) : this.unknown.find(nameStart, nameEnd));
    if (named === null) return null;
    this.push(named, visibility, region, attributes);
    return named.traits & RAW ? named : null;
  }

  endTag(tag: Tag | null, nameStart: number, nameEnd: number): void {
    const { open } = this;
    const named = tag ?? this.unknown.find(nameStart, nameEnd);
    if (named === null) return;
    if (open.current.namespace !== "html" && this.endForeign(named)) return;
    if (!admitsEnd(open, named)) return;
    if (!this.inTemplate) {
      if (named.traits & END_OPENS_BODY) this.inBody = true;
      if (named.traits & BREAKS_WORD) this.breakWord();
      if (named === A) this.endLink();
    }
    closeByEndTag(open, named);
    if (named.traits & FORMATTING) this.links.float(open.depth);
    this.afterClosing();
  }

  private get inTemplate(): boolean {
    return this.open.isOpen(TEMPLATE);
  }

  /** False for a tag that the standard drops where it stands. */
  private admits(tag: Tag | null): boolean {
    if (!admitsStart(this.open, tag)) return false;
    if (this.inTemplate) return true;
    if (this.inFrameset) return tag !== null && (tag.traits & IN_FRAMESET) !== 0;
    if (tag === FRAMESET) {
      this.inFrameset = !this.inBody;
      return this.inFrameset;
    }
    if (tag === null || !(tag.traits & HEAD)) this.inBody = true;
    if (tag === FORM) return !this.open.isOpen(FORM);
    return tag === null || !(tag.traits & TABLE_PART) || this.open.isOpen(TABLE);
  }

  private closeBefore(tag: Tag): void {
    if (tag.traits & BREAKS_WORD && !this.inTemplate) this.breakWord();
    if (closeParagraph(this.open, tag)) this.links.float(this.open.depth);
    closeSiblings(this.open, tag);
    // A link begun in a table and outside its cells does not reach into them.
    if (tag.traits & TABLE_PART) this.afterClosing(this.open.current.tableScope);
    else this.afterClosing();
  }

  /** What an element of HTML tells beside opening: a link, an image, something of the head. */
  private takeFact(tag: Tag, attributes: Attributes, visibility: Visibility): void {
    switch (tag.name) {
      case "a":
        this.beginLink(attributes, visibility, attributes.value(attribute.href));
        break;
      case "area":
        this.addLink("area", attributes, visibility, attributes.value(attribute.href));
        break;
      case "frame":
      case "iframe":
        this.addLink("frame", attributes, visibility, attributes.value(attribute.src));
        break;
      case "form":
        this.addLink("form", attributes, visibility, attributes.value(attribute.action));
        break;
      case "img":
      case "image":
        this.links.addImage(attributes.value(attribute.alt));
        break;
      case "script":
        this.shell.addScript(attributes.value(attribute.type));
        break;
      case "html":
      case "body":
        this.open.hideAll(visibility);
        if (tag.name === "html") this.head.readHtml(attributes);
        break;
      default:
        this.head.read(tag.name, attributes, this.inBody);
    }
  }

  private beginLink(attributes: Attributes, visibility: Visibility, href: string | null): void {
    // A link in a link: the standard ends the outer one, with or without an address on the inner.
    this.endLink();
    closeByEndTag(this.open, A);
    if (href === null) return;
    this.links.begin(draftLink("a", href, attributes, this.standing(visibility)), this.open.depth);
  }

  private addLink(
    element: LinkDraft["element"],
    attributes: Attributes,
    visibility: Visibility,
    href: string | null,
  ): void {
    if (href !== null) this.links.add(draftLink(element, href, attributes, this.standing(visibility)));
  }

  private standing({ hides, shows }: Visibility): Standing {
    const { hidden, placement } = this.open.current;
    return {
      region: placement,
      hidden: (hidden & ~shows) | hides,
      visibleLength: this.visible.length,
      unseenLength: this.unseen.length,
    };
  }

  /** Opens an HTML element, unless it can have no content or its being open changes nothing. */
  private push(tag: Tag, visibility: Visibility, region: Region | null, attributes: Attributes): void {
    const { traits } = tag;
    if (tag.name === "svg" || tag.name === "math") {
      this.openForeign(tag, tag.name, attributes);
      return;
    }
    if (traits & (VOID | RAW | PAGE_PART)) return;
    const { open } = this;
    // Straight in a table a form is opened and closed at once.
    if (tag === FORM && (open.current.tag === TABLE || open.current.tag.traits & ROW_PARENT)) return;
    const says = visibility !== PLAIN || region !== null;
    if (!says && !(traits & SPECIAL) && !open.isOpen(tag)) return;
    open.push({ tag, traits, namespace: "html", inside: "html", visibility, region });
    if (attributes.has(attribute.id) && !this.inTemplate) {
      this.shell.open(attributes.value(attribute.id) ?? "", open.depth, this.visible.length);
    }
  }

  /** Opens an element of SVG or MathML. */
  private openForeign(tag: Tag, namespace: Namespace, attributes: Attributes): void {
    const own = attributes.telling ? this.facts.visibilityOf(attributes) : PLAIN;
    if (!this.inTemplate) {
      if (tag.name === "svg") this.links.addImage(null);
      if (tag === A)
        this.beginLink(
          attributes,
          own,
          attributes.value(attribute.href) ?? attributes.value(attribute.xlinkHref),
        );
    }
    if (attributes.selfClosing) return;
    const { isDrawn, ...opening } = foreignOpening(tag, namespace, attributes);
    const visibility = isDrawn ? own : { hides: own.hides | GONE, shows: own.shows };
    const isRoot = tag.name === "svg" || tag.name === "math";
    const counts = isRoot || opening.traits !== 0 || visibility !== PLAIN || this.open.isOpen(tag);
    if (counts) this.open.push({ tag, ...opening, visibility, region: null });
  }

  /** An end tag inside SVG or MathML. False when HTML's rules apply after all. */
  private endForeign(tag: Tag): boolean {
    const { open } = this;
    if (tag === P || tag === BR) {
      leaveForeign(open);
      return false;
    }
    const place = open.find(tag);
    if (place <= open.current.html) return false;
    if (tag === A) this.endLink();
    open.closeFrom(place);
    this.afterClosing();
    return true;
  }

  private breakWord(): void {
    this.visible.breakWord();
    this.unseen.breakWord();
  }

  private endLink(): void {
    this.links.end(this.visible.length, this.unseen.length);
  }

  private afterClosing(depth = this.open.depth): void {
    this.links.endAbove(depth, this.visible.length, this.unseen.length);
    this.shell.closeAbove(this.open.depth, this.visible.length);
  }
}

function isBlank(html: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isHtmlSpace(html.charCodeAt(at))) return false;
  return true;
}
