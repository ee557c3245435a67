/**
 * Do two pages share a topic? The cosine of their weightiest terms, words that are common on the workspace's own pages
 * counting less (tf·idf after G. Salton, "Term-weighting approaches in automatic text retrieval", 1988). The bounds
 * were set on labelled pages in several languages: test/core/relevance.test.ts.
 */
import { stem } from "./stem.ts";
import type { Topic } from "./topic.ts";

export type Relevance = "same" | "related" | "unrelated" | "too_little";

/** Cosines from which pages share their topic, or are near each other. */
const SAME = 0.31;
const RELATED = 0.08;
/** Shared terms without which nothing is related: one or two words may stand on any page, unless they weigh much. */
const SHARED_MIN = 3;
const FEW_SHARED = 2;
const FEW_SCORE = 0.2;
/** Fewer words, or fewer different ones, are too little to tell. */
const WORDS_MIN = 20;
const TERMS_MIN = 10;
/** Shared terms that are shown. */
const SHOWN = 12;

/** Shares (0–1) of the workspace's pages on which a term stands, for terms that many have. */
export type CommonTerms = ReadonlyMap<string, number>;
/** A term on fewer pages counts in full, on every page to this part. */
const COMMON_FROM = 0.05;
const COMMON_FLOOR = 0.2;

export interface Compared {
  /** Null: the languages differ and nothing is shared, which proves nothing. */
  relevance: Relevance | null;
  /** Cosine, 0–1. */
  score: number;
  /** Terms of both, those that count most first. */
  shared: string[];
}

interface Weighed {
  word: string;
  weight: number;
}

/** Compares a linking page with the page that it links to. */
export function compareTopics(source: Topic, target: Topic, common: CommonTerms = new Map()): Compared {
  if (isThin(source) || isThin(target)) return { relevance: "too_little", score: 0, shared: [] };
  const language = languageOfBoth(source, target);
  const [a, b] = [vectorOf(source, language, common), vectorOf(target, language, common)];
  const shared: { word: string; weight: number }[] = [];
  let dot = 0;
  for (const [key, { word, weight }] of a) {
    const other = b.get(key);
    if (other === undefined) continue;
    dot += weight * other.weight;
    shared.push({ word, weight: weight * other.weight });
  }
  const score = dot === 0 ? 0 : dot / (lengthOf(a) * lengthOf(b));
  shared.sort((x, y) => y.weight - x.weight);
  return {
    relevance: judge(score, shared.length, language !== undefined),
    score,
    shared: shared.slice(0, SHOWN).map(({ word }) => word),
  };
}

function judge(score: number, shared: number, oneLanguage: boolean): Relevance | null {
  if (shared >= SHARED_MIN && score >= SAME) return "same";
  if ((shared >= SHARED_MIN && score >= RELATED) || (shared >= FEW_SHARED && score >= FEW_SCORE))
    return "related";
  return oneLanguage ? "unrelated" : null;
}

export function isThin({ words, terms }: Topic): boolean {
  return words < WORDS_MIN || terms.length < TERMS_MIN;
}

/** Undefined: they are in two languages, and only names can be the same. Null: nobody knows it of either. */
function languageOfBoth(source: Topic, target: Topic): string | null | undefined {
  const [a, b] = [source.language, target.language];
  return a === null || b === null || a === b ? (a ?? b) : undefined;
}

function vectorOf(
  topic: Topic,
  language: string | null | undefined,
  common: CommonTerms,
): Map<string, Weighed> {
  const vector = new Map<string, Weighed>();
  for (const { word, weight } of topic.terms) {
    const key = language == null ? word : stem(word, language);
    if (!vector.has(key)) vector.set(key, { word, weight: weight * rarity(common.get(word) ?? 0) });
  }
  return vector;
}

/** Falls with the logarithm of the share, from 1 for what few pages say. */
function rarity(share: number): number {
  if (share <= COMMON_FROM) return 1;
  return COMMON_FLOOR + (1 - COMMON_FLOOR) * (Math.log(share) / Math.log(COMMON_FROM));
}

function lengthOf(vector: ReadonlyMap<string, Weighed>): number {
  let sum = 0;
  for (const { weight } of vector.values()) sum += weight * weight;
  return Math.sqrt(sum);
}
