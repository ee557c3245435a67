// The audit on a made-up profile: of what was planted, what is told, and what is told of others.
import { auditSite } from "#lib/core/toxic/audit";
import type { Level, ToxicVerdict } from "#lib/core/toxic/judge";
import { defaultWeights, type ToxicWeights } from "#lib/core/toxic/weights";
import { aSite, TODAY } from "../toxic-facts.ts";
import { cleanDomains } from "./clean.ts";
import { diceOf, type Labelled } from "./labelled.ts";
import { plantedDomains } from "./planted.ts";

export interface Judged extends Labelled {
  verdict: Pick<ToxicVerdict, "level" | "sentence" | "evidence" | "lines">;
}

/** The domains of the profile that this seed makes, by who made them. */
export function labelledProfile(seed: number): Labelled[] {
  const dice = diceOf(seed);
  return [...plantedDomains(dice), ...cleanDomains(dice)];
}

/** Judges every domain of the profile that this seed makes. */
export function judgeProfile(seed: number, weights: ToxicWeights = defaultWeights): Judged[] {
  return judgeLabelled(labelledProfile(seed), weights);
}

/** Judges these domains as all that link to the site. */
export function judgeLabelled(
  labelled: readonly Labelled[],
  weights: ToxicWeights = defaultWeights,
): Judged[] {
  const { judge } = auditSite(
    labelled.map(({ facts }) => facts),
    aSite(),
    TODAY,
    weights,
  );
  return labelled.map((one) => ({ ...one, verdict: judge(one.facts) }));
}

export interface PatternScore {
  story: string;
  planted: number;
  /** Of the domains that its signals name, those that are not clean. */
  precision: number;
  /** Of those planted, the ones that are named. */
  recall: number;
}

export function scorePatterns(judged: readonly Judged[]): PatternScore[] {
  const stories = Map.groupBy(
    judged.filter(({ signals }) => signals.length > 0),
    ({ story }) => story,
  );
  return [...stories].map(([story, planted]) => {
    const wanted = new Set(planted[0]?.signals);
    const isNamed = ({ verdict }: Judged) => verdict.evidence.some(({ signal }) => wanted.has(signal));
    const hits = planted.filter(isNamed).length;
    const named = judged.filter(isNamed);
    const clean = named.filter(({ kind }) => kind === "clean").length;
    return {
      story,
      planted: planted.length,
      precision: named.length === 0 ? 1 : 1 - clean / named.length,
      recall: hits / planted.length,
    };
  });
}

export function levelsByStory(judged: readonly Judged[]): Map<string, Record<Level, number>> {
  const levels = new Map<string, Record<Level, number>>();
  for (const { story, kind, verdict } of judged) {
    const key = `${kind}: ${story}`;
    const own = levels.get(key) ?? { safe: 0, low: 0, review: 0, high: 0 };
    own[verdict.level]++;
    levels.set(key, own);
  }
  return levels;
}
