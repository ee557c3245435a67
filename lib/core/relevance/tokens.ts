/**
 * A text as words, in lower case. Scripts with spaces are cut by hand, character by character, because this runs for
 * every page that is read; runs of Chinese, Japanese, Thai, Lao, Khmer and Burmese are cut by the dictionary of the
 * platform (Unicode UAX #29 and ICU: https://www.unicode.org/reports/tr29/).
 */
import { isUnspaced, isWordCode } from "./word-codes.ts";

/** Longer ones are addresses and hashes. */
const WORD_MAX = 40;
const WORD_MIN = 3;
/** Of a script without spaces; a word of one sign says little. */
const SIGNS_MIN = 2;
/** Cutting by dictionary takes fifty times as long as cutting at spaces: this many characters tell the topic too. */
const UNSPACED_MAX = 1_500;

/** How often a word was met. */
export interface Tally {
  count: number;
  /** Cut out by dictionary. */
  signs: boolean;
}

export type Words = Map<string, Tally>;

/** Counts the words of a text into `words`, each `times` times. Short ones too, since they tell the language. */
export function countWords(text: string, times: number, words: Words): void {
  const lower = text.toLowerCase();
  let left = UNSPACED_MAX;
  let start = -1;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : 0;
    if (isWordCode(code)) {
      if (start < 0) start = at;
      continue;
    }
    if (start >= 0) {
      if (at - start <= WORD_MAX) add(words, lower.slice(start, at), times, false);
      start = -1;
    }
    if (!isUnspaced(code)) continue;
    const end = endOfUnspaced(lower, at);
    if (left > 0) cutByDictionary(lower.slice(at, Math.min(end, at + left)), times, words);
    left -= end - at;
    at = end - 1;
  }
}

function add(words: Words, word: string, times: number, signs: boolean): void {
  const known = words.get(word);
  if (known === undefined) words.set(word, { count: times, signs });
  else known.count += times;
}

/** Whether a word cut at spaces may stand for a topic: long enough and no number. */
export function isTopical(word: string): boolean {
  const first = word.charCodeAt(0);
  // Years and prices; "3d" and "5g" are too short anyway.
  if (first >= 0x30 && first <= 0x39) return false;
  // A Korean syllable is a sign of its own.
  return word.length >= (first >= 0xac00 && first <= 0xd7a3 ? SIGNS_MIN : WORD_MIN);
}

function endOfUnspaced(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && isUnspaced(text.charCodeAt(end))) end++;
  return end;
}

let segmenter: Intl.Segmenter | undefined;

function cutByDictionary(run: string, times: number, words: Words): void {
  segmenter ??= new Intl.Segmenter("ja", { granularity: "word" });
  for (const { segment, isWordLike } of segmenter.segment(run)) {
    if (isWordLike && segment.length >= SIGNS_MIN) add(words, segment, times, true);
  }
}
