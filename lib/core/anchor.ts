/**
 * What kind of anchor is it? One answer per anchor, in a fixed order, so that a distribution adds up to
 * one hundred. Anchors are counted by referring domain elsewhere; here is only the naming.
 * How Google reads anchors: https://developers.google.com/search/docs/crawling-indexing/links-crawlable
 */

import { isUnspaced, wordsOf } from "./anchor-text.ts";
import { genericAnchors } from "./anchor-words.ts";
import { hasListedSuffix } from "./domain.ts";
import type { AnchorKind } from "./link-types.ts";

/** In the order in which they are decided. */
export type AnchorCategory =
  | "empty"
  | "url"
  | "title"
  | "compound"
  | "brand"
  | "exact"
  | "partial"
  | "generic"
  | "other";

/** What a site calls itself and wants to be found for. */
export interface AnchorContext {
  brands: readonly string[];
  keywords: readonly string[];
  /** The title of the page the link leads to, when known. */
  targetTitle?: string | null;
  /** The site's domains: `example.com` as an anchor is a naked URL, `Booking.com` of others is not. */
  domains: readonly string[];
}

type Words = readonly string[];

/**
 * Names one anchor: empty, naked URL, the target page's title, compound (brand and keyword), brand, exact keyword,
 * partial keyword, generic, other. An image's text is its alt and is named like any text; that it is an image
 * is told by `kind`.
 */
export function categoriseAnchor(
  anchor: { text: string; kind: AnchorKind },
  ctx: AnchorContext,
): AnchorCategory {
  return anchorCategoriser(ctx)(anchor, ctx.targetTitle ?? null);
}

/** `categoriseAnchor` for many anchors of one site: brands and keywords are taken apart once. */
export function anchorCategoriser(
  ctx: Omit<AnchorContext, "targetTitle">,
): (anchor: { text: string; kind: AnchorKind }, targetTitle: string | TitleBook | null) => AnchorCategory {
  const brands = ctx.brands.map((brand) => wordsOf(brand).join("")).filter((brand) => brand !== "");
  const keywords = ctx.keywords.map(wordsOf).filter((keyword) => keyword.length > 0);
  // "acme shoes" as a keyword of the brand Acme: beside the brand, what is left to find is "shoes".
  const besideBrand = keywords
    .map((keyword) => outsideBrands(keyword, brands))
    .filter((rest) => rest.length > 0);

  const titles = phrasesOfTitles();

  return ({ text, kind }, targetTitle) => {
    const bare = text.trim();
    if (kind === "empty" || bare === "") return "empty";
    if (isNakedUrl(bare, ctx.domains)) return "url";
    const words = wordsOf(bare);
    // Nothing but arrows or dots says as little as "here".
    if (words.length === 0) return "generic";
    if (typeof targetTitle === "string" ? isTitle(words, titles(targetTitle)) : targetTitle?.holds(words))
      return "title";
    const rest = outsideBrands(words, brands);
    if (rest.length < words.length)
      return besideBrand.some((keyword) => holds(rest, keyword)) ? "compound" : "brand";
    if (keywords.some((keyword) => isSame(words, keyword))) return "exact";
    if (keywords.some((keyword) => holds(words, keyword))) return "partial";
    return generic().has(words.join(" ")) ? "generic" : "other";
  };
}

/** The titles of many pages: an anchor that names any of them is a title. */
export interface TitleBook {
  holds(words: Words): boolean;
}

/** Gathers titles for `anchorCategoriser`, where an anchor is counted over a whole site. */
export function titleBook(titles: Iterable<string>): TitleBook {
  const phrases = new Set<string>();
  for (const title of titles) {
    const [whole = [], ...parts] = phrasesOf(title);
    for (const words of [whole, ...parts.filter(isLongPart)])
      if (words.length > 0) phrases.add(words.join(" "));
  }
  return { holds: (words) => phrases.has(words.join(" ")) };
}

/** An address with a scheme, with `www.`, with a path below a listed suffix, or one of the site's own hosts alone. */
function isNakedUrl(text: string, domains: readonly string[]): boolean {
  const bare = text.replace(/^[<([{"'“‘]+/, "").replace(/[>)\]}"'”’.,;:!…]{1,8}$/, "");
  if (/\s/.test(bare)) return false;
  if (/^(?:https?:)?\/\/[^/]/i.test(bare) || /^www\.[^.]+\../i.test(bare)) return true;
  const parts = /^([^/?#@:]+\.[^/?#@:.]{2,})(?::\d+)?([/?#].*)?$/.exec(bare);
  const host = parts?.[1]?.toLowerCase();
  if (host === undefined) return false;
  if (domains.some((domain) => host === domain || host.endsWith(`.${domain}`))) return true;
  return parts?.[2] !== undefined && hasListedSuffix(host);
}

/** The whole title first, then its parts: "How to run | Acme" is cited as "How to run". */
function phrasesOf(title: string): Words[] {
  return [title, ...title.split(/ [|·•–—:-]+ |: /)].map(wordsOf);
}

/** `phrasesOf`, remembering the last: many anchors in a row lead to one page. */
function phrasesOfTitles(): (title: string) => Words[] {
  let last = { title: "", phrases: [] as Words[] };
  return (title) => {
    if (title !== last.title) last = { title, phrases: phrasesOf(title) };
    return last.phrases;
  };
}

/** A part of a title counts from three words on: shorter ones are brands and keywords. */
function isTitle(words: Words, [whole = [], ...parts]: Words[]): boolean {
  return isSame(words, whole) || (isLongPart(words) && parts.some((part) => isSame(words, part)));
}

const isLongPart = (words: Words) => words.length >= 3;

/** The words outside every brand; a brand may be written in one word or in several ("Link Builder", "LinkBuilder"). */
function outsideBrands(words: Words, brands: Words): Words {
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = Math.max(0, ...brands.map((brand) => brandLength(words, at, brand)));
    if (length === 0) rest.push(words[at] ?? "");
    at += Math.max(1, length);
  }
  return rest;
}

/** How many words from here on spell the brand; 0 when they do not. */
function brandLength(words: Words, from: number, brand: string): number {
  let spelled = "";
  for (let at = from; at < words.length && spelled.length < brand.length; at++) {
    spelled += words[at];
    if (spelled === brand) return at - from + 1;
    if (!brand.startsWith(spelled)) return 0;
  }
  return 0;
}

function isSame(words: Words, others: Words): boolean {
  return words.length === others.length && words.every((word, at) => word === others[at]);
}

/**
 * The keyword as a phrase, or all its words in any order, singular or plural. In a script without spaces the
 * characters must stand together: in any order they would be other words.
 */
function holds(words: Words, keyword: Words): boolean {
  const last = words.length - keyword.length;
  for (let at = 0; at <= last; at++) {
    if (keyword.every((word, offset) => word === words[at + offset])) return true;
  }
  if (keyword.some(isUnspaced)) return false;
  const stems = new Set(words.map(stem));
  return keyword.every((word) => stems.has(stem(word)));
}

/** Plurals in -s, so that "running shoe" holds "running shoes"; short words stay whole. */
function stem(word: string): string {
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

let genericPhrases: ReadonlySet<string> | undefined;

/** Built at the first question: most programs that load this file never ask. */
function generic(): ReadonlySet<string> {
  genericPhrases ??= new Set(genericAnchors.map((text) => wordsOf(text).join(" ")));
  return genericPhrases;
}
