// What pages know of a report's rows: plain values.
import type { AnchorCategory } from "#lib/core/anchor";
import type { AnchorKind } from "#lib/core/link-types";
import type { Vendor } from "#lib/core/vendors";
import type { Headline } from "#lib/core/verdict";
import type { OpinionKind } from "#lib/toxic/types";
import type { ReferralFigures } from "#lib/traffic/types";

export const DOMAIN_SORTS = [
  "live",
  "authority",
  "follow",
  "verified",
  "sessions",
  "domain",
  "first",
  "last",
] as const;

export type DomainSort = (typeof DOMAIN_SORTS)[number];

export interface DomainLine {
  domain: string;
  links: number;
  live: number;
  verified: number;
  follow: number;
  nofollow: number;
  /** 0–100 by an open ranking (lib/core/score/authority.ts); null: not ranked, or none is imported. */
  authority: number | null;
  /** UGC and sponsored. */
  qualified: number;
  /** YYYY-MM-DD: the first day on which it linked here, and the last change. */
  firstOn: string | null;
  lastOn: string | null;
  vendors: Vendor[];
  /** Visits that it sent, as Analytics counts them; null: none are known of. */
  sessions: number | null;
  opinion: OpinionKind | null;
}

export const REPORTED_SORTS = ["links", "known", "domain", "first", "last"] as const;

export type ReportedSort = (typeof REPORTED_SORTS)[number];

/** What one vendor says of a domain. */
export interface DomainReport {
  vendor: Vendor;
  /** Links to the site, as it counts them. */
  links: number | null;
  /** YYYY-MM-DD; lost since then, as it says. */
  lostOn: string | null;
  /** Its own figures under its own names, "ahrefs.dr". */
  metrics: Record<string, number>;
}

/** A domain that somebody reports, with what we know of its links. */
export interface ReportedLine {
  domain: string;
  /** The most that any of them counts. */
  links: number | null;
  reports: DomainReport[];
  /** YYYY-MM-DD */
  firstOn: string | null;
  lastOn: string | null;
  knownLinks: number;
  knownLive: number;
  verified: number;
  opinion: OpinionKind | null;
  /** The last look at its home page, ISO 8601, and what came of it; null: nobody has looked. */
  home: { at: string; access: string | null } | null;
}

export interface ReportedTotals {
  domains: number;
  /** Of these, domains of which no link is known. */
  withoutLinks: number;
}

export const ANCHOR_SORTS = ["domains", "live", "follow", "anchor"] as const;

export type AnchorSort = (typeof ANCHOR_SORTS)[number];

export interface SiteAnchorLine {
  id: number;
  text: string;
  kind: AnchorKind;
  /** Null until the site's summary is built next. */
  category: AnchorCategory | null;
  domains: number;
  live: number;
  follow: number;
}

/** The words that lead to one page of a site, and how its domains spread over the categories. */
export interface TargetAnchors {
  url: string;
  title: string | null;
  /** Domains with a live link to the page. */
  domains: number;
  anchors: Omit<SiteAnchorLine, "id">[];
  /** Distinct domains by category; a domain counts once in each category that it uses. */
  categories: { category: AnchorCategory; domains: number }[];
}

export const TARGET_SORTS = [
  "domains",
  "live",
  "follow",
  "target",
  "clicks",
  "impressions",
  "sessions",
] as const;

export type TargetSort = (typeof TARGET_SORTS)[number];

export interface TargetLine {
  id: number;
  url: string;
  title: string | null;
  domains: number;
  live: number;
  follow: number;
  /** Of the last look at it; null: nobody has asked, or it could not be asked. */
  httpStatus: number | null;
  /** Where it leads, when that is another address. */
  redirectsTo: string | null;
  /** ISO 8601 */
  askedAt: string | null;
  /** Of Search Console; null: no file has figures of the page. */
  clicks: number | null;
  impressions: number | null;
  /** Of Analytics. */
  sessions: number | null;
}

/** Who says so: a look of ours, a vendor's file, or a person. */
export type SaidBy = "observed" | "reported" | "person";

export interface DomainChange {
  domain: string;
  /** YYYY-MM-DD */
  on: string;
  kind: "gained" | "returned" | "lost";
  origin: SaidBy | null;
  /** Live links now. */
  live: number;
  links: number;
}

export interface LinkChange {
  sourceId: number;
  targetId: number;
  source: string;
  target: string;
  domain: string;
  anchor: string | null;
  anchorKind: AnchorKind;
  relClass: string;
  /** YYYY-MM-DD */
  on: string;
  /** Why it is lost; null for a new one. */
  reason: string | null;
  seenByUs: boolean;
  vendors: Vendor[];
}

export const GAP_SORTS = ["sites", "live", "follow", "domain"] as const;

export type GapSort = (typeof GAP_SORTS)[number];

export interface GapLine {
  domain: string;
  /** How many of the compared sites it links to. */
  sites: number;
  /** Slugs of those sites. */
  to: string[];
  /** Its live links to them, or to us where only we have it. */
  live: number;
  follow: number;
}

export interface ComparedSite {
  id: number;
  slug: string;
  name: string;
  kind: "own" | "competitor";
  /** Referring domains. */
  domains: number;
}

export interface PairCounts {
  links: number;
  live: number;
  verified: number;
  follow: number;
  nofollow: number;
  ugc: number;
  sponsored: number;
}

export interface CardPlacement {
  id: string;
  source: string;
  target: string;
  headline: Headline;
  /** Null for who may not read costs. */
  price: string | null;
  currency: string | null;
  vendor: string | null;
  /** Null for who may not read contacts. */
  contact: string | null;
  tactic: string | null;
  /** YYYY-MM-DD */
  liveOn: string | null;
  expiresOn: string | null;
  notes: string | null;
}

export interface DomainCard {
  domain: string;
  toSite: PairCounts;
  fromSite: { links: number; live: number };
  anchors: { text: string; kind: AnchorKind; category: AnchorCategory | null; live: number }[];
  targets: { id: number; url: string; title: string | null; live: number; follow: number }[];
  /** Live links by the linking page, newest first. */
  pages: {
    sourceId: number;
    targetId: number;
    source: string;
    title: string | null;
    anchor: string | null;
    relClass: string;
    knownOn: string;
  }[];
  placements: CardPlacement[];
  history: {
    on: string;
    kind: "gained" | "known" | "returned" | "lost" | "refuted";
    origin: SaidBy | null;
  }[];
  sources: { vendor: Vendor; links: number }[];
  /** Visits that it sent; null: none are known of. */
  referrals: ReferralFigures | null;
  opinion: { kind: OpinionKind; reason: string; by: string | null; at: string } | null;
  /** Other sites of the workspace that it links to. */
  others: { slug: string; name: string; live: number }[];
  /** This domain is a site of the workspace itself. */
  site: { slug: string; name: string } | null;
}

export const LINKED_SORTS = ["live", "follow", "domain", "back"] as const;

export type LinkedSort = (typeof LINKED_SORTS)[number];

/** A domain that a site links to. */
export interface LinkedDomainLine {
  domain: string;
  /** Live links of the site to it. */
  live: number;
  verified: number;
  follow: number;
  /** Its live links to the site. */
  back: number;
}
