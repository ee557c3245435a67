/** Numbers and prices as exports and sheets write them: "1,240", "1.240,50", "€ 120", "120 USD". */

/**
 * A figure of a vendor's export. A comma before three digits groups thousands; a point does so only when it
 * stands more than once or beside a decimal comma.
 *
 * @returns null for what is no number.
 */
export function readNumber(cell: string): number | null {
  const text = cell.replace(/[\s\u00a0\u202f'’]/g, "").replace(/%$/, "");
  if (!/^[+-]?[\d.,]*\d[\d.,]*(?:e[+-]?\d+)?$/i.test(text)) return null;
  if (/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  const plain = plainDecimal(text, "point");
  return plain === null ? null : Number(plain);
}

export interface Money {
  /** A decimal with a point and at most two places. */
  price: string;
  currency: string | null;
}

const SYMBOLS: readonly [RegExp, string][] = [
  [/US\$/i, "USD"],
  [/(?:CA?|CAD)\$/i, "CAD"],
  [/AU?\$/i, "AUD"],
  [/NZ\$/i, "NZD"],
  [/R\$/i, "BRL"],
  [/\$/, "USD"],
  [/€/, "EUR"],
  [/£/, "GBP"],
  [/₹/, "INR"],
  [/₽/, "RUB"],
  [/₺/, "TRY"],
  [/₴/, "UAH"],
  [/zł/i, "PLN"],
  [/Kč/i, "CZK"],
];

const codes = new Set(Intl.supportedValuesOf("currency"));

/** The currency that a text names by code or symbol; null when it names none. */
export function readCurrency(text: string): string | null {
  for (const word of text.toUpperCase().match(/(?<!\p{L})[A-Z]{3}(?!\p{L})/gu) ?? []) {
    if (codes.has(word)) return word;
  }
  return SYMBOLS.find(([symbol]) => symbol.test(text))?.[1] ?? null;
}

/**
 * A price with its currency, when the cell names one. In a price three digits after a single mark are thousands
 * ("1.200" costs twelve hundred), unless a zero stands before it.
 *
 * @returns null for an empty cell, undefined for what is no price.
 */
export function readMoney(cell: string): Money | null | undefined {
  if (/^[-–—\s]*$/.test(cell) || /^n\/?a$/i.test(cell.trim())) return null;
  if (/^(?:free|gratis)$/i.test(cell.trim())) return { price: "0", currency: null };
  const digits = cell.replace(/[^\d.,-]/g, "").replace(/^[.,]+|[.,-]+$/g, "");
  const words = cell.replace(/[\d.,\s\u00a0\u202f'’-]/g, "");
  const currency = readCurrency(cell);
  if (digits === "" || (words !== "" && currency === null)) return undefined;
  const plain = plainDecimal(digits, /^0[.,]/.test(digits) ? "point" : "group");
  if (plain === null || plain.startsWith("-") || Number(plain) >= 1e10) return undefined;
  const [, places = ""] = plain.split(".");
  return { price: places.length > 2 ? Number(plain).toFixed(2) : plain, currency };
}

/** @param lone what a single point before exactly three digits is: a decimal point, or a group of thousands. */
function plainDecimal(text: string, lone: "point" | "group"): string | null {
  const comma = text.lastIndexOf(",");
  const point = text.lastIndexOf(".");
  let decimal = -1;
  if (comma >= 0 && point >= 0) decimal = Math.max(comma, point);
  else if (comma >= 0 || point >= 0) {
    const mark = comma >= 0 ? "," : ".";
    const groups = text.split(mark);
    const grouped = groups.slice(1).every((group) => group.length === 3);
    const single = groups.length === 2;
    const isGroup = grouped && !(single && mark === "." && lone === "point") && !/^0[.,]/.test(text);
    if (!isGroup && !single) return null;
    if (!isGroup) decimal = text.lastIndexOf(mark);
  }
  const whole = (decimal < 0 ? text : text.slice(0, decimal)).replace(/[.,]/g, "");
  const places = decimal < 0 ? "" : text.slice(decimal + 1);
  if (!/^[+-]?\d+$/.test(whole) || !/^\d*$/.test(places)) return null;
  return places === "" ? whole : `${whole}.${places}`;
}
