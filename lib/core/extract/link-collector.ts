/**
 * Collects links while the page is read. At most one link is open: a new `<a>` ends the one before
 * it, as the standard says, and the end of the block that a link stands in ends it too, so that a
 * forgotten `</a>` does not make the rest of the page its anchor.
 */
import { type Attributes, attribute } from "./attributes.ts";
import type { Region } from "./regions.ts";

/** A link as met, its texts still places in the page's text. */
export interface LinkDraft {
  element: "a" | "area" | "frame" | "form";
  href: string;
  rel: string | null;
  title: string | null;
  /** The `alt` of its images, in order. */
  alt: string;
  hasImage: boolean;
  /** The bits of hidden.ts in force on it. */
  hidden: number;
  region: Region;
  /** Its own text, in the hidden text when it is hidden. */
  textStart: number;
  textEnd: number;
  /** Where it stands in the visible text. */
  placeStart: number;
  placeEnd: number;
}

/** The place where a link begins: its region and visibility, and how far the two texts have come. */
export interface Standing {
  region: Region;
  hidden: number;
  visibleLength: number;
  unseenLength: number;
}

export function draftLink(
  element: LinkDraft["element"],
  href: string,
  attributes: Attributes,
  standing: Standing,
): LinkDraft {
  const { region, hidden, visibleLength, unseenLength } = standing;
  const textPlace = hidden === 0 ? visibleLength : unseenLength;
  return {
    element,
    href,
    rel: attributes.exactValue(attribute.rel),
    title: attributes.value(attribute.title),
    alt: element === "area" ? (attributes.value(attribute.alt) ?? "") : "",
    hasImage: element === "area",
    hidden,
    region,
    textStart: textPlace,
    textEnd: textPlace,
    placeStart: visibleLength,
    placeEnd: visibleLength,
  };
}

const LONGEST_ALT = 2000;

export class LinkCollector {
  readonly drafts: LinkDraft[] = [];
  /** Every link met, also those beyond the cap. */
  met = 0;
  private readonly most: number;
  private open: LinkDraft | null = null;
  /** The stack's depth around the open link. */
  private floor = 0;

  constructor(most: number) {
    this.most = most;
  }

  get isOpen(): boolean {
    return this.open !== null;
  }

  /** A link without content of its own: area, frame, form. */
  add(draft: LinkDraft): void {
    this.met++;
    if (this.drafts.length < this.most) this.drafts.push(draft);
  }

  /** An `<a href>`; `depth` is the stack's around it. */
  begin(draft: LinkDraft, depth: number): void {
    this.add(draft);
    this.open = draft;
    this.floor = depth;
  }

  /** Ends the open link, if any, where the two texts have come to. */
  end(visibleLength: number, unseenLength: number): void {
    if (this.open === null) return;
    this.open.textEnd = this.open.hidden === 0 ? visibleLength : unseenLength;
    this.open.placeEnd = visibleLength;
    this.open = null;
  }

  /** Ends the open link when the element it stands in was closed. */
  endAbove(depth: number, visibleLength: number, unseenLength: number): void {
    if (this.open !== null && depth < this.floor) this.end(visibleLength, unseenLength);
  }

  /**
   * The element around the open link closed by an implied end tag or a formatting one: there the
   * standard opens the link anew in what follows (`<p><a href><div>text</div></a>`).
   */
  float(depth: number): void {
    if (depth < this.floor) this.floor = depth;
  }

  addImage(alt: string | null): void {
    if (this.open === null) return;
    this.open.hasImage = true;
    if (alt !== null && this.open.alt.length < LONGEST_ALT) {
      this.open.alt = `${this.open.alt} ${alt.slice(0, LONGEST_ALT)}`.trim();
    }
  }
}
