import type { AnchorCategory } from "#lib/core/anchor";
import type { SeriesPoint, Step } from "#lib/core/profile-series";
import type { Velocity } from "#lib/core/velocity";
import type { Vendor } from "#lib/core/vendors";

export const RANGES = ["30d", "90d", "1y", "all"] as const;
export type Range = (typeof RANGES)[number];

/** A span of days that a person chose, both ends included, YYYY-MM-DD. */
export interface Span {
  since: string;
  until: string;
}

/** The profile of one site over time, as its overview shows it. */
export interface Overview {
  range: Range | "span";
  /** First and last day, YYYY-MM-DD. */
  from: string;
  to: string;
  step: Step;
  points: SeriesPoint[];
  /** Referring domains gained a step, and the steps that stand out. */
  velocity: Velocity;
  /** Today, whatever the range. */
  now: {
    referringDomains: number;
    links: number;
    follow: number;
    nofollow: number;
    ugc: number;
    sponsored: number;
    /** Reported by a file that does not say, and not verified. */
    unknown: number;
  };
  gained: number;
  lost: number;
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

/** The share of referring domains that use a category of anchors, at what is compared with. */
export interface CategoryMark {
  category: AnchorCategory;
  /** 0–1 */
  share: number;
}
