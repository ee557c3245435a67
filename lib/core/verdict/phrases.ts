/** Small pieces that sentences are made of: a date, an address, a quoted anchor. */
import { cutText } from "../clean-text.ts";
import type { Placement } from "../link-types.ts";

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** "3 March 2026", in UTC; null when it is no date. */
export function dayOf(iso: string): string | null {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return null;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** A stranger's text within a sentence, short enough to read. */
export function shorten(text: string, max = 100): string {
  return text.length > max ? `${cutText(text, max - 1).trimEnd()}…` : text;
}

/** "“good shoes”", or "no anchor text". */
export function quoteAnchor(anchor: string): string {
  return anchor === "" ? "no anchor text" : `“${shorten(anchor, 80)}”`;
}

/** "in the footer instead of the content" */
export function inPlaceOf(found: Placement, agreed: Placement): string {
  return `in the ${found} instead of the ${agreed}`;
}

/** "a", "a and b", "a, b and c". */
export function listOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${last}` : last;
}
