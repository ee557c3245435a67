/**
 * The few characters that HTML's grammar turns on, as UTF-16 code units: the scanner compares
 * numbers, because cutting one-character strings out of a page costs more than reading it.
 */
export const TAB = 9;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const EXCLAMATION = 33;
export const DOUBLE_QUOTE = 34;
export const AMPERSAND = 38;
export const SINGLE_QUOTE = 39;
export const DASH = 45;
export const SLASH = 47;
export const EQUALS = 61;
export const GREATER_THAN = 62;
export const QUESTION_MARK = 63;
export const NO_BREAK_SPACE = 0xa0;

/** White space of the HTML grammar: space, tab, line feed, form feed, carriage return. */
export function isHtmlSpace(code: number): boolean {
  return code === SPACE || (code <= CARRIAGE_RETURN && code >= TAB && code !== 11);
}

/** `a` to `z` in either case. NaN (past the end of the text) is no letter. */
export function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 97 && lower <= 122;
}

/** White space beyond ASCII, as `\s` has it: no-break space, the typographic spaces, line separators. */
export function isWideSpace(code: number): boolean {
  if (code === NO_BREAK_SPACE) return true;
  if (code < 0x1680) return false;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
