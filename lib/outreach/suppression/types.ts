import type { SuppressionCause } from "#lib/core/outreach/approach";

export const SUPPRESSION_KINDS = ["domain", "address", "address_hash"] as const;
export type SuppressionKind = (typeof SUPPRESSION_KINDS)[number];

export const SUPPRESSION_CAUSES = [
  "do_not_contact",
  "opt_out",
  "bounced",
  "erased",
] as const satisfies readonly SuppressionCause[];

/** Whom nobody writes to, as it is kept: lower case, punycode; of somebody who was erased the hash alone. */
export interface SuppressionEntry {
  kind: SuppressionKind;
  value: string;
}

/** One to be added, with what a file says of it. */
export interface NewSuppression extends SuppressionEntry {
  cause: SuppressionCause;
  note: string | null;
}

export interface SuppressionLine extends SuppressionEntry {
  id: string;
  cause: SuppressionCause;
  note: string | null;
  by: string | null;
  /** ISO 8601 */
  at: string;
}

export interface SuppressionPage {
  lines: SuppressionLine[];
  next: string | null;
  previous: string | null;
}

export interface Refused {
  name: string;
  reason: string;
}

/** What an adding did. */
export interface Suppressed {
  /** Undoes it as a whole; null: nothing was new. */
  batch: string | null;
  added: number;
  known: number;
  refused: Refused[];
}
