import type { RemovalStatus, RemovalStepKind } from "#lib/core/removal/status";

/** One request as the table shows it. */
export interface RemovalLine {
  id: string;
  /** A domain, or the address of one page. */
  name: string;
  domain: string;
  isPage: boolean;
  reason: string;
  /** ISO 8601 */
  at: string;
  by: string | null;
  live: number;
  status: RemovalStatus;
  /** YYYY-MM-DD */
  dueOn: string | null;
  /** It is due today or was before. */
  isDue: boolean;
  /** YYYY-MM-DD of the last mail. */
  lastMailOn: string | null;
  contacts: number;
  /** Its pages are still to be read for contacts. */
  looking: boolean;
}

export interface RemovalPage {
  /** Due first. */
  lines: RemovalLine[];
  /** Of every request of the site, the filter aside. */
  counts: Record<RemovalStatus, number>;
  total: number;
  due: number;
  /** Of the filter. */
  matching: number;
}

export interface RemovalContact {
  kind: "mail" | "page";
  /** A mail address, or the address of a page to write from. */
  value: string;
  foundOn: string;
}

export interface RemovalDetail extends RemovalLine {
  steps: { id: string; kind: RemovalStepKind; note: string; by: string | null; at: string }[];
  found: RemovalContact[];
  links: { source: string; target: string }[];
}

/** The mail that is asked with, and how long a workspace waits. */
export interface RemovalTermsView {
  subject: string;
  body: string;
  remindAfterDays: number;
  giveUpAfterDays: number;
}

/** What one change of many requests did. */
export interface ChangedRemovals {
  /** Takes it back as a whole; null: every one was passed over. */
  batch: string | null;
  count: number;
  /** The first of those that were passed over, each with its reason. */
  passed: { name: string; reason: string }[];
  passedCount: number;
}

/** What became of names that were asked for. */
export interface AskedRemovals {
  added: number;
  /** Were asked for before. */
  known: number;
  refused: { name: string; reason: string }[];
}
