/**
 * Dates as vendors, spreadsheets and people write them, to YYYY-MM-DD. The day is taken as written: no time zone
 * moves it. Whether 03/04 is March or April is asked of the whole column, never of one cell.
 */

export type DateOrder = "dmy" | "mdy";

/** Cells that people and vendors leave instead of a date. */
const NO_DATE = /^(?:[-–—.\s]*|n\/?a|none|null|never|unknown|tbd|0000-00-00.*)$/i;

const YEAR_FIRST = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)/;
const YEAR_LAST = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)/;

/** A column's order: `certain` only when some value can be read in one way alone. */
export interface ColumnOrder {
  order: DateOrder;
  certain: boolean;
  /** The column holds dates whose order matters. */
  matters: boolean;
}

/**
 * The order of day and month in a column, from a sample of it; `preferred` when the sample does not tell.
 * Dates with dots are read day first: nobody writes month.day.year.
 */
export function guessDateOrder(values: readonly string[], preferred: DateOrder): ColumnOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  let either = 0;
  for (const value of values) {
    const parts = YEAR_LAST.exec(plainDigits(value));
    if (!parts || parts[2] === ".") continue;
    const [first, second] = [Number(parts[1]), Number(parts[3])];
    if (first > 12 && second <= 12) dayFirst++;
    else if (second > 12 && first <= 12) monthFirst++;
    else either++;
  }
  const matters = dayFirst + monthFirst + either > 0;
  if (dayFirst === monthFirst) return { order: preferred, certain: !matters, matters };
  return {
    order: dayFirst > monthFirst ? "dmy" : "mdy",
    certain: dayFirst === 0 || monthFirst === 0,
    matters,
  };
}

/**
 * The day that a cell names.
 *
 * @returns null for an empty cell and its stand-ins; undefined for text that is no date.
 */
export function readDate(cell: string, order: DateOrder): string | null | undefined {
  const text = plainDigits(cell);
  if (NO_DATE.test(text)) return null;

  const iso = YEAR_FIRST.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);

  const last = YEAR_LAST.exec(text);
  if (last) {
    const [, a, mark, b, year] = last;
    const firstIsDay = mark === "." || order === "dmy";
    // A value that the column's order cannot read is still a date in the other one.
    return (
      (firstIsDay ? day(year, b, a) : day(year, a, b)) ?? (firstIsDay ? day(year, a, b) : day(year, b, a))
    );
  }
  if (/^\d{8}$/.test(text)) return day(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return new Date(Number(text) * 1000).toISOString().slice(0, 10);
  if (/^\d{13}$/.test(text)) return new Date(Number(text)).toISOString().slice(0, 10);
  return readNamedMonth(text, order);
}

function readNamedMonth(text: string, order: DateOrder): string | undefined {
  const words = fold(text).match(/\p{L}+/gu) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  // Hebrew writes "in June" as one word.
  const month = words
    .map((word) => monthNames().get(word) ?? monthNames().get(word.replace(/^ב/, "")))
    .find((found) => found !== undefined);
  if (month !== undefined) {
    // "30 Jun 2020", "Jun 30, 2020", "2020 June 30", with a time behind it or not.
    const [first, second] = numbers;
    if (first === undefined || second === undefined) return undefined;
    return first.length === 4 ? day(first, String(month), second) : day(second, String(month), first);
  }
  // "30 thg 6, 2020": the month is a number among words.
  const [a, b, year] = numbers;
  if (words.length === 0 || year?.length !== 4) return undefined;
  return order === "dmy" || words[0] !== undefined ? day(year, b, a) : day(year, a, b);
}

function day(
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
): string | undefined {
  const [y, m, d] = [fullYear(year ?? ""), Number(month), Number(date)];
  if (!(y >= 1970 && y <= 2200 && m >= 1 && m <= 12 && d >= 1)) return undefined;
  if (d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return undefined;
  return `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

/** Two digits: nothing on the web is older than 1970. */
function fullYear(year: string): number {
  const value = Number(year);
  // Thai dates count from the Buddha.
  if (value > 2400 && value < 2700) return value - 543;
  return year.length === 2 ? value + (value < 70 ? 2000 : 1900) : value;
}

/** Arabic, Persian and Devanagari digits as ASCII; direction marks and white space around it gone. */
function plainDigits(text: string): string {
  return text
    .replace(/[\u200e\u200f\u061c\u202a-\u202e]/g, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - (code >= 0x966 ? 0x966 : code >= 0x6f0 ? 0x6f0 : 0x660));
    })
    .trim();
}

/**
 * `readDate` that remembers the texts it has read: an export names a few thousand days a million times.
 * One for each file.
 */
export function createDateReader(): typeof readDate {
  const known: Record<DateOrder, Map<string, string | null | undefined>> = { dmy: new Map(), mdy: new Map() };
  return (cell, order) => {
    const days = known[order];
    if (days.has(cell)) return days.get(cell);
    const day = readDate(cell, order);
    // Times of day make texts that never come again.
    if (days.size < 10_000) days.set(cell, day);
    return day;
  };
}

/** The languages of Search Console whose month names do not contradict each other (Croatian's do). */
const LOCALES =
  "en de de-AT fr es it pt nl pl ru uk cs sk sv da nb fi hu ro bg el tr id ms ca sl lt lv et he ar hi th fil sr".split(
    " ",
  );

let months: Map<string, number> | null = null;

/** Every word for a month, long and short, alone and inside a date, from the runtime's own Unicode data. */
function monthNames(): Map<string, number> {
  if (months) return months;
  months = new Map();
  const shapes = [
    { month: "long" },
    { month: "short" },
    { month: "long", day: "numeric" },
    { month: "short", day: "numeric" },
  ] as const;
  for (const locale of LOCALES) {
    for (const shape of shapes) {
      const names = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...shape, timeZone: "UTC" });
      for (let month = 0; month < 12; month++) addMonth(names, month);
    }
  }
  return months;
}

function addMonth(names: Intl.DateTimeFormat, month: number): void {
  const part = names.formatToParts(Date.UTC(2001, month, 15)).find(({ type }) => type === "month");
  const words = fold(part?.value ?? "").match(/\p{L}{2,}/gu) ?? [];
  // Catalan's month part is "de juny": the name is the longer word.
  const word = words.sort((a, b) => b.length - a.length)[0];
  if (word !== undefined && months?.has(word) === false) months.set(word, month + 1);
}

/** Lower case, without dots, accents and vowel signs that exports write in more than one way. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}.]/gu, "")
    .normalize("NFC");
}
