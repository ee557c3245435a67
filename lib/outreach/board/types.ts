// What pages know of prospects: plain values, no row of the database.

import type { Stage } from "#lib/core/outreach/stages";
import type { Relevance } from "#lib/core/relevance/compare";
import type { Headline } from "#lib/core/verdict";
import type { RejectReason } from "../record-stage.ts";

export const PROSPECT_ORIGINS = [
  "hand",
  "pasted",
  "file",
  "link_gap",
  "lost_link",
  "broken_target",
  "search_results",
  "resource_page",
  "mention",
] as const;
export type ProspectOrigin = (typeof PROSPECT_ORIGINS)[number];

/** When its next step is due. */
export const DUES = ["overdue", "today", "week", "later", "none"] as const;
export type Due = (typeof DUES)[number];

/** What was agreed with it, and how the link stands. */
export interface ProspectPlacement {
  id: string;
  status: Headline;
  /** A decimal; null also for a Scope that may not read costs. */
  price: string | null;
  currency: string | null;
}

/** One prospect, as a card and as a row. */
export interface ProspectLine {
  id: string;
  domain: string;
  pageUrl: string | null;
  stage: Stage;
  /** ISO 8601 */
  stageAt: string;
  owner: { id: string; name: string } | null;
  origin: ProspectOrigin;
  rejectReason: RejectReason | null;
  /** Where it stood before it was rejected. */
  stageBefore: Stage | null;
  /** Said by a person, 0 to 100. */
  fit: number | null;
  note: string | null;
  targetUrl: string | null;
  anchor: string | null;
  /** YYYY-MM-DD */
  followUpOn: string | null;
  dueOn: string | null;
  /** ISO 8601 */
  createdAt: string;
  contactedAt: string | null;
  repliedAt: string | null;
  placedAt: string | null;
  waiting: boolean;
  touchesOut: number;
  /** Common Crawl, 0 to 100. */
  authority: number | null;
  /** The best that its known links to this workspace's sites share with the pages they link to. */
  relevance: Relevance | null;
  /** Live links to the campaign's site. */
  linksToUs: number;
  placement: ProspectPlacement | null;
  /** ISO 8601: when another campaign of the workspace wrote to its site last. */
  askedAt: string | null;
  /** People and desks of its site, the first four; empty also for a Scope that may not read contacts. */
  contacts: string[];
  /** Of the site itself: what the client was asked last, and said. */
  approval: "asked" | "approved" | "declined" | null;
}

/** A column of the board: how many, and the first of them. */
export interface BoardColumn {
  stage: Stage;
  count: number;
  cards: ProspectLine[];
}

/** What cards are judged by beside their own values. */
export interface BoardTerms {
  /** YYYY-MM-DD */
  today: string;
  /** The first mail and its follow-ups. */
  mailsMost: number;
  /** ISO 8601; null: there is none. */
  embargoUntil: string | null;
}

export const PROSPECT_SORTS = ["moved", "domain", "stage", "due", "fit", "authority", "added"] as const;
export type ProspectSort = (typeof PROSPECT_SORTS)[number];

export interface ProspectPage {
  lines: ProspectLine[];
  /** Opaque; null at the end, at the start. */
  next: string | null;
  previous: string | null;
}

/** Choices of the filter with how many each would leave. */
export interface ProspectFacets {
  stage: { value: Stage; count: number }[];
  owner: { value: string; name: string; count: number }[];
  origin: { value: ProspectOrigin; count: number }[];
  reason: { value: RejectReason; count: number }[];
  due: { value: Due; count: number }[];
}

/** What a decision on prospects did. */
export interface Moved {
  /** Takes it back; null: nothing changed. */
  batch: string | null;
  changed: number;
  /** Those that stayed as they were, by why. */
  refused: { why: string; count: number }[];
}
