/**
 * What a CSV file is written in, and how we write one.
 *
 * Exports are opened in spreadsheets, and a cell that begins with = + - @ is run there as a formula, so
 * strangers' anchor texts are neutralised on the way out and read back unchanged on the way in.
 */

export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type Delimiter = "\t" | "," | ";" | "|";

export const DELIMITERS: readonly Delimiter[] = [",", "\t", ";", "|"];

export interface SniffedEncoding {
  encoding: TextEncodingName;
  /** Bytes to skip at the start. */
  bom: number;
  /** `guess` may be wrong for bytes after the sample: readers fall back line by line. */
  by: "bom" | "strict" | "guess";
}

/**
 * The encoding of a file from its first bytes: a byte order mark, else NULs in every other byte (UTF-16 without
 * one), else UTF-8 if it decodes strictly, else windows-1252, which decodes anything.
 * A character cut in two by the end of the sample does not count against UTF-8.
 * @see https://encoding.spec.whatwg.org/#bom-sniff
 */
export function sniffEncoding(bytes: Uint8Array): SniffedEncoding {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", bom: 2, by: "bom" };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", bom: 2, by: "bom" };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", bom: 3, by: "bom" };

  const nuls = countNuls(bytes.subarray(0, 4096));
  if (nuls.odd > nuls.pairs * 0.6) return { encoding: "utf-16le", bom: 0, by: "guess" };
  if (nuls.even > nuls.pairs * 0.6) return { encoding: "utf-16be", bom: 0, by: "guess" };

  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return { encoding: "utf-8", bom: 0, by: "strict" };
  } catch {
    return { encoding: "windows-1252", bom: 0, by: "guess" };
  }
}

function countNuls(bytes: Uint8Array): { even: number; odd: number; pairs: number } {
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  return { even, odd, pairs: Math.max(1, bytes.length >> 1) };
}

/** The delimiter that stands most often outside quotes on a header line; a comma when none does. */
export function sniffDelimiter(headerLine: string): Delimiter {
  const bare = headerLine.replace(/"(?:[^"]|"")*"/g, "");
  let best: Delimiter = ",";
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const times = bare.split(delimiter).length - 1;
    if (times > most) {
      most = times;
      best = delimiter;
    }
  }
  return best;
}

// A spreadsheet also runs the full-width signs, and looks past white space and invisible characters.
const FORMULA = "(?:[\\s\\p{C}]*[=+\\-@＝＋－＠﹢﹣﹦﹫]|[\\t\\r\\n\\0])";
const STARTS_FORMULA = new RegExp(`^'*${FORMULA}`, "u");
const NEUTRALISED = new RegExp(`^'+${FORMULA}`, "u");

/**
 * One cell as it stands in a file: neutralised with an apostrophe when a spreadsheet would run it, quoted when
 * it must be. Numbers are written bare. `unguardCell` of the parsed cell gives the value back.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = guardCell(value);
  // Every delimiter that a reader may guess, not only the one in use.
  return /[",;|\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The value with an apostrophe in front when it would start a formula (or already looks neutralised). */
export function guardCell(value: string): string {
  return STARTS_FORMULA.test(value) ? `'${value}` : value;
}

/** The inverse of `guardCell`: other apostrophes stay. */
export function unguardCell(cell: string): string {
  return cell.charCodeAt(0) === 39 && NEUTRALISED.test(cell) ? cell.slice(1) : cell;
}

/** One record with its line end (CRLF, RFC 4180 section 2). */
export function csvLine(
  values: readonly (string | number | boolean | null | undefined)[],
  delimiter: Delimiter = ",",
): string {
  return `${values.map(csvCell).join(delimiter)}\r\n`;
}
