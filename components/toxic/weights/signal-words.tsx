import { FAMILY_OF, type Family, type Signal } from "#lib/core/toxic/evidence";

export const familyWords: Record<Family, string> = {
  network: "Link networks",
  anchors: "Anchors",
  words: "Words",
  placement: "Place on the page",
  hidden: "Hidden links",
  page: "The page",
  neighbours: "Neighbours",
  host: "The host",
  vendor: "Other tools",
  policy: "Policy",
};

/** Each signal: its name, and what it means in one sentence. */
export const signalWords: Record<Signal, { name: string; meaning: string }> = {
  network: {
    name: "Template and outgoing links shared",
    meaning: "Several domains have the same frame around the content and link to the same other domains.",
  },
  shared_outgoing: {
    name: "Outgoing links shared",
    meaning: "Several domains link to the same uncommon domains, as sites of one seller of links do.",
  },
  shared_template: {
    name: "Template shared",
    meaning: "Many domains have the same frame around the content. Themes are shared by honest sites too.",
  },
  address_block: {
    name: "Address block shared",
    meaning: "Many thin domains lie in one block of addresses that belongs to no listed shared host.",
  },
  same_anchor: {
    name: "One anchor, one target",
    meaning: "Many thin domains use the same words for the same page.",
  },
  money_anchors: {
    name: "Money anchors",
    meaning: "Its anchors are keywords far more often than is usual for this site.",
  },
  spam_words: {
    name: "Words that are sold as anchors",
    meaning: "An anchor or address holds a word of the list “Sold words”.",
  },
  doubtful_words: {
    name: "Doubtful words",
    meaning: "An anchor holds a word of the list “Doubtful words”, which honest links use too.",
  },
  foreign_script: {
    name: "Foreign script",
    meaning: "Most of its anchors are in a script that none of the site’s own languages uses.",
  },
  sitewide: { name: "Sitewide links", meaning: "The same link stands on nearly every page of the domain." },
  footer: { name: "Footer links", meaning: "Its links stand in the footer alone." },
  hidden_links: { name: "Hidden links", meaning: "The page’s own markup hides the link from readers." },
  many_outgoing: {
    name: "Hundreds of outgoing domains",
    meaning: "The linking page links to very many other domains.",
  },
  spam_neighbours: {
    name: "Spam neighbours",
    meaning: "The linking page links to domains that the team marked toxic, or with sold words.",
  },
  hacked_page: {
    name: "Hacked pages",
    meaning:
      "A trusted host has an unrelated page of spam. It asks for an act on the page, never the domain.",
  },
  parked: { name: "Parked domain", meaning: "The page says that its domain is for sale." },
  expired: { name: "Gone domain", meaning: "The domain’s name or host does not answer any more." },
  noindex_host: { name: "Host without index", meaning: "Every page that was read asks not to be indexed." },
  statistics_site: {
    name: "Statistics and scraper sites",
    meaning: "A site that lists every domain there is: low, and harmless.",
  },
  vendor_score: {
    name: "Scores of other tools",
    meaning: "An imported score is above its bound. All of them together are one weak vote.",
  },
  paid_followed: {
    name: "Paid and followed",
    meaning: "A link that the team paid for is followed and does not say sponsored.",
  },
};

export const families = Object.keys(familyWords) as Family[];

export const signalsOfFamily = (family: Family): Signal[] =>
  (Object.keys(FAMILY_OF) as Signal[]).filter((signal) => FAMILY_OF[signal] === family);
