/**
 * What is known of one referring domain, of one site, when its links are judged: plain values, cheap to read at 60,000
 * domains. Each field says where it comes from. Null always means "not known", never "none": a signal that needs it
 * stays silent.
 */
import type { AnchorCategory } from "../anchor.ts";
import type { Placement } from "../link-types.ts";
import type { Relevance } from "../relevance/compare.ts";
import type { PageMarks } from "./page-marks.ts";

/** As many anchors of a domain are given at most, those of most live links first. */
export const MOST_ANCHORS = 20;
/** As many pages of a domain are given at most: those last read first, one with a hidden link always among them. */
export const MOST_PAGES = 10;

/** Live links of the domain into the site. From `referring_domain`. */
export interface LinkFacts {
  live: number;
  follow: number;
  /** Seen by ourselves (`referring_domain.verified`); the rest is reported. */
  verified: number;
  /** By where they stand; `unknown` is `live` less the others. */
  places: Readonly<Record<Placement, number>>;
  /** Hidden by the page's own markup. From `link.hidden`; null when none was seen by ourselves. */
  hidden: number | null;
}

/** One anchor of the domain. From `domain_anchor`, `anchor` and `site_anchor.category`. */
export interface AnchorFacts {
  text: string;
  /** Null until the site's summary has named it. */
  category: AnchorCategory | null;
  live: number;
  follow: number;
}

/** One live link's words and target page. From `link`, for domains with few links alone (`weights.thin.links`). */
export interface AnchorTarget {
  anchor: string;
  category: AnchorCategory | null;
  /** URL of the page that it leads to. */
  target: string;
  /** URL of the linking page. */
  source: string;
}

/** A linking page that was looked at. From `page`, `page_topic` and the marks of its last complete look. */
export interface PageFacts {
  url: string;
  title: string | null;
  /** YYYY-MM-DD; the day of the look that says all this (`page.last_read_at`, else `last_fetched_at`). */
  seenOn: string;
  /** False: the look was answered, but there was no page to read. */
  read: boolean;
  /** Why there was none: `page.reason` ("dns", "timeout", "captcha" …). */
  reason: string | null;
  noindex: boolean;
  /** Distinct domains that it links to (`page.out_domains`). */
  outDomains: number | null;
  /** Primary language by its words (`page_topic.language`). */
  language: string | null;
  /** The nearest topic that it shares with a page it links to (`link.relevance`). */
  relevance: Relevance | null;
  /** Anchors of its live links into the site. */
  anchors: readonly string[];
  /** One of these links is hidden. */
  hidden: boolean;
  marks: PageMarks | null;
}

/** The last word of one vendor on the domain. From `domain_sighting.metrics` and `link_sighting.metrics` (the highest). */
export interface VendorScore {
  /** Key of lib/core/vendor-metrics.ts, "semrush.toxicity". */
  key: string;
  value: number;
  /** YYYY-MM-DD; the day of the report, else of its import. */
  on: string | null;
}

/** A paid link that is followed. From `placement` (origin bought, tactic paid, or a price) and its last look. */
export interface PaidLink {
  source: string;
  target: string;
  /** YYYY-MM-DD; the last look that found it followed. */
  seenOn: string;
}

export interface DomainFacts {
  /** As `domain.name`: registrable domain or split-off host, lower case, punycode. */
  domain: string;
  /** YYYY-MM-DD; the first day on which it linked here (least `domain_event.occurred_on`). */
  firstOn: string | null;
  /** Somebody gave that day or we saw it (kind gained); false: it is the day of an import (kind known). */
  dated: boolean;
  links: LinkFacts;
  /** Pages with a live link. From `link`. */
  pages: number;
  anchors: readonly AnchorFacts[];
  /** Null: the domain has too many links to read them one by one. */
  pairs: readonly AnchorTarget[] | null;
  /** A sample; the counts are of all pages that were read. */
  sample: readonly PageFacts[];
  readPages: number;
  /** Of these, pages with noindex. */
  noindexPages: number;
  /** 0–100 (lib/core/score/authority.ts); null: not among the ranked, or no ranking is imported (`site.ranked`). */
  authority: number | null;
  /** Visits that it sent (`host_traffic`); null: no file of visits was imported. */
  sessions: number | null;
  scores: readonly VendorScore[];
  /** Numeric IPv4 or IPv6 address of its host at our last look. */
  address: string | null;
  paid: readonly PaidLink[];
}

/** Who resolves a domain before any signal is asked, and why. */
export interface KnownDomain {
  domain: string;
  /** As a person wrote it; null: nobody said. */
  reason: string | null;
}

/** What is known of the site that the links lead to. */
export interface SiteFacts {
  /** A ranking of domains is imported: a domain without authority is then one of the little ones. */
  ranked: boolean;
  /** Primary languages of the site's own pages (BCP 47, from `page_topic.language`); empty: not known. */
  languages: readonly string[];
  /** Brands, keywords and titles of the site: what it says of itself is no spam word for it. */
  words: readonly string[];
  /** Domains of every own site of the workspace. */
  own: readonly string[];
  partners: readonly KnownDomain[];
  /** Opinions of the kind whitelisted, on whole domains. */
  whitelisted: readonly KnownDomain[];
}
