import type { AnchorCategory } from "#lib/core/anchor";
import type { AuthorityBucket } from "#lib/core/score/authority";
import type { Vendor } from "#lib/core/vendors";
import type { RELEVANCES } from "#lib/links/link-filter";

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
  /** Distinct domains by the topic that their pages share with the pages they link to; unknown: not compared yet. */
  relevance: { relevance: (typeof RELEVANCES)[number]; domains: number; links: number }[];
  /**
   * Distinct domains by the language of the pages that link. `most`: the most used ones, `others`: how many languages
   * beside; `unknown`: domains of which no linking page has told its language.
   */
  languages: { most: { language: string; domains: number }[]; others: number; unknown: number };
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
