import type { AnchorCategory } from "#lib/core/anchor";
import type { SeriesPoint, Step } from "#lib/core/profile-series";
import type { Vendor } from "#lib/core/vendors";

export const RANGES = ["30d", "90d", "1y", "all"] as const;
export type Range = (typeof RANGES)[number];

export interface AnchorLine {
  text: string;
  category: AnchorCategory;
  domains: number;
  links: number;
}

/** The profile of one site, as its overview shows it. */
export interface Overview {
  range: Range;
  step: Step;
  points: SeriesPoint[];
  now: {
    referringDomains: number;
    /** With at least one link that we saw ourselves. */
    verifiedDomains: number;
    links: number;
    verifiedLinks: number;
    follow: number;
    nofollow: number;
    ugc: number;
    sponsored: number;
    /** Reported by a file that does not say, and not verified. */
    unknown: number;
  };
  gained: number;
  lost: number;
  /** Distinct linking domains by what their anchors are; a domain counts once in each category that it uses. */
  anchorCategories: { category: AnchorCategory; domains: number }[];
  anchors: AnchorLine[];
  /** Distinct anchors in all, of which `anchors` are the most used. */
  anchorCount: number;
}

/** What matters after an import, in one line each. */
export interface FirstResult {
  placements: {
    total: number;
    live: number;
    changed: number;
    gone: number;
    blocked: number;
    pending: number;
  };
  /** Referring domains that only this source reported, most first. */
  onlyOne: { vendor: Vendor; domains: number }[];
  vendors: number;
  waitingLinks: number;
  waitingPages: number;
  notFound: number;
  lastImport: { id: string; finishedAt: string } | null;
  openRun: { id: string; number: number; pages: number; pagesDone: number } | null;
}
