export type SiteKind = "own" | "competitor";

/** A site as pages show it: a set of domains that somebody cares about. */
export interface Site {
  id: number;
  /** In URLs; the primary domain's name when the site was added. */
  slug: string;
  name: string;
  kind: SiteKind;
  /** Primary first. */
  domains: string[];
  brands: string[];
  keywords: string[];
}

/** One line of the workspace's list: what is there and what needs somebody. */
export interface SiteCard extends Site {
  referringDomains: number;
  liveLinks: number;
  /** Pages reported without a target and not read yet. */
  candidates: number;
  placements: { live: number; changed: number; gone: number; blocked: number; pending: number };
}
