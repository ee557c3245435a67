/**
 * What an element's own attributes say about its region and visibility. A page repeats its class
 * names and styles hundreds of times: each is worked out once and remembered for the page.
 */
import { type Attributes, attribute } from "./attributes.ts";
import { PLAIN, readVisibility, type Visibility } from "./hidden.ts";
import { regionFromNames } from "./names.ts";
import { CONTENT, landmarkRegion, mayOpenByName, type Region, roleRegion } from "./regions.ts";
import { CONTAINER, LANDMARK, type Tag } from "./tags.ts";

/** A page with more different names than this is hostile; the rest is worked out each time. */
const MOST_REMEMBERED = 5000;

export class ElementFacts {
  private readonly names = new Map<string, Region | null>();
  private readonly styles = new Map<string, Visibility>();

  visibilityOf(attributes: Attributes): Visibility {
    const style = attributes.value(attribute.style);
    const hasHidden = attributes.has(attribute.hidden);
    if (hasHidden) return readVisibility(true, style);
    return style === null ? PLAIN : remember(this.styles, style, (css) => readVisibility(false, css));
  }

  /** The region that the element opens inside `outer`: by landmark, then role, then names; null when none. */
  regionOf(tag: Tag | null, attributes: Attributes, outer: Region): Region | null {
    const isContainer = tag === null || (tag.traits & CONTAINER) !== 0;
    const guess = isContainer ? this.guess(attributes) : null;
    // A comment is marked up as an article, and only its names tell.
    if (guess?.placement === "comments" && mayOpenByName(guess, outer) && tag?.name !== "main") return guess;
    const landmark = tag !== null && tag.traits & LANDMARK ? landmarkRegion(tag.name, outer) : null;
    if (landmark !== null) return landmark;
    const role = attributes.value(attribute.role);
    const byRole = role === null ? null : roleRegion(role);
    if (byRole !== null) return byRole;
    return guess !== null && mayOpenByName(guess, outer) ? guess : null;
  }

  /** Any other region goes before content, because "content" is also what boxes of all kinds are called. */
  private guess(attributes: Attributes): Region | null {
    const id = attributes.value(attribute.id);
    const className = attributes.value(attribute.class);
    const byId = id === null ? null : remember(this.names, id, regionFromNames);
    if (className === null || (byId !== null && byId !== CONTENT)) return byId;
    return remember(this.names, className, regionFromNames) ?? byId;
  }
}

function remember<T>(known: Map<string, T>, written: string, work: (written: string) => T): T {
  const found = known.get(written);
  if (found !== undefined) return found;
  const made = work(written);
  if (known.size < MOST_REMEMBERED) known.set(written, made);
  return made;
}
