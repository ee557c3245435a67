export const OPINION_KINDS = ["toxic", "whitelisted", "partner"] as const;
export type OpinionKind = (typeof OPINION_KINDS)[number];

/** An opinion as a file says it that leaves the team: of a named domain nobody is told that it is toxic. */
export function sharedMark(kind: OpinionKind | null): string | null {
  return kind === "toxic" ? "under review" : kind;
}

/** What an opinion is about: exactly one of the two. */
export interface Thing {
  domain: string | null;
  url: string | null;
}

/** What a person thinks of a domain or of one page. */
export interface OpinionLine extends Thing {
  id: string;
  kind: OpinionKind;
  reason: string;
  by: string | null;
  /** ISO 8601 */
  at: string;
  /** Live backlinks of the site that it covers. */
  links: number;
}

/** A page of opinions, newest first. */
export interface OpinionPage {
  lines: OpinionLine[];
  /** Where the next page begins, and the one before; null at an end. */
  next: string | null;
  previous: string | null;
}

/** How many domains and pages stand under each opinion. */
export type OpinionCounts = Record<OpinionKind, { domains: number; pages: number }>;

export interface Refusal {
  name: string;
  reason: string;
}

/** What a decision did. */
export interface Judged {
  /** Undoes it as a whole; null when everything was refused. */
  batch: string | null;
  count: number;
  /** Refused, each with its reason (own domains, shared endings, what is no name); the first 200. */
  refused: Refusal[];
  refusedCount: number;
}
