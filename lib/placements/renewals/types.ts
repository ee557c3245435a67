// What pages know of agreed links that end.
import type { Headline } from "#lib/core/verdict";

export const RENEWALS = ["undecided", "renew", "renegotiate", "let_lapse"] as const;
/** What is to become of an agreed link that ends. */
export type Renewal = (typeof RENEWALS)[number];

/** In the words of the table. */
export const renewalWords: Record<Renewal, string> = {
  undecided: "Undecided",
  renew: "Renew",
  renegotiate: "Renegotiate",
  let_lapse: "Let lapse",
};

/** How far the calendar looks ahead, and back, in days. */
export const AHEAD_DAYS = 90;
export const BACK_DAYS = 30;

/** One agreed link that ends, or has ended. */
export interface RenewalLine {
  id: string;
  source: string;
  sourceDomain: string;
  status: Headline;
  /** Of the last verdict. */
  sentence: string | null;
  /** YYYY-MM-DD */
  expiresOn: string;
  /** Until it ends; negative: since it ended. */
  days: number;
  /** Null also for a Scope that may not read costs. */
  price: string | null;
  currency: string | null;
  vendor: string | null;
  /** How many ways it is not as agreed now. */
  breaches: number;
  renewal: Renewal;
}

/** One week of the calendar, or what has ended. */
export interface RenewalWeek {
  /** Its Monday, YYYY-MM-DD; "ended" for the 30 days behind us. */
  key: string;
  links: number;
  /** By currency; empty for a Scope that may not read costs. */
  costs: { currency: string; amount: string }[];
}

/** What an undo puts back. Costs are left out for a Scope that may not read them. */
export interface RenewalBefore {
  id: string;
  renewal: Renewal;
  expiresOn: string | null;
  price: string | null;
  currency: string | null;
}
