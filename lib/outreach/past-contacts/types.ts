import type { Outcome } from "#lib/core/outreach/read-outcome";
import type { DateOrder } from "#lib/imports/dates";
import type { RefusedRow } from "../prospects/types.ts";

export const PAST_FIELDS = ["domain", "address", "date", "outcome", "subject", "note"] as const;
export type PastField = (typeof PAST_FIELDS)[number];
export type PastColumns = Partial<Record<PastField, number>>;

export interface PastRow {
  line: number;
  domain: string;
  /** Whether the row names the site, not only an address of it. */
  namesSite: boolean;
  address: string | null;
  /** YYYY-MM-DD; null where the outcome alone counts. */
  on: string | null;
  outcome: Outcome;
  subject: string | null;
  note: string | null;
}

/** How a file of past contacts is read, before anything is written. */
export interface PastReading {
  header: string[];
  columns: PastColumns;
  dates: { order: DateOrder; certain: boolean; matters: boolean };
  rows: number;
  /** The words of the file and what they are taken for; null: a person says. */
  outcomes: { text: string; count: number; outcome: Outcome | null }[];
  sample: PastRow[];
  rejected: RefusedRow[];
}

export interface PastImported {
  /** Undoes it as a whole; null: the file brought nothing new. */
  batch: string | null;
  contacts: number;
  /** Rows that an earlier file brought already. */
  known: number;
  suppressed: number;
  rejected: RefusedRow[];
}

/** One file of past contacts that was brought in. */
export interface PastFile {
  batch: string;
  contacts: number;
  domains: number;
  by: string | null;
  /** ISO 8601 */
  at: string;
}
