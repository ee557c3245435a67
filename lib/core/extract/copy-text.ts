/**
 * Copies a string cut out of a page. V8 keeps a cut of 13 characters or more as a view on the whole
 * page, so that one kept link keeps a megabyte alive (4,000 results held 804 MB, copies 245 MB).
 */

/** The same text in memory of its own. Joining makes a new text, and the cut is a view on that one. */
export function copyText(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
