/**
 * Text that strangers wrote, made safe to keep and to compare: one place decides what a stored
 * text may hold. PostgreSQL refuses NUL in text and lone surrogates in jsonb, and one such value
 * would abort the whole batch that carries it.
 */

/**
 * Folds every run of white space to one space, trims, drops NUL and replaces lone surrogates by U+FFFD.
 * `max` is a length in UTF-16 code units; a cut never splits a character.
 */
export function cleanText(text: string, max = Number.POSITIVE_INFINITY): string {
  const clean = text.replaceAll("\0", "").toWellFormed().replace(/\s+/g, " ").trim();
  return clean.length > max ? cutText(clean, max).trimEnd() : clean;
}

/** The first `max` UTF-16 code units, one less when the cut would split a surrogate pair. */
export function cutText(text: string, max: number): string {
  const last = text.charCodeAt(max - 1);
  const splitsPair = max > 0 && max < text.length && last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? max - 1 : max);
}
