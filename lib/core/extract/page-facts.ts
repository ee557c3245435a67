/**
 * What was found on a page so far: links, the two texts, head facts, signs of an app shell. It is
 * told by page-reader.ts, which knows what is open; it knows how far the texts have come.
 */
import { decodeHTML } from "entities/decode";
import { AppShell } from "./app-shell.ts";
import { type Attributes, attribute } from "./attributes.ts";
import { HeadFacts } from "./head-facts.ts";
import type { Visibility } from "./hidden.ts";
import { draftLink, LinkCollector, type LinkDraft } from "./link-collector.ts";
import { TextRuns } from "./main-text.ts";
import type { Region } from "./regions.ts";
import type { Tag } from "./tags.ts";
import { VisibleText } from "./visible-text.ts";

/** What holds at the place of an element, before it says anything itself. */
export interface Surroundings {
  /** The bits of hidden.ts. */
  hidden: number;
  placement: Region;
  /** How many elements are open. */
  depth: number;
}

export class PageFacts {
  readonly head = new HeadFacts();
  readonly shell = new AppShell();
  readonly visible = new VisibleText();
  /** Text of hidden elements: the anchors of hidden links. */
  readonly unseen = new VisibleText();
  readonly runs = new TextRuns();
  readonly links: LinkCollector;
  private readonly html: string;

  constructor(html: string, mostLinks: number) {
    this.html = html;
    this.links = new LinkCollector(mostLinks);
  }

  addText(start: number, end: number, hidden: number, placement: Region, isHeading: boolean): void {
    if (hidden === 0) {
      this.runs.note(this.visible.length, placement.placement, isHeading, this.links.isOpen);
      this.visible.add(this.html, start, end);
    } else this.unseen.add(this.html, start, end);
  }

  /** What comes next is another word, in either text. */
  breakWord(): void {
    this.visible.breakWord();
    this.unseen.breakWord();
  }

  /** The content of an element that holds text alone. */
  addRawText(tag: Tag, start: number, end: number): void {
    if (tag.name === "title") this.head.readTitle(this.html.slice(start, end));
    else if (tag.name === "noscript") this.shell.addNoscript(this.html.slice(start, end));
  }

  /** An element of HTML that carries a fact (the trait FACT). */
  addElement(tag: Tag, attributes: Attributes, own: Visibility, around: Surroundings, inBody: boolean): void {
    switch (tag.name) {
      case "a":
        this.beginLink(attributes.exactValue(attribute.href), attributes, own, around);
        break;
      case "area":
        this.addLink("area", attributes.exactValue(attribute.href), attributes, own, around);
        break;
      case "frame":
      case "iframe":
        this.addLink("frame", attributes.exactValue(attribute.src), attributes, own, around);
        break;
      case "form":
        this.addLink("form", attributes.exactValue(attribute.action), attributes, own, around);
        break;
      case "img":
      case "image":
        this.links.addImage(attributes.value(attribute.alt));
        break;
      case "script":
        this.shell.addScript(attributes.value(attribute.type));
        break;
      default:
        this.head.read(tag.name, attributes, inBody);
    }
  }

  /** An `<a>`. Whether or not it has an address, it ends the link before it. */
  beginLink(href: string | null, attributes: Attributes, own: Visibility, around: Surroundings): void {
    this.endLink();
    if (href !== null) this.links.begin(this.draft("a", href, attributes, own, around), around.depth);
  }

  endLink(): void {
    this.links.end(this.visible.length, this.unseen.length);
  }

  /** A drawing in a link; its title is what an alt is to an image. */
  addDrawing(title: { start: number; end: number } | null): void {
    if (!this.links.isOpen) return;
    this.links.addImage(title === null ? null : decodeHTML(this.html.slice(title.start, title.end)));
  }

  /** An element opened that may be the mount point of an app. */
  openElement(tag: Tag, attributes: Attributes, depth: number): void {
    const id = tag.name === "app-root" ? tag.name : attributes.value(attribute.id);
    if (id !== null) this.shell.open(id, depth, this.visible.length);
  }

  /** Elements were closed: `depth` are left, links that began at `linkDepth` or above are over. */
  closeElements(depth: number, linkDepth: number): void {
    this.links.endAbove(linkDepth, this.visible.length, this.unseen.length);
    this.shell.closeAbove(depth, this.visible.length);
  }

  private addLink(
    element: LinkDraft["element"],
    address: string | null,
    attributes: Attributes,
    own: Visibility,
    around: Surroundings,
  ): void {
    if (address !== null) this.links.add(this.draft(element, address, attributes, own, around));
  }

  private draft(
    element: LinkDraft["element"],
    href: string,
    attributes: Attributes,
    own: Visibility,
    around: Surroundings,
  ): LinkDraft {
    return draftLink(element, href, attributes, {
      region: around.placement,
      hidden: (around.hidden & ~own.shows) | own.hides,
      visibleLength: this.visible.length,
      unseenLength: this.unseen.length,
    });
  }
}
