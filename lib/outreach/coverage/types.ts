export const COVERAGE_KINDS = ["linked", "nofollow", "mention"] as const;
/** How a published piece names the site. */
export type CoverageKind = (typeof COVERAGE_KINDS)[number];

/** One published piece. */
export interface CoverageLine {
  id: string;
  domain: string;
  url: string;
  title: string | null;
  kind: CoverageKind;
  /** YYYY-MM-DD */
  publishedOn: string | null;
  by: string | null;
  /** ISO 8601 */
  at: string;
}

/** A piece with the copies of it that others published. */
export interface CoverageStory extends CoverageLine {
  copies: CoverageLine[];
}

export interface CoverageList {
  /** Originals, the last published first. */
  stories: CoverageStory[];
  /** Pieces of each kind, copies among them. */
  counts: Record<CoverageKind, number>;
  /** Publications, each once. */
  domains: number;
  copies: number;
}

/** What the profile knows of a page before it is written down as coverage. */
export interface CoverageProposal {
  url: string;
  title: string | null;
  /** Null: its page was not read. */
  kind: CoverageKind | null;
  /** Why that kind, in a sentence. */
  why: string;
  /** A piece of the campaign that it seems to copy. */
  copyOf: { id: string; domain: string; title: string | null } | null;
}
