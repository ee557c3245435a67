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
