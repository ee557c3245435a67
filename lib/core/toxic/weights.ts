/**
 * What each signal weighs, from where on it speaks, and the lists that it asks: data that a team may read and change.
 * The defaults are set so that no weak signals alone make a domain high (test/core/toxic-judge.test.ts) and are measured
 * by `npm run accuracy`. A name that ends in "Share" is a share from 0 to 1, points are 0 to 100, all else are counts.
 */
import type { Signal } from "./evidence.ts";
import { STATISTICS_NAMES, STATISTICS_SITES, WELL_KNOWN } from "./lists/known-sites.ts";
import { SHARED_NETWORKS } from "./lists/shared-networks.ts";
import { DOUBTFUL_WORDS, SPAM_WORDS } from "./lists/spam-words.ts";

export interface ToxicLists {
  spamWords: readonly string[];
  doubtfulWords: readonly string[];
  wellKnown: readonly string[];
  statisticsSites: readonly string[];
  statisticsNames: readonly string[];
  sharedNetworks: readonly string[];
}

export interface ToxicWeights {
  /** Points of a signal when it speaks in full; some speak by half. */
  points: Readonly<Record<Signal, number>>;
  /** Points from which a level begins; below `low` is safe. */
  levels: { readonly low: number; readonly review: number; readonly high: number };
  adding: {
    /** Most points of one family. */
    readonly familyPoints: number;
    /** Evidence of so many points makes its family one strong kind … */
    readonly votePoints: number;
    /** … and high needs so many of them … */
    readonly kinds: number;
    /** … and so many groups of facts known (known-facts.ts). */
    readonly facts: number;
  };
  /** A thin domain: hardly linked to, few links, no visits. */
  thin: { readonly authority: number; readonly links: number };
  money: {
    /** This part of its followed links has a money anchor … */
    readonly ownShare: number;
    /** … and that is so much above the site's norm, which counts at most as `normShare`. */
    readonly aboveShare: number;
    readonly normShare: number;
    /** From so many such links on it weighs in full, below by half. */
    readonly links: number;
  };
  place: { readonly sitewideLinks: number; readonly sitewideShare: number };
  outgoing: { readonly many: number; readonly hundreds: number };
  words: { readonly foreignShare: number; readonly spamLinks: number };
  /** A host of so much authority is trusted, as an institution is. */
  hacked: { readonly authority: number };
  /** Domains that make a pattern. */
  patterns: {
    readonly network: number;
    readonly outgoing: number;
    readonly template: number;
    readonly anchor: number;
    readonly address: number;
    /** Of the domains that use an anchor, of those in an address block, this part is thin. */
    readonly anchorThinShare: number;
    readonly addressThinShare: number;
    /** In a network, this part of the domains has money anchors: then they weigh in full, however few each has. */
    readonly moneyShare: number;
    /** Uncommon outgoing domains without which a set says nothing. */
    readonly outgoingDomains: number;
    /** An address block needs one domain more for every so many referring domains: large profiles have neighbours. */
    readonly domainsABlock: number;
  };
  /** From which figure on a vendor's score is a vote, by its key (lib/core/vendor-metrics.ts). */
  vendor: Readonly<Record<string, number>>;
  attack: {
    /** Fewer new risky domains in a week are calm, whatever is usual. */
    readonly watchDomains: number;
    readonly attackDomains: number;
    /** So many times the usual week. */
    readonly watchTimes: number;
    readonly attackTimes: number;
  };
  lists: ToxicLists;
}

/**
 * The least evidence for high, whatever a team writes: it may ask for more, never for less, so that thin evidence never
 * reaches high.
 */
export const LEAST_FOR_HIGH: Omit<ToxicWeights["adding"], "familyPoints"> = {
  votePoints: 15,
  kinds: 2,
  facts: 4,
};

export const defaultWeights: ToxicWeights = {
  points: {
    network: 42,
    shared_outgoing: 30,
    shared_template: 10,
    address_block: 15,
    same_anchor: 25,
    money_anchors: 18,
    spam_words: 40,
    doubtful_words: 12,
    foreign_script: 16,
    sitewide: 8,
    footer: 4,
    hidden_links: 30,
    many_outgoing: 14,
    spam_neighbours: 25,
    hacked_page: 40,
    parked: 10,
    expired: 5,
    noindex_host: 4,
    statistics_site: 4,
    vendor_score: 8,
    paid_followed: 15,
  },
  levels: { low: 10, review: 30, high: 60 },
  adding: { familyPoints: 45, votePoints: 15, kinds: 2, facts: 4 },
  thin: { authority: 25, links: 5 },
  money: { ownShare: 0.5, aboveShare: 0.3, normShare: 0.2, links: 3 },
  place: { sitewideLinks: 30, sitewideShare: 0.8 },
  outgoing: { many: 100, hundreds: 300 },
  words: { foreignShare: 0.5, spamLinks: 3 },
  hacked: { authority: 45 },
  patterns: {
    network: 3,
    outgoing: 5,
    template: 15,
    anchor: 8,
    address: 5,
    anchorThinShare: 0.5,
    addressThinShare: 0.8,
    moneyShare: 0.5,
    outgoingDomains: 4,
    domainsABlock: 2_000,
  },
  vendor: { "semrush.toxicity": 60, "moz.spam_score": 60 },
  attack: { watchDomains: 5, attackDomains: 20, watchTimes: 3, attackTimes: 6 },
  lists: {
    spamWords: SPAM_WORDS,
    doubtfulWords: DOUBTFUL_WORDS,
    wellKnown: WELL_KNOWN,
    statisticsSites: STATISTICS_SITES,
    statisticsNames: STATISTICS_NAMES,
    sharedNetworks: SHARED_NETWORKS,
  },
};
