import type { OwnCost } from "#lib/core/outreach/money";

/** "€240", "CHF 1,200.50"; empty without a price. */
export function priceWords({ price, currency }: { price: string | null; currency: string | null }): string {
  if (price === null) return "";
  const value = Number(price);
  const digits = Number.isInteger(value) ? 0 : 2;
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) {
    return new Intl.NumberFormat("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: 2 }).format(
      value,
    );
  }
  return new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: 2,
  }).format(value);
}

/**
 * A price in the workspace's own currency: "€222.00", "no rate for USD"; empty where the price says it itself.
 * @param currency of the price
 */
export function ownCostWords(cost: OwnCost | null, currency: string | null): string {
  if (cost === null) return "";
  if (cost.missing === "") return "its currency is not said";
  if (cost.missing !== null) return `no rate for ${cost.missing} on that day`;
  return cost.currency === currency ? "" : priceWords({ price: cost.amount, currency: cost.currency });
}
