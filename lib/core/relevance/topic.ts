/**
 * What a page is about, as its weightiest words: what is kept of its text. Terms are words as the page writes them;
 * which of two pages' terms are forms of one word is decided when they are compared (compare.ts).
 */

import { copyText } from "../extract/copy-text.ts";
import { languageOf } from "./language.ts";
import { stem } from "./stem.ts";
import { stopWords, unspacedStopWords } from "./stop-words.ts";
import { countWords, isTopical, type Tally, type Words } from "./tokens.ts";

/** What a topic is read from (lib/core/extract/main-text.ts chooses it). */
export interface TopicText {
  /** As the page says it. */
  lang: string | null;
  title: string | null;
  /** First headings of the main text, one after the other. */
  headings: string;
  /** The main text, its beginning. */
  text: string;
}

export interface Term {
  /** In lower case, as it stands on the page most often. */
  word: string;
  /** 1 and up: see `weightOf`. */
  weight: number;
}

export interface Topic {
  /** Primary language (BCP 47); null when nobody knows. */
  language: string | null;
  /** Words that may stand for a topic, as often as they count. */
  words: number;
  /** The weightiest first. */
  terms: Term[];
}

/** Terms that are kept of a page. */
const MOST_TERMS = 40;
/** A word of the title or of a heading counts as so many in the text: they name the topic. */
const TITLE = 3;
const HEADING = 1;

/** A word with its other forms. */
interface Family {
  word: string;
  /** Of `word` alone: the form that stands there most often is shown. */
  own: number;
  count: number;
}

/** Reads the topic of a page. */
export function topicOf({ lang, title, headings, text }: TopicText): Topic {
  const counts: Words = new Map();
  countWords(text, 1, counts);
  countWords(headings, HEADING, counts);
  countWords(title ?? "", TITLE, counts);
  const language = languageOf(counts, lang);
  const all = families(counts, language);
  const words = all.reduce((sum, { count }) => sum + count, 0);
  const terms = heaviest(all);
  return {
    language,
    words,
    terms: terms.map(({ word, count }) => ({ word: copyText(word), weight: weightOf(count) })),
  };
}

/** The tenth mention says less than the second. Two digits are kept. */
function weightOf(count: number): number {
  return Math.round((1 + Math.log(count)) * 10) / 10;
}

const isTelling = (word: string, { signs }: Tally): boolean =>
  signs ? !unspacedStopWords.has(word) : isTopical(word) && !stopWords.has(word);

function families(counts: Words, language: string | null): Family[] {
  const byStem = new Map<string, Family>();
  for (const [word, tally] of counts) {
    if (!isTelling(word, tally)) continue;
    const { count } = tally;
    const key = stem(word, language);
    const family = byStem.get(key);
    if (family === undefined) byStem.set(key, { word, own: count, count });
    else {
      family.count += count;
      if (count > family.own) {
        family.word = word;
        family.own = count;
      }
    }
  }
  return [...byStem.values()];
}

/** Of equals the longer word says more, then the one that comes first. */
function heaviest(all: Family[]): Family[] {
  const rank = ({ count, word }: Family) => count * 64 + word.length;
  return all.sort((a, b) => rank(b) - rank(a)).slice(0, MOST_TERMS);
}
