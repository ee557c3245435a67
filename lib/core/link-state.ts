/**
 * What is known of one link, as the record keeps it, and how it counts. Looks (diff.ts) and reports
 * (report.ts) are the only two things that change it; both are pure, so that the one writer only has to
 * load states, call them and write the difference.
 */
import type { AnchorKind, LinkKind, Placement } from "./link-types.ts";
import type { FollowDecidedBy, RelClass } from "./rel.ts";

/** `reported`: somebody says so, not settled. `not_found`: reported, looked for, never seen. */
export type LinkPresence = "reported" | "found" | "missed" | "lost" | "not_found";

/** `reported`: the vendor's own Lost date; we have not looked. */
export type LossReason = "removed" | "page_gone" | "page_redirected" | "target_changed" | "reported";

/** Unknown: a report that does not say. */
export type StoredRelClass = RelClass | "unknown";

export interface OtherAnchor {
  anchor: string;
  anchorKind: AnchorKind;
  rel: string;
}

export interface LinkState {
  presence: LinkPresence;
  kind: LinkKind | "redirect";
  /** Null: not known. */
  anchor: string | null;
  anchorKind: AnchorKind;
  /** Tokens joined by one space. */
  rel: string;
  relClass: StoredRelClass;
  relBy: FollowDecidedBy;
  place: Placement;
  hidden: boolean;
  occurrences: number;
  others: OtherAnchor[];
  contextLeft: string | null;
  contextRight: string | null;
  /** YYYY-MM-DD; the earliest date given or seen, else the day we learnt of it. */
  knownOn: string;
  /** Whether `knownOn` is such a date. */
  dated: boolean;
  lostOn: string | null;
  lossReason: LossReason | null;
  /** ISO 8601; the first time we saw it ourselves. */
  foundAt: string | null;
  /** ISO 8601; the last time we saw it, where the page's last complete look does not tell. */
  seenAt: string | null;
  misses: number;
  /** ISO 8601; the first miss of the row. */
  missedAt: string | null;
}

export type EventKind =
  | "gained"
  | "known"
  | "returned"
  | "lost"
  | "refuted"
  | "missed"
  | "recovered"
  | "verified"
  | "rel_changed"
  | "anchor_changed"
  | "place_changed"
  | "hidden_changed"
  | "noindexed"
  | "indexable"
  | "canonical_away"
  | "canonical_back"
  | "page_moved";

/** A change, before it has ids. `fromClass` stops counting as a live link, `toClass` starts to. */
export interface EventDraft {
  kind: EventKind;
  origin: "observed" | "reported" | "person";
  /** YYYY-MM-DD */
  occurredOn: string;
  /** Null: a change of the page. */
  target: string | null;
  fromClass: StoredRelClass | null;
  toClass: StoredRelClass | null;
  detail: Record<string, string | number | boolean | null> | null;
}

/** Live: found, missed, or reported and not reported lost. The database generates the same column. */
export function isLive(link: Pick<LinkState, "presence" | "lostOn">): boolean {
  return (
    link.presence === "found" ||
    link.presence === "missed" ||
    (link.presence === "reported" && link.lostOn === null)
  );
}

/** Verified: our own last conclusive look, or the one before it, saw the link. */
export function isVerified(link: Pick<LinkState, "presence">): boolean {
  return link.presence === "found" || link.presence === "missed";
}

/** An open question: reported and never settled, or missed and not settled. The page must be diffed again. */
export function isOpen(link: Pick<LinkState, "presence">): boolean {
  return link.presence === "reported" || link.presence === "missed";
}

/** What the link counts as: its class while live, else nothing. */
export function countsAs(link: Pick<LinkState, "presence" | "lostOn" | "relClass">): StoredRelClass | null {
  return isLive(link) ? link.relClass : null;
}

/** The tokens that matter to a search engine, in one order; others (noopener …) change nothing. */
export function decisiveRel(rel: string): string {
  const tokens = rel.split(" ");
  return ["nofollow", "ugc", "sponsored"].filter((token) => tokens.includes(token)).join(" ");
}
