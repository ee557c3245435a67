// What pages know of placements: plain values, no row of the database.
import type { ContextSnapshot } from "#lib/core/context-snapshot";
import type { OwnCost } from "#lib/core/outreach/money";
import type { Place } from "#lib/core/place";
import type { RelClass } from "#lib/core/rel";
import type { Standing, Word } from "#lib/core/standing";
import type { Flag, Headline } from "#lib/core/verdict";
import type { Breach } from "#lib/core/verdict/flags";

export const TACTICS = [
  "guest_post",
  "resource_page",
  "broken_link",
  "digital_pr",
  "influencer",
  "unlinked_mention",
  "lost_link_reclaim",
  "directory",
  "exchange",
  "paid",
  "other",
] as const;
export type Tactic = (typeof TACTICS)[number];

export const ORIGINS = ["earned", "built", "bought", "unknown"] as const;
export type LinkOrigin = (typeof ORIGINS)[number];

/** What people saw, as a facet. */
export const HAND_WORDS = ["seen", "gone", "due"] as const;
export type HandWord = (typeof HAND_WORDS)[number];

/** What was agreed, beside source and target. Null: nothing was said about it. */
export interface Terms {
  anchor: string | null;
  rel: RelClass | null;
  place: Place | null;
  /** A decimal with a point, at most two places: "240", "1200.50". Null also for a Scope that may not read costs. */
  price: string | null;
  /** ISO 4217 */
  currency: string | null;
  /** What the client is charged for it; price is what the vendor is paid. */
  fee: string | null;
  feeCurrency: string | null;
  /** A note on its invoice. Null, as the fee, also for a Scope that may not read costs. */
  invoice: string | null;
  vendor: string | null;
  /** Null also for a Scope that may not read contacts. */
  contact: string | null;
  tactic: Tactic | null;
  origin: LinkOrigin;
  /** YYYY-MM-DD */
  liveOn: string | null;
  expiresOn: string | null;
  notes: string | null;
  /** The team's own words to sort by, in order; each schedule of a tag holds for them. */
  tags: readonly string[];
}

/** One promise to record. */
export interface NewPlacement
  extends Omit<Terms, "origin" | "tags" | "place" | "fee" | "feeCurrency" | "invoice"> {
  /** http(s) URLs. */
  source: string;
  target: string;
  origin?: LinkOrigin;
  tags?: readonly string[];
  place?: Place | null;
  fee?: string | null;
  feeCurrency?: string | null;
  invoice?: string | null;
  /** Agreed with this prospect, on that day (YYYY-MM-DD). */
  prospectId?: string | null;
  agreedOn?: string | null;
}

/** One line of the table of promises. */
export interface PlacementLine {
  id: string;
  /** As it stands: of the last verdict, or by a person's word (lib/core/standing.ts). */
  status: Headline;
  standing: Standing;
  /** Of the last verdict. */
  verdict: Headline;
  /** What a person saw, while no conclusive look came after it. */
  word: (Word & { by: string | null }) | null;
  /** Of the last verdict; null until there is one. */
  sentence: string | null;
  source: string;
  target: string;
  sourceDomain: string;
  anchor: string | null;
  rel: RelClass | null;
  price: string | null;
  currency: string | null;
  fee: string | null;
  feeCurrency: string | null;
  /** The price in the workspace's own currency, by the rate of the day of agreement; null without a price. */
  cost: OwnCost | null;
  vendor: string | null;
  tactic: Tactic | null;
  liveOn: string | null;
  expiresOn: string | null;
  tags: readonly string[];
  /** ISO 8601 */
  checkedAt: string | null;
  /** ISO 8601: since when it is lost, missed, or not as agreed; null while it is as agreed or nobody knows. */
  since: string | null;
}

export const PLACEMENT_SORTS = ["added", "status", "source", "price", "live", "expires", "checked"] as const;
export type PlacementSort = (typeof PLACEMENT_SORTS)[number];

export interface PlacementPage {
  lines: PlacementLine[];
  /** Opaque; null at the end, at the start. */
  next: string | null;
  previous: string | null;
}

/** How the promises of a site stand. */
export interface PlacementSummary {
  /** Not archived. */
  total: number;
  byStatus: Record<Headline, number>;
  /** How many of them stand so by a person's word. */
  byHand: number;
  /** Only a person can settle them, and none has. */
  needEyes: number;
  /** They end within 30 days, or have ended. */
  expiring: number;
  archived: number;
  /** What the live ones cost, by currency; empty for a Scope that may not read costs. */
  costs: { currency: string; amount: string; links: number }[];
}

/** Choices of the filter with how many each would leave. */
export interface PlacementFacets {
  status: { value: Headline; count: number }[];
  tactic: { value: Tactic; count: number }[];
  tag: { value: string; count: number }[];
  hand: { value: HandWord; count: number }[];
}

/** One verdict, for the history. */
export interface PlacementCheckLine {
  /** ISO 8601 */
  at: string;
  runId: string;
  status: Headline;
  sentence: string;
  flags: Flag[];
  /** What it saw of the link; null when it did not find it. */
  context: ContextSnapshot | null;
}

/** What the last look that found the link saw. */
export interface FoundTerms {
  /** ISO 8601 */
  at: string;
  anchor: string | null;
  rel: string | null;
  relClass: RelClass | null;
  /** How near its address comes to the agreed one (lib/core/match.ts). */
  match: string;
  place: string | null;
  contextLeft: string | null;
  contextRight: string | null;
}

/** One way in which what was found is not what was agreed, from the look that first saw it. */
export interface BreachLine {
  flag: Breach;
  /** In words; an address or an anchor as it stands. */
  promised: string | null;
  found: string | null;
  /** ISO 8601 */
  beganAt: string;
  /** Null: it holds. */
  endedAt: string | null;
  /** How it ended: a look found it mended, or found no link any more, or the terms were changed. */
  ended: "mended" | "gone" | "terms" | null;
}

/** A change of the agreed target, with those of many others. */
export interface TargetStep {
  /** ISO 8601 */
  at: string;
  from: string;
  to: string;
  /** ISO 8601; null: it stands. */
  undoneAt: string | null;
}

/** Everything about one promise, for its drawer. */
export interface PlacementDetail extends PlacementLine, Terms {
  /** The page that should link. */
  sourceId: number;
  createdAt: string;
  createdBy: string | null;
  /** It came with an import. */
  imported: boolean;
  /** The day whose exchange rate holds (YYYY-MM-DD). */
  agreedOn: string;
  /** Agreed with this prospect of a campaign. */
  prospectId: string | null;
  archivedAt: string | null;
  flags: Flag[];
  /** What to do; null until there is a verdict. */
  next: string | null;
  foundAt: string | null;
  seenAt: string | null;
  found: FoundTerms | null;
  /** Those that hold first, then past ones; newest first. */
  breaches: BreachLine[];
  /** Newest first. */
  targets: TargetStep[];
  /** Newest first. */
  checks: PlacementCheckLine[];
  /** The link of the profile that keeps the promise, when one is known. */
  link: { sourceId: number; targetId: number } | null;
  targetId: number;
  /** Of the page as it is now: its last answer, and the original that it names. */
  page: { httpStatus: number | null; canonical: string | null };
  /** Mails that were drafted about it, newest first. */
  mails: { at: string; by: string | null }[];
}
