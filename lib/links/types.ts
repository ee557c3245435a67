// What pages know of links: plain values, no row of the database.
import type { EventKind } from "#lib/core/link-state";
import type { Hop } from "#lib/core/look";
import type { Relevance } from "#lib/core/relevance/compare";
import type { Vendor } from "#lib/core/vendors";
import type { Headline } from "#lib/core/verdict";

export type RelClassOrUnknown = "follow" | "nofollow" | "ugc" | "sponsored" | "unknown";

/** One line of the table. */
export interface LinkLine {
  sourceId: number;
  targetId: number;
  status: Headline;
  source: string;
  target: string;
  sourceDomain: string;
  targetDomain: string;
  title: string | null;
  anchor: string | null;
  anchorKind: "text" | "image" | "title" | "empty";
  kind: string;
  relClass: RelClassOrUnknown;
  place: string;
  hidden: boolean;
  /** YYYY-MM-DD */
  knownOn: string;
  /** Whether `knownOn` is the link's own date, or the day we learnt of it. */
  dated: boolean;
  /** YYYY-MM-DD; lost on that day, as we saw or as somebody reported. */
  lostOn: string | null;
  /** ISO 8601; the last time we looked. */
  checkedAt: string | null;
  vendors: Vendor[];
  /** Where its domains stand in the open ranking in use (lib/core/score/authority.ts), 0–100; null: not known. */
  sourceAuthority: number | null;
  targetAuthority: number | null;
  /** The topic that the two pages share; null: not known. */
  relevance: Relevance | null;
  /** Sessions that the source's domain sent to the site, as Analytics counts them; null: none are known of. */
  referrals: number | null;
  opinion: "toxic" | "whitelisted" | "partner" | null;
  /** The team's own words on it, in order. */
  tags: string[];
  /** Who looks after it. */
  assignee: { id: string; name: string } | null;
}

export const LINK_SORTS = [
  "known",
  "source",
  "target",
  "anchor",
  "rel",
  "place",
  "checked",
  "authority",
  "relevance",
] as const;
export type LinkSort = (typeof LINK_SORTS)[number];

export interface LinkPage {
  lines: LinkLine[];
  /** Opaque; null at the end. */
  next: string | null;
  /** Opaque; null at the start. */
  previous: string | null;
}

/** Links with the same domain, anchor and target as one line: one of them stands for all. */
export type SimilarLine = LinkLine & {
  /** How many they are. */
  alike: number;
};

export interface SimilarPage {
  lines: SimilarLine[];
  /** How many groups there are. */
  groups: number;
  next: string | null;
  previous: string | null;
}

/** What one side of a site has, whatever is filtered. */
export interface SideTotal {
  /** All that are known, the lost and the refuted too. */
  links: number;
  live: number;
  /** Seen by us. */
  verified: number;
  /** Domains at the other end with a live link. */
  domains: number;
}
export type SideTotals = Record<"inbound" | "outbound" | "internal", SideTotal>;

export const FACETS = [
  "status",
  "rel",
  "place",
  "relevance",
  "kind",
  "vendor",
  "sources",
  "seen",
  "tag",
  "care",
] as const;
export type Facet = (typeof FACETS)[number];
/** How many links each choice of a facet would leave; `capped`: of the newest ones alone. */
export type Facets = Record<Facet, { values: { value: string; count: number }[]; capped: boolean }>;

export interface CappedCount {
  count: number;
  /** There are more than `count`. */
  capped: boolean;
}

/** Everything about one link, for its drawer. */
export interface LinkDetail extends LinkLine {
  rel: string;
  relBy: "none" | "rel" | "meta" | "header";
  occurrences: number;
  others: { anchor: string; anchorKind: string; rel: string }[];
  contextLeft: string | null;
  contextRight: string | null;
  lossReason: string | null;
  presence: "reported" | "found" | "missed" | "lost" | "not_found";
  misses: number;
  foundAt: string | null;
  lastSeenAt: string | null;
  /** One plain sentence: what is so, and why we think so. */
  sentence: string;
  next: string;
  page: {
    access: string | null;
    reason: string | null;
    httpStatus: number | null;
    noindex: boolean;
    nofollow: boolean;
    robotsBy: string;
    canonical: string | null;
    canonicalElsewhere: boolean;
    outExternal: number | null;
    outDomains: number | null;
  };
  aliases: string[];
  sightings: {
    vendor: Vendor;
    firstSeenOn: string | null;
    lastSeenOn: string | null;
    lostOn: string | null;
    reportedSource: string | null;
    reportedTarget: string | null;
    /** The vendor's own figures, by its names ("ahrefs.dr"). */
    metrics: Record<string, number> | null;
  }[];
  topics: SharedTopic;
  checks: LinkCheck[];
  events: LinkEventLine[];
  opinionReason: string | null;
  placementId: string | null;
}

/** What the two pages of a link have in common, as evidence of `relevance`. */
export interface SharedTopic {
  /** Words of both pages, those that count most first. */
  shared: string[];
  /** Weightiest words of each; null: it was not read for its topic. */
  source: PageWords | null;
  target: PageWords | null;
  /** The target was asked, and could not be read. */
  targetFailed: boolean;
}

export interface PageWords {
  /** Primary language (BCP 47); null: not known. */
  language: string | null;
  words: string[];
}

/** One look at the link's page. */
export interface LinkCheck {
  at: string;
  runId: string;
  access: string;
  reason: string | null;
  conclusive: boolean;
  /** The page answered that it is as it was (304): what was known of it holds. */
  notModified: boolean;
  httpStatus: number | null;
  finalUrl: string | null;
  hops: Hop[];
  truncated: boolean;
  soft404: boolean;
  robotsAllowed: boolean | null;
  googlebotAllowed: boolean | null;
  ms: number;
}

export interface LinkEventLine {
  kind: EventKind;
  origin: "observed" | "reported" | "person";
  /** YYYY-MM-DD */
  occurredOn: string;
  /** ISO 8601 */
  recordedAt: string;
  /** The run whose look saw it. */
  runId: string | null;
  detail: Record<string, string | number | boolean | null> | null;
}

/** A site and one domain outside it. */
export interface DomainPair {
  /** Links of that domain into the site. */
  toSite: { links: number; live: number };
  /** Links of the site to that domain. */
  fromSite: { links: number; live: number };
  /** The domain is a site of the workspace too. */
  site: { slug: string; name: string } | null;
}
