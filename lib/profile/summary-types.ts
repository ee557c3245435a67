import type { AnchorCategory } from "#lib/core/anchor";
import type { AuthorityBucket } from "#lib/core/score/authority";
import type { Vendor } from "#lib/core/vendors";

export const SUMMARY_PLACES = [
  "content",
  "navigation",
  "header",
  "footer",
  "sidebar",
  "comments",
  "unknown",
] as const;
export type SummaryPlace = (typeof SUMMARY_PLACES)[number];

export const SUMMARY_RELEVANCE = ["same", "related", "unrelated", "too_little", "unknown"] as const;
export type SummaryRelevance = (typeof SUMMARY_RELEVANCE)[number];

/** A page that links lead to. */
export interface TopTarget {
  id: number;
  url: string;
  title: string | null;
  domains: number;
  live: number;
  httpStatus: number | null;
}

/** What the overview shows of a site now, drawn together from rollups. Domains are referring domains with a live link. */
export interface SiteSummary {
  domains: number;
  verifiedDomains: number;
  verifiedLinks: number;
  /** Live links. */
  links: number;
  /** Reported links that nobody has settled, and those that were looked for and not found. */
  waitingLinks: number;
  notFoundLinks: number;
  /** Domains with a followed link. */
  followedDomains: number;
  /** Distinct domains; a domain counts once in each category, place and kind that it uses. */
  categories: { category: AnchorCategory; domains: number }[];
  places: { place: SummaryPlace; domains: number; links: number }[];
  kinds: { kind: "text" | "image" | "redirect"; domains: number; links: number }[];
  /** Whether the two pages of a link share a topic; "unknown": not compared yet. A domain counts once in each. */
  relevance: { relevance: SummaryRelevance; domains: number; links: number }[];
  /** Languages of the linking pages that were read, the most used first; a domain counts once in each. */
  languages: { language: string; domains: number }[];
  /** Domains with a live link none of whose linking pages has told its language. */
  noLanguage: number;
  /** The most used top-level domains; `more` are the domains under all others. */
  tlds: { tld: string; domains: number }[];
  moreTlds: { tlds: number; domains: number };
  /** Referring domains by whom they were reported, and those that one source alone has. */
  sources: { vendor: Vendor; domains: number; only: number }[];
  /** As placements say; a domain of several counts as the most binding. */
  origins: { origin: "earned" | "built" | "bought" | "unknown"; domains: number }[];
  /** By authority; null while no ranking is imported. `unknown`: not among the ranked ones. */
  authority: { release: string; buckets: AuthorityBucket[]; unknown: number; median: number | null } | null;
  topTargets: TopTarget[];
  broken: { targets: number; domains: number; top: TopTarget[] };
}
