/**
 * The words around a link as they stood at one change, kept in that event's detail: text alone, cut short, what is
 * empty left out, so that millions of first looks stay small. Of a look's events only: a report's words are no look.
 */
import { cutText } from "./clean-text.ts";
import type { EventDraft, LinkState } from "./link-state.ts";

/** Characters of each part. */
const PART_MAX = 100;

/** The parts of a detail that are the snapshot. */
export interface ContextSnapshot {
  left: string;
  anchor: string;
  right: string;
}

/** What goes into the detail of an event; null when there is nothing to quote. The left side keeps its end. */
export function snapshotOf(
  link: Pick<LinkState, "anchor" | "contextLeft" | "contextRight">,
): NonNullable<EventDraft["detail"]> | null {
  const left = link.contextLeft ?? "";
  const right = link.contextRight ?? "";
  if (left === "" && right === "" && !link.anchor) return null;
  const snapshot: NonNullable<EventDraft["detail"]> = {};
  if (left !== "") snapshot.left = lastOf(left);
  if (link.anchor) snapshot.anchor = cutText(link.anchor, PART_MAX);
  if (right !== "") snapshot.right = cutText(right, PART_MAX);
  return snapshot;
}

/** The snapshot in an event's detail; null when it has none. */
export function readSnapshot(detail: EventDraft["detail"]): ContextSnapshot | null {
  const part = (name: keyof ContextSnapshot) => {
    const value = detail?.[name];
    return typeof value === "string" ? value : "";
  };
  const snapshot = { left: part("left"), anchor: part("anchor"), right: part("right") };
  return snapshot.left + snapshot.anchor + snapshot.right === "" ? null : snapshot;
}

/** The last characters; never half a surrogate pair. */
function lastOf(text: string): string {
  if (text.length <= PART_MAX) return text;
  const from = text.length - PART_MAX;
  const first = text.charCodeAt(from);
  return text.slice(first >= 0xdc00 && first <= 0xdfff ? from + 1 : from);
}
