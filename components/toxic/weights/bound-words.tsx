import type { ListName } from "#lib/core/toxic/weight-changes";
import type { ToxicWeights } from "#lib/core/toxic/weights";

type Sections = Omit<ToxicWeights, "points" | "lists" | "vendor">;
type Words = { [S in keyof Sections]: { name: string; of: Record<keyof Sections[S], string> } };

/** What each bound means. A share is written from 0 to 1. */
const known: Words = {
  levels: {
    name: "Levels",
    of: { low: "Points from which a domain is low", review: "… review", high: "… high" },
  },
  adding: {
    name: "Adding up",
    of: {
      familyPoints: "Most points of all signals of one kind",
      votePoints: "Points from which evidence is strong",
      kinds: "Kinds of strong evidence that high takes",
      facts: "Groups of facts that must be known for high, of seven",
    },
  },
  thin: {
    name: "A thin domain",
    of: { authority: "Its authority is below", links: "It has at most so many live links" },
  },
  money: {
    name: "Money anchors",
    of: {
      ownShare: "Share of its followed links with a money anchor",
      aboveShare: "Share by which that is above the site’s norm",
      normShare: "The norm counts at most as this share",
      links: "Links from which it weighs in full",
    },
  },
  place: {
    name: "Sitewide links",
    of: {
      sitewideLinks: "Live links from which a domain links sitewide",
      sitewideShare: "Share outside the content",
    },
  },
  outgoing: {
    name: "Outgoing domains of a page",
    of: { many: "Many, from", hundreds: "Hundreds, from" },
  },
  words: {
    name: "Words",
    of: {
      foreignShare: "Share of anchors in a foreign script",
      spamLinks: "Links with sold words that make a neighbourhood",
    },
  },
  hacked: { name: "Hacked pages", of: { authority: "Authority from which a host is trusted" } },
  patterns: {
    name: "Patterns between domains",
    of: {
      network: "Domains that make a network",
      outgoing: "Domains that share outgoing links",
      template: "Domains that share a template",
      anchor: "Domains that share an anchor and a target",
      address: "Domains that share an address block",
      anchorThinShare: "Share of thin ones among those with one anchor",
      addressThinShare: "Share of thin ones in an address block",
      moneyShare: "Share with money anchors that makes each of a network weigh in full",
      outgoingDomains: "Uncommon outgoing domains that a set needs",
      domainsABlock: "Referring domains for each further domain that a block needs",
    },
  },
  attack: {
    name: "Attack watch",
    of: {
      watchDomains: "New risky domains in a week: watch from",
      attackDomains: "New risky domains in a week: attack from",
      watchTimes: "Times the usual week: watch from",
      attackTimes: "Times the usual week: attack from",
    },
  },
};

const vendors: Record<string, string> = {
  "semrush.toxicity": "Semrush toxicity from",
  "moz.spam_score": "Moz spam score from",
};

const isKnown = (section: string): section is keyof Sections => Object.hasOwn(known, section);

export const sectionName = (section: string): string =>
  isKnown(section) ? known[section].name : "Scores of other tools";

/** "Its authority is below" */
export function boundName(section: string, name: string): string {
  if (!isKnown(section)) return vendors[name] ?? name;
  return (known[section].of as Record<string, string>)[name] ?? name;
}

/** Each list: its name, and what being on it does. */
export const listWords: Record<ListName, { name: string; meaning: string; example: string }> = {
  spamWords: {
    name: "Sold words",
    meaning: "Words that hardly ever stand in an honest link to a site about something else.",
    example: "buy viagra",
  },
  doubtfulWords: {
    name: "Doubtful words",
    meaning: "Words that are sold often, and that honest links use too.",
    example: "casino",
  },
  wellKnown: {
    name: "Well-known domains",
    meaning: "Large sites that nobody disavows: settled before any signal is asked, their subdomains too.",
    example: "example.com",
  },
  statisticsSites: {
    name: "Statistics sites",
    meaning: "Sites that print addresses and figures of every domain: low and harmless.",
    example: "example.com",
  },
  statisticsNames: {
    name: "Names of statistics sites",
    meaning: "Parts of a domain’s name that such sites have.",
    example: "whois",
  },
  sharedNetworks: {
    name: "Shared hosts and CDNs",
    meaning: "Address ranges in which strangers live door to door: to share one means nothing.",
    example: "192.0.2.0/24",
  },
};
