// What pages know of what people saw: plain values, no row of the database.

/** One word of a person on one link, for a drawer. */
export interface HandCheckLine {
  id: string;
  /** They saw the link; false: they looked and it is gone. */
  seen: boolean;
  /** YYYY-MM-DD */
  lookedOn: string;
  askAgainOn: string;
  note: string | null;
  /** It has a screenshot (app/api/[workspace]/hand-checks/[id]/image). */
  hasImage: boolean;
  /** Null: the account is gone. */
  by: string | null;
  /** ISO 8601; when it was written down. */
  at: string;
  /** ISO 8601; taken back. */
  withdrawnAt: string | null;
}

/** The link that a word is about, by its two pages. */
export interface LinkOfWord {
  sourceId: number;
  targetId: number;
}
