/**
 * Is this page the one that its host answers for any address? Many hosts answer 200 for what does not exist, with a
 * page of their own design. Who has seen that page once can tell it again, though it names another address or another
 * day: most of its words are the same, in the same order.
 * Source: Google Search Central, "Soft 404 errors"; Broder, "On the resemblance and containment of documents" (1997).
 */
import { fnv1a } from "../hash.ts";
import type { ExtractedPage } from "../link-types.ts";

export type LikePage = Pick<ExtractedPage, "title" | "textLength" | "wordSample">;

/** What is kept of a page to know it again. Plain JSON. */
export interface Likeness {
  /** The words of the title. */
  title: string;
  /** Characters of visible text. */
  textLength: number;
  /** Hashes of its word triples, sorted, each once. */
  triples: number[];
}

/** Of so much is the first part of a page, 2,000 characters, made at most. */
const MOST_TRIPLES = 500;
/** Fewer, and two pages are alike by chance. */
const FEWEST_TRIPLES = 8;
/** Of all their triples, this share is common to both: a short page that repeats the address has few of them. */
const ALIKE = 0.7;
const LENGTHS_ALIKE = 0.9;

export function likenessOf({ title, textLength, wordSample }: LikePage): Likeness {
  const words = wordsOf(wordSample);
  const triples = new Set<number>();
  for (let at = 0; at + 2 < words.length && triples.size < MOST_TRIPLES; at++) {
    triples.add(fnv1a(`${words[at]} ${words[at + 1]} ${words[at + 2]}`));
  }
  return {
    title: wordsOf(title?.slice(0, 300) ?? "").join(" "),
    textLength,
    triples: [...triples].sort((a, b) => a - b),
  };
}

/** Whether the page is, but for details, the one that was seen before. Of pages with few words nobody can tell. */
export function isLike(page: LikePage, seen: Likeness): boolean {
  const own = likenessOf(page);
  // The first 2,000 characters of an article may be the menu alone: its title is its own.
  if (own.title !== seen.title) return false;
  if (Math.min(own.triples.length, seen.triples.length) < FEWEST_TRIPLES) return false;
  const [short, long] = [own.textLength, seen.textLength].sort((a, b) => a - b) as [number, number];
  if (short < long * LENGTHS_ALIKE) return false;
  const known = new Set(seen.triples);
  const common = own.triples.filter((triple) => known.has(triple)).length;
  return common >= ALIKE * (own.triples.length + seen.triples.length - common);
}

/** Numbers, dates and incident codes differ from one answer to the next: they are no words. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
}
