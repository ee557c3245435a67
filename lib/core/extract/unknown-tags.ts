/**
 * Names outside the tables (`<my-menu hidden>`) that carry something get a Tag of their own, so
 * that their end tags find them. Most never do, and then no name is ever cut out of the page.
 */
import { copyText } from "./copy-text.ts";
import { KNOWN_TAGS, MOST_TAGS, type Tag } from "./tags.ts";

export class UnknownTags {
  private readonly html: string;
  private readonly tags = new Map<string, Tag>();

  constructor(html: string) {
    this.html = html;
  }

  /** The tag of a name met before with something to say; else null. */
  find(nameStart: number, nameEnd: number): Tag | null {
    if (this.tags.size === 0) return null;
    return this.tags.get(this.html.slice(nameStart, nameEnd).toLowerCase()) ?? null;
  }

  /** The tag of a name that says something now. Null beyond the cap: then it carries nothing. */
  intern(nameStart: number, nameEnd: number): Tag | null {
    const name = this.html.slice(nameStart, nameEnd).toLowerCase();
    const known = this.tags.get(name);
    if (known !== undefined) return known;
    if (KNOWN_TAGS + this.tags.size >= MOST_TAGS) return null;
    const tag: Tag = { id: KNOWN_TAGS + this.tags.size, name: copyText(name), traits: 0 };
    this.tags.set(tag.name, tag);
    return tag;
  }
}
