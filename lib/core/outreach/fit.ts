/**
 * How well a site fits, 0 to 100, for the order in which prospects are looked at. Relevance weighs most: authority
 * alone never puts a site on top. What nobody knows counts half, so that an unread site stands between good and bad;
 * a person's own number wins.
 */
import type { Relevance } from "../relevance/compare.ts";

export type ReviewLevel = "safe" | "low" | "review" | "high";

export interface FitFacts {
  /** The closest that one of its links came to its target's topic; null: nobody knows. */
  relevance: Relevance | null;
  /** Competitors that it links to. */
  competitors: number;
  /** 0–100, by the open ranking; null: not ranked, or none is imported. */
  authority: number | null;
  /** What the audit of toxic links says of it; null: it was not audited. */
  level: ReviewLevel | null;
}

export interface FitPart {
  part: "topic" | "competitors" | "authority" | "review";
  points: number;
  of: number;
  /** "links to 2 competitors" */
  text: string;
}

export interface Fit {
  /** Null: nothing is known, and nobody has said. */
  score: number | null;
  by: "person" | "facts";
  parts: FitPart[];
}

const WEIGHTS = { topic: 40, competitors: 25, authority: 20, review: 15 } as const;
/** A site that the audit rates high is not worth more than this, whatever else it has. */
const HIGH_CAP = 20;

const TOPIC: Record<Relevance, readonly [share: number, text: string]> = {
  same: [1, "same topic"],
  related: [0.6, "related topic"],
  unrelated: [0, "another topic"],
  too_little: [0.5, "too little text to tell its topic"],
};
const REVIEW: Record<ReviewLevel, readonly [share: number, text: string]> = {
  safe: [1, "nothing speaks against its links"],
  low: [0.8, "little speaks against its links"],
  review: [0.3, "its links are worth a look"],
  high: [0, "much speaks against its links"],
};

/** Computes the fit with its parts. @param own a person's number; null: none was given */
export function judgeFit(facts: FitFacts, own: number | null = null): Fit {
  const { relevance, competitors, authority, level } = facts;
  const parts: FitPart[] = [
    partOf("topic", ...(relevance === null ? ([0.5, "topic not known yet"] as const) : TOPIC[relevance])),
    partOf("competitors", [0, 0.6, 0.8][competitors] ?? 1, competitorText(competitors)),
    partOf(
      "authority",
      authority === null ? 0.5 : authority / 100,
      authority === null ? "authority not known" : `authority ${authority}`,
    ),
    partOf("review", ...(level === null ? ([0.5, "not audited"] as const) : REVIEW[level])),
  ];
  if (own !== null) return { score: own, by: "person", parts };
  const isKnown = relevance !== null || competitors > 0 || authority !== null || level !== null;
  if (!isKnown) return { score: null, by: "facts", parts };
  const sum = Math.round(parts.reduce((points, part) => points + part.points, 0));
  return { score: level === "high" ? Math.min(sum, HIGH_CAP) : sum, by: "facts", parts };
}

function partOf(part: FitPart["part"], share: number, text: string): FitPart {
  const of = WEIGHTS[part];
  return { part, points: Math.round(share * of * 10) / 10, of, text };
}

function competitorText(count: number): string {
  if (count === 0) return "no link to a competitor is known";
  return count === 1 ? "links to one competitor" : `links to ${count} competitors`;
}
