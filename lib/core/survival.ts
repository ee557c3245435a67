/**
 * How long links live: the share still alive after so many days, with links that are still there counted for as long
 * as they have been watched (they are censored, not immortal). Kaplan and Meier, "Nonparametric estimation from
 * incomplete observations" (1958); the band is Greenwood's, on the log(−log) scale, so that it stays within 0 and 1.
 */

/** One link: how many days it was seen alive, and whether it then went. */
export interface Life {
  days: number;
  /** False: it was still there when last seen. */
  lost: boolean;
}

/** From `days` on, until the next step, `alive` is the share that lives. */
export interface SurvivalStep {
  days: number;
  /** 0 to 1. */
  alive: number;
  /** 95 % band. */
  low: number;
  high: number;
  /** Links that were watched for at least so long. */
  atRisk: number;
  lost: number;
}

export interface Survival {
  links: number;
  lost: number;
  /** Null below `FEWEST` links: "x of y alive" says all that is known. */
  steps: SurvivalStep[] | null;
  /** The day by which half of them are gone; null while more than half live. */
  medianDays: number | null;
}

/** Fewer links make no curve. */
export const FEWEST = 20;

/** Half-width of a 95 % band, in standard errors. */
const Z = 1.96;

/** @param lives in any order; a negative number of days counts as 0 */
export function survivalOf(lives: readonly Life[]): Survival {
  const lost = lives.filter((life) => life.lost).length;
  const links = lives.length;
  if (links < FEWEST) return { links, lost, steps: null, medianDays: null };
  const sorted = lives
    .map((life) => ({ ...life, days: Math.max(0, life.days) }))
    .sort((a, b) => a.days - b.days);
  const steps: SurvivalStep[] = [{ days: 0, alive: 1, low: 1, high: 1, atRisk: links, lost: 0 }];
  let alive = 1;
  let variance = 0;
  for (let at = 0; at < sorted.length; ) {
    const { days } = sorted[at] as Life;
    const atRisk = sorted.length - at;
    let gone = 0;
    // Whoever is last seen on the day on which others go was still at risk on it.
    for (; at < sorted.length && sorted[at]?.days === days; at++) if (sorted[at]?.lost) gone++;
    if (gone === 0) continue;
    alive *= 1 - gone / atRisk;
    variance += atRisk > gone ? gone / (atRisk * (atRisk - gone)) : 0;
    steps.push({ days, alive, ...band(alive, variance), atRisk, lost: gone });
  }
  return { links, lost, steps, medianDays: steps.find((step) => step.alive <= 0.5)?.days ?? null };
}

function band(alive: number, variance: number): { low: number; high: number } {
  if (alive <= 0) return { low: 0, high: 0 };
  if (alive >= 1 || variance === 0) return { low: alive, high: alive };
  const spread = (Z * Math.sqrt(variance)) / Math.abs(Math.log(alive));
  return { low: alive ** Math.exp(spread), high: alive ** Math.exp(-spread) };
}

/** The share alive after so many days; null beyond what anybody was watched for. */
export function aliveAfter(survival: Survival, lives: readonly Life[], days: number): number | null {
  if (survival.steps === null || !lives.some((life) => life.days >= days)) return null;
  return survival.steps.findLast((step) => step.days <= days)?.alive ?? null;
}
