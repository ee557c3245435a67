/** Finds listed phrases in short texts: anchors, titles, addresses. Whole words, folded (lib/core/anchor-text.ts). */
import { wordsOf } from "../anchor-text.ts";

export interface PhraseFinder {
  /** The first listed phrase that the text holds, as it stands in the list; null for none. */
  find(text: string): string | null;
}

interface Phrase {
  words: readonly string[];
  written: string;
}

/** @param own texts of the site itself: a phrase that stands in one of them is passed over */
export function phraseFinder(listed: readonly string[], own: readonly string[] = []): PhraseFinder {
  const ownWords = own.map(wordsOf);
  const byFirst = new Map<string, Phrase[]>();
  for (const written of listed) {
    const words = wordsOf(written);
    const [first] = words;
    if (first === undefined || ownWords.some((text) => holds(text, words))) continue;
    const phrases = byFirst.get(first);
    if (phrases === undefined) byFirst.set(first, [{ words, written }]);
    else phrases.push({ words, written });
  }
  // Nothing is remembered: a text may be a piece of a page, and would keep the whole page.
  return { find: (text) => findIn(wordsOf(text), byFirst) };
}

function findIn(words: readonly string[], byFirst: ReadonlyMap<string, readonly Phrase[]>): string | null {
  for (const [at, word] of words.entries()) {
    const phrase = byFirst.get(word)?.find((one) => standsAt(words, at, one.words));
    if (phrase !== undefined) return phrase.written;
  }
  return null;
}

function holds(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, at) => standsAt(words, at, phrase));
}

function standsAt(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, offset) => word === words[at + offset]);
}

/** The words of an address: "/buy-viagra_online.html" says "buy viagra online html". */
export function wordsOfUrl(url: string): string {
  const path = /^https?:\/\/[^/]+(\/[^#]*)/.exec(url)?.[1] ?? "";
  return decodeQuietly(path)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

function decodeQuietly(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
