/**
 * Is somebody pointing spam at this site right now? The risky domains that came in the last seven days, against what a
 * month usually brings. Only dates that somebody gave or we saw are counted: an import brings years at once, and is
 * never an attack.
 */
import { addDays } from "../profile-series.ts";
import { median } from "../velocity.ts";
import { count } from "./evidence.ts";
import { defaultWeights, type ToxicWeights } from "./weights.ts";

/** A risky domain, at review or high, and when it came. */
export interface Arrival {
  /** YYYY-MM-DD */
  on: string | null;
  /** Whether that day is one that somebody gave or we saw (facts.ts). */
  dated: boolean;
}

export interface AttackWatch {
  state: "calm" | "watch" | "attack";
  /** New risky domains of the last seven days, `from` and `to` included. */
  week: number;
  from: string;
  to: string;
  /** Of a usual month (28 days): the median of those before; null: too few are known. */
  monthly: number | null;
  /** Came with an import and without a date: not counted. */
  undated: number;
  sentence: string;
}

const WEEK = 7;
const MONTH = 28;
/** Months that the norm is made of, and those without which there is none. */
const MONTHS = 6;
const ENOUGH = 3;

/**
 * @param since YYYY-MM-DD; the first day from which the site's links are known. Months before it had nobody to count.
 * @param today YYYY-MM-DD
 */
export function attackWatch(
  arrivals: Iterable<Arrival>,
  since: string | null,
  today: string,
  { attack }: Pick<ToxicWeights, "attack"> = defaultWeights,
): AttackWatch {
  const from = addDays(today, 1 - WEEK);
  const starts = Array.from({ length: MONTHS }, (_, month) => addDays(from, -MONTH * (month + 1)));
  const months = starts
    .filter((start) => since !== null && start >= since)
    .map((start) => ({ start, came: 0 }));
  let week = 0;
  let undated = 0;
  for (const { on, dated } of arrivals) {
    if (!dated || on === null) undated++;
    else if (on >= from && on <= today) week++;
    else if (on < from) {
      // The months run backwards from the week.
      const month = months.find(({ start }) => on >= start);
      if (month !== undefined) month.came++;
    }
  }
  const monthly = months.length < ENOUGH ? null : median(months.map(({ came }) => came));
  const state = stateOf(week, monthly, attack);
  return { state, week, from, to: today, monthly, undated, sentence: sentenceOf(state, week, monthly) };
}

function stateOf(week: number, monthly: number | null, attack: ToxicWeights["attack"]): AttackWatch["state"] {
  if (monthly === null) return "calm";
  const usual = (monthly * WEEK) / MONTH;
  if (week >= Math.max(attack.attackDomains, attack.attackTimes * usual)) return "attack";
  return week >= Math.max(attack.watchDomains, attack.watchTimes * usual) ? "watch" : "calm";
}

function sentenceOf(state: AttackWatch["state"], week: number, monthly: number | null): string {
  const came = `${count(week, "new risky domain")} in the last seven days`;
  if (monthly === null) return `${came}. Too little history to say what is usual.`;
  const usual = `a usual month brings ${Math.round(monthly).toLocaleString("en")}`;
  switch (state) {
    case "calm":
      return `${came}; ${usual}. Nothing stands out.`;
    case "watch":
      return `${came}; ${usual}. Look at what they have in common.`;
    case "attack":
      return `${came}; ${usual}. It looks like an attack: clear them by pattern. Search engines ignore most of this by themselves.`;
    default:
      return state satisfies never;
  }
}
