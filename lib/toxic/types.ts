export type OpinionKind = "toxic" | "whitelisted";

/** What a person thinks of a domain or of one page. */
export interface OpinionLine {
  id: string;
  kind: OpinionKind;
  /** Exactly one of the two. */
  domain: string | null;
  url: string | null;
  reason: string;
  by: string | null;
  /** ISO 8601 */
  at: string;
  /** Live backlinks of the site that it covers. */
  links: number;
}

/** What a decision did. `batch` undoes it as a whole. */
export interface Judged {
  batch: string;
  count: number;
  /** Refused, each with its reason: the site's own domains, shared endings. */
  refused: { name: string; reason: string }[];
}
