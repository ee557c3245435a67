// Money as exact decimals: text in, text out, whole numbers between. Another currency is worth what the team's own
// rate of the day says; where no rate is known that is said, and nothing is counted as nought.

/** What one unit of a currency is worth in the workspace's own, from that day on. */
export interface DatedRate {
  /** ISO 4217 */
  currency: string;
  /** YYYY-MM-DD */
  day: string;
  /** A decimal with a point, at most eight places. */
  rate: string;
}

/** An amount in the workspace's own currency, or why there is none. */
export type OwnCost =
  | { amount: string; currency: string; missing: null }
  /** The currency whose rate is missing; empty where the price names none. */
  | { amount: null; missing: string };

const PLACES = 2;
const RATE_PLACES = 8;

/** Reads "1200.5" as a whole number of its smallest part. Throws RangeError for what is no such decimal. */
function units(decimal: string, places: number): bigint {
  const [, sign, whole, part = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === undefined || part.length > places) throw new RangeError(`"${decimal}" is no amount`);
  const value = BigInt(whole + part.padEnd(places, "0"));
  return sign === "-" ? -value : value;
}

/** Writes a whole number of smallest parts as a decimal of two places. */
function decimal(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 1, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}

/** Halves go away from nought, as on an invoice. */
function divide(value: bigint, by: bigint): bigint {
  const half = by / 2n;
  return value < 0n ? -((-value + half) / by) : (value + half) / by;
}

/** An amount times a rate, to two places. */
export function convert(amount: string, rate: string): string {
  return decimal(divide(units(amount, PLACES) * units(rate, RATE_PLACES), 10n ** BigInt(RATE_PLACES)));
}

/** The sum of amounts of one currency; "0.00" for none. */
export function sumOf(amounts: readonly string[]): string {
  return decimal(amounts.reduce((sum, amount) => sum + units(amount, PLACES), 0n));
}

/** What each of so many costs on average, to two places; null for none. */
export function eachOf(total: string, count: number): string | null {
  return count === 0 ? null : decimal(divide(units(total, PLACES), BigInt(count)));
}

/** The latest rate of a currency on or before a day; null when none is known. */
export function rateOn(rates: readonly DatedRate[], currency: string, day: string): DatedRate | null {
  let best: DatedRate | null = null;
  for (const rate of rates) {
    if (rate.currency === currency && rate.day <= day && (best === null || rate.day > best.day)) best = rate;
  }
  return best;
}

/**
 * A price in the workspace's own currency, by the rate of the day of agreement; null without a price.
 * @param day YYYY-MM-DD
 */
export function ownCost(
  { price, currency }: { price: string | null; currency: string | null },
  day: string,
  own: { currency: string; rates: readonly DatedRate[] },
): OwnCost | null {
  if (price === null) return null;
  if (currency === null) return { amount: null, missing: "" };
  if (currency === own.currency) return { amount: sumOf([price]), currency, missing: null };
  const rate = rateOn(own.rates, currency, day);
  return rate === null
    ? { amount: null, missing: currency }
    : { amount: convert(price, rate.rate), currency: own.currency, missing: null };
}

/** What several things cost together, with the currencies whose rate is missing and how many things are left out for it. */
export interface CostSum {
  amount: string;
  counted: number;
  leftOut: number;
  /** In order; an empty one stands for prices that name no currency. */
  missing: string[];
}

/** Sums costs; what has no price costs nothing and is not counted. */
export function sumCosts(costs: readonly (OwnCost | null)[]): CostSum {
  const known = costs.flatMap((cost) => (cost?.missing === null ? [cost.amount] : []));
  const missing = costs.flatMap((cost) => (cost !== null && cost.missing !== null ? [cost.missing] : []));
  return {
    amount: sumOf(known),
    counted: known.length,
    leftOut: missing.length,
    missing: [...new Set(missing)].sort(),
  };
}
