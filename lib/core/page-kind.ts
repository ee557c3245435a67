/**
 * Tells pages that are not what they seem: one that answers 200 and says "not found", and one that
 * stands in front of the page and lets no program through. Both would otherwise count as "the link
 * is gone", which is the one mistake that must not happen.
 */
import { extractPage } from "./extract.ts";
import type { ExtractedPage } from "./link-types.ts";
import { FILLERS, NOT_FOUND_SENTENCES, NOT_FOUND_TITLES } from "./page-kind/not-found-words.ts";
import {
  CAPTCHA_WIDGET,
  CHALLENGE_MARKUP,
  CHALLENGE_TITLES,
  CHALLENGE_WORDS,
  DENIAL_TITLE,
  EDGE_HEADERS,
  REFUSED_UNSAID,
  REFUSING,
  REFUSING_CLOUDFLARE,
  TELLING_HEADERS,
  type WallReason,
} from "./page-kind/walls.ts";

export type PageWords = Pick<ExtractedPage, "title" | "textLength" | "wordSample">;

/** A not-found page with a whole site's menu and footer around it has less text than this. */
const LONGEST_TITLED = 20_000;
/** One whose title is only a number has less. */
const LONGEST_NUMBERED = 5000;
/** One that is known by a sentence of its text alone is short. */
const LONGEST_SAID = 1500;
/** A challenge has a sentence or two and an incident number. */
const LONGEST_CHALLENGE = 1500;
const NEARLY_EMPTY = 300;
/** What a page quotes it does not say: "a “page not found” with status 200". */
const QUOTED = /["“„«][^"”“»]{1,100}["”“»]/g;
/** Of the markup this much is read: challenges show themselves at once. */
const OPENING = 16_384;

/**
 * True when a page that answered 2xx says that there is no such page, in its title or in its text.
 * Source: Google Search Central, "Soft 404 errors".
 */
export function softNotFound({ title, textLength, wordSample }: PageWords): boolean {
  if (textLength <= LONGEST_TITLED && title !== null && saysNotFound(title, textLength <= LONGEST_NUMBERED)) {
    return true;
  }
  if (textLength > LONGEST_SAID) return false;
  const said = wordSample.replace(QUOTED, " ");
  return NOT_FOUND_SENTENCES.some((sentence) => sentence.test(said));
}

/**
 * True for an answer with no word and no link in it. A page that was taken down says so; an empty answer is a fault
 * of the server, and proves of no link that it is gone.
 */
export function isEmptyPage({ textLength, counts }: Pick<ExtractedPage, "textLength" | "counts">): boolean {
  return textLength === 0 && counts.links === 0;
}

/** The title, or a part of it between separators, says nothing else. "How to fix a 404" says more. */
function saysNotFound(title: string, isShort: boolean): boolean {
  const parts = title.slice(0, 300).split(/\s[-–—|·•:»/]+\s|[|–—»]|:\s/);
  return [title, ...parts].some((part) => {
    const words = part.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const rest = words.filter((word) => !FILLERS.has(word)).join(" ");
    if (NOT_FOUND_TITLES.has(words.join(" ")) || NOT_FOUND_TITLES.has(rest)) return true;
    // "404" alone is also the name of an article on it.
    return isShort && rest === "" && words.some((word) => word === "404" || word === "410");
  });
}

export interface WallInput {
  status: number;
  /** Names in lower case, every value of each. */
  headers: ReadonlyMap<string, readonly string[]>;
  /** The source of the page, or its first characters; empty when there is none. */
  text: string;
  /** The page when it was read already; else it is read from `text` where that is needed. */
  page?: PageWords | null;
}

/**
 * Says which bot wall answered instead of the page; null when none did. A page that merely has a captcha in a form,
 * or a wall's script in its head, is no wall: without a telling header it takes a page of next to no text.
 */
export function botWall({ status, headers, text, page }: WallInput): WallReason | null {
  const told = byHeader(TELLING_HEADERS, headers);
  if (told !== null) return told;
  if (status === REFUSED_UNSAID) return "challenge";
  const opening = text.slice(0, OPENING);
  const words = page ?? extractPage(opening, "about:blank");
  // What looks empty may only be cut: the text of many a page begins beyond its first 16 KB.
  const isWhole = page != null || text.length < OPENING;
  const shown = words.textLength <= LONGEST_CHALLENGE ? byBody(status, opening, words, isWhole) : null;
  if (shown !== null) return shown;
  const edge = REFUSING.has(status) ? byHeader(EDGE_HEADERS, headers) : null;
  return edge === "cloudflare" && !REFUSING_CLOUDFLARE.has(status) ? null : edge;
}

function byBody(status: number, opening: string, words: PageWords, isWhole: boolean): WallReason | null {
  const byTitle = firstMatch(CHALLENGE_TITLES, words.title ?? "");
  if (byTitle !== null) return byTitle;
  const isRefused = status >= 400 && status !== 404 && status !== 410;
  const isNearlyEmpty = isWhole && words.textLength <= NEARLY_EMPTY;
  // A page that answers 200 may load a wall's script and still be the page: then it has text.
  if (isRefused || isNearlyEmpty) {
    const found = firstMatch(CHALLENGE_MARKUP, opening) ?? firstMatch(CHALLENGE_WORDS, words.wordSample);
    if (found !== null) return found;
  }
  if (isRefused && CAPTCHA_WIDGET.test(opening)) return "captcha";
  if (status === 200 && isNearlyEmpty && DENIAL_TITLE.test(words.title ?? "")) return "challenge";
  // Pages do not answer 202; challenges that wait for a script do.
  return status === 202 && isNearlyEmpty ? "challenge" : null;
}

function byHeader(
  list: readonly (readonly [WallReason, string, RegExp])[],
  headers: WallInput["headers"],
): WallReason | null {
  for (const [reason, name, value] of list) {
    if (headers.get(name)?.some((given) => value.test(given))) return reason;
  }
  return null;
}

function firstMatch(list: readonly (readonly [WallReason, RegExp])[], text: string): WallReason | null {
  return list.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
