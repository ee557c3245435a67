/**
 * The elements that are open at one place of the page, as far as placement and visibility need
 * them: not a tree. Each element remembers the nearest boundaries below it and the next outer
 * element of its name, so that no end tag ever searches: 5 MB of `</p>` cost 5 MB.
 * Source: WHATWG HTML, 13.2.4.2 "The stack of open elements" (what "in scope" means).
 */
import { PLAIN, type Visibility } from "./hidden.ts";
import { type Region, UNKNOWN } from "./regions.ts";
import {
  BUTTON_SCOPE,
  ITEM_SCOPE,
  MOST_TAGS,
  SCOPE,
  SPECIAL,
  TABLE_SCOPE,
  type Tag,
  tagNamed,
} from "./tags.ts";

/** Blink's own limit: deeper elements become siblings of the last one. */
const DEEPEST = 512;

export type Namespace = "html" | "svg" | "math";

/** What an element is when it opens. */
export interface Opening {
  tag: Tag;
  /** The boundaries it forms; those of the tag in HTML, few in SVG and MathML. */
  traits: number;
  namespace: Namespace;
  /** By whose rules the tags inside are read: HTML again inside an SVG `<foreignObject>`. */
  inside: Namespace;
  visibility: Visibility;
  region: Region | null;
}

/** An open element. The numbers are places on the stack; -1 and 0 (the root) mean none. */
interface OpenElement extends Opening {
  outerOfSameTag: number;
  scope: number;
  buttonScope: number;
  tableScope: number;
  itemScope: number;
  special: number;
  html: number;
  /** The bits of hidden.ts in force inside. */
  hidden: number;
  placement: Region;
}

const HTML_OPENING: Opening = {
  tag: tagNamed("html"),
  traits: 0,
  namespace: "html",
  inside: "html",
  visibility: PLAIN,
  region: null,
};

export class OpenElements {
  /** Entries are used again: `depth` says how many count. The first is the root, which never closes. */
  private readonly stack: OpenElement[] = [rootElement()];
  private readonly innermost = new Int16Array(MOST_TAGS).fill(-1);
  /** SVG and MathML apart: their `<template>` and `<a>` only share a name with HTML's. */
  private readonly innermostForeign = new Int16Array(MOST_TAGS).fill(-1);
  private used = 1;

  /** How many elements are open, the root included. */
  get depth(): number {
    return this.used;
  }

  get current(): Readonly<OpenElement> {
    return this.stack[this.used - 1] as OpenElement;
  }

  /** The place of the innermost open HTML element of this tag; -1 when none is open. */
  find(tag: Tag): number {
    return this.innermost[tag.id] as number;
  }

  /** The same for an element of SVG or MathML. */
  findForeign(tag: Tag): number {
    return this.innermostForeign[tag.id] as number;
  }

  isOpen(tag: Tag): boolean {
    return this.find(tag) !== -1;
  }

  /** Open, and no boundary of the standard's "in scope" stands between. */
  isInScope(tag: Tag): boolean {
    return this.isOpen(tag) && !this.isBehindScope(tag);
  }

  /** Open, but such a boundary stands between. */
  isBehindScope(tag: Tag): boolean {
    return this.isOpen(tag) && this.find(tag) < this.current.scope;
  }

  insideAt(place: number): Namespace {
    return (this.stack[place] as OpenElement).inside;
  }

  push(opening: Opening): void {
    // At the limit the last element makes room: what comes last tells more than what came 512 levels ago.
    if (this.used === DEEPEST) this.closeFrom(DEEPEST - 1);
    const place = this.used;
    const outer = this.stack[place - 1] as OpenElement;
    const element = this.stack[place] ?? rootElement();
    this.stack[place] = element;
    const { traits } = opening;
    element.tag = opening.tag;
    element.traits = traits;
    element.namespace = opening.namespace;
    element.inside = opening.inside;
    element.visibility = opening.visibility;
    element.region = opening.region;
    const innermost = this.innermostOf(opening.namespace);
    element.outerOfSameTag = innermost[opening.tag.id] as number;
    innermost[opening.tag.id] = place;
    element.scope = traits & SCOPE ? place : outer.scope;
    element.buttonScope = traits & BUTTON_SCOPE ? place : outer.buttonScope;
    element.tableScope = traits & TABLE_SCOPE ? place : outer.tableScope;
    element.itemScope = traits & ITEM_SCOPE ? place : outer.itemScope;
    element.special = traits & SPECIAL ? place : outer.special;
    element.html = opening.namespace === "html" ? place : outer.html;
    inherit(element, outer);
    this.used = place + 1;
  }

  /** Closes the element at `place` and all inside it. */
  closeFrom(place: number): void {
    for (let at = this.used - 1; at >= place; at--) {
      const element = this.stack[at] as OpenElement;
      this.innermostOf(element.namespace)[element.tag.id] = element.outerOfSameTag;
    }
    this.used = Math.max(1, place);
  }

  /** Takes back what the element at `place` said, and leaves open what stands in it. */
  silence(place: number): void {
    const element = this.stack[place] as OpenElement;
    if (element.visibility === PLAIN && element.region === null) return;
    element.visibility = PLAIN;
    element.region = null;
    for (let at = place; at < this.used; at++) {
      inherit(this.stack[at] as OpenElement, this.stack[at - 1] as OpenElement);
    }
  }

  /** `<html>` and `<body>` are never closed: what hides them hides the page. */
  hideAll(visibility: Visibility): void {
    const root = this.stack[0] as OpenElement;
    root.hidden |= visibility.hides;
  }

  private innermostOf(namespace: Namespace): Int16Array {
    return namespace === "html" ? this.innermost : this.innermostForeign;
  }
}

function inherit(element: OpenElement, outer: OpenElement): void {
  element.hidden = (outer.hidden & ~element.visibility.shows) | element.visibility.hides;
  element.placement = element.region ?? outer.placement;
}

function rootElement(): OpenElement {
  return {
    ...HTML_OPENING,
    outerOfSameTag: -1,
    scope: 0,
    buttonScope: 0,
    tableScope: 0,
    itemScope: 0,
    special: 0,
    html: 0,
    hidden: 0,
    placement: UNKNOWN,
  };
}
