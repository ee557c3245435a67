/** Visits: how often pages of the site were found and opened, and from where people came. */
import type { Format } from "./format.ts";

/** Search Console, Performance, Pages. Its headers are in the reader's language: known by content too. */
export const gscPages: Format = {
  id: "gsc_pages",
  label: "Search Console, pages",
  vendor: "gsc",
  kind: "traffic",
  names: {
    page: ["Top pages", "Page", "Pages"],
    clicks: ["Clicks"],
    impressions: ["Impressions"],
    position: ["Position", "Average position"],
  },
  needs: [["page"], ["clicks"], ["impressions"]],
  dates: "mdy",
};

// Analytics is no vendor of links: its figures are of visits alone.
const ga4 = { vendor: "other", kind: "traffic", dates: "mdy" } as const;

export const ga4LandingPages: Format = {
  ...ga4,
  id: "ga4_landing_pages",
  label: "Google Analytics, landing pages",
  names: {
    page: ["Landing page + query string", "Landing page", "Page path and screen class", "Page path"],
    sessions: ["Sessions"],
  },
  needs: [["page"], ["sessions"]],
};

export const ga4Referrals: Format = {
  ...ga4,
  id: "ga4_referrals",
  label: "Google Analytics, referrals",
  names: {
    referrer: ["Session source / medium", "Session source", "First user source / medium"],
    sessions: ["Sessions"],
  },
  needs: [["referrer"], ["sessions"]],
};
