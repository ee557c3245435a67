import type { AttackWatch } from "#lib/core/toxic/attack-watch";
import type { Evidence } from "#lib/core/toxic/evidence";
import type { Level } from "#lib/core/toxic/judge";
import type { OpinionKind } from "../types.ts";

export const DECISIONS = [
  "kept",
  "whitelisted",
  "partner",
  "removal",
  "disavow",
  "disavow_pages",
  "later",
] as const;
/** What a person may say of a domain in the queue. */
export type Decision = (typeof DECISIONS)[number];

/** Which domains are shown. */
export const SHOWS = ["undecided", "decided", "all"] as const;
export type Show = (typeof SHOWS)[number];

/** What stands decided: an opinion, toxic pages of it, or a word for the time being. */
export interface Decided {
  kind: OpinionKind | "pages" | "kept" | "later" | "removal";
  reason: string;
  by: string | null;
  /** ISO 8601 */
  at: string;
}

export interface QueueRow {
  domain: string;
  level: Level;
  /** Why, in one sentence. */
  sentence: string;
  heldBack: string | null;
  act: "domain" | "host" | "page" | "none";
  lines: string[];
  evidence: Evidence[];
  /** Seen, and explained by what kind of site it is. */
  explained: Evidence[];
  links: number;
  authority: number | null;
  /** YYYY-MM-DD */
  firstOn: string | null;
  since: string;
  group: { key: string; title: string } | null;
  decided: Decided | null;
}

export interface QueueView {
  show: Show;
  /** Empty: those that need a look (review and high). */
  levels: readonly Level[];
  /** Key of a group; empty: all. */
  group: string;
  /** Where the page begins: a key that an earlier one gave. */
  after: string | null;
}

export interface QueuePage {
  rows: QueueRow[];
  next: string | null;
}

export interface QueueGroupLine {
  key: string;
  kind: string;
  title: string;
  /** Domains of it that wait for a decision. */
  open: number;
}

export interface QueueCounts {
  /** Domains at review or high without a decision, and with one. */
  undecided: number;
  decided: number;
  levels: Record<Level, number>;
  groups: QueueGroupLine[];
}

export interface AuditLine {
  id: string;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  phase: string | null;
  done: number;
  total: number;
  error: string | null;
  /** ISO 8601 */
  requestedAt: string;
}

export interface AuditPoint {
  /** ISO 8601 */
  at: string;
  levels: Record<Level, number>;
  /** Domains in a pattern, by its kind. */
  patterns: Record<string, number>;
}

/** The audits of a site, as its page shows them. */
export interface AuditState {
  /** The one that was asked for last, whatever became of it. */
  last: AuditLine | null;
  /** The last that ended well, and what it says of new risky domains. */
  done: (AuditPoint & { watch: AttackWatch }) | null;
  /** The profile has changed since. */
  stale: boolean;
  /** The number of the weights that it judged by (0: the product's own), and of those that hold now. */
  weights: { used: number; now: number } | null;
  /** One a day, the first first. */
  history: AuditPoint[];
}

/** What a decision did. */
export interface DecidedNow {
  /** Undoes it as a whole; null when everything was refused. */
  batch: string | null;
  count: number;
  refused: { name: string; reason: string }[];
}
