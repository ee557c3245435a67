// Facts of one made-up referring domain, plain and clean unless a test says otherwise.
import { auditContext } from "#lib/core/toxic/audit-context";
import type {
  AnchorFacts,
  AnchorTarget,
  DomainFacts,
  LinkFacts,
  PageFacts,
  SiteFacts,
} from "#lib/core/toxic/facts";
import type { PageMarks } from "#lib/core/toxic/page-marks";
import { defaultWeights, type ToxicWeights } from "#lib/core/toxic/weights";

export const TODAY = "2026-06-30";

export const aSite = (change: Partial<SiteFacts> = {}): SiteFacts => ({
  ranked: true,
  languages: ["en"],
  words: ["Acme", "running shoes", "trail shoes"],
  own: ["acme.com"],
  partners: [],
  whitelisted: [],
  ...change,
});

export const someLinks = (
  change: Partial<Omit<LinkFacts, "places">> & { places?: Partial<LinkFacts["places"]> } = {},
): LinkFacts => ({
  live: 1,
  follow: 1,
  verified: 1,
  hidden: 0,
  ...change,
  places: {
    content: 0,
    navigation: 0,
    header: 0,
    footer: 0,
    sidebar: 0,
    comments: 0,
    unknown: 0,
    ...(change.places ?? { content: 1 }),
  },
});

export const anAnchor = (text: string, change: Partial<AnchorFacts> = {}): AnchorFacts => ({
  text,
  category: "other",
  live: 1,
  follow: 1,
  ...change,
});

export const someMarks = (change: Partial<PageMarks> = {}): PageMarks => ({
  template: null,
  outgoing: null,
  uncommonDomains: 0,
  spamLinks: 0,
  badDomains: 0,
  spamSample: [],
  parked: false,
  ...change,
});

export const aPage = (url: string, change: Partial<PageFacts> = {}): PageFacts => ({
  url,
  title: "A page",
  seenOn: "2026-06-20",
  read: true,
  reason: null,
  noindex: false,
  outDomains: 8,
  language: "en",
  relevance: null,
  anchors: [],
  hidden: false,
  marks: someMarks(),
  ...change,
});

export const aDomain = (domain: string, change: Partial<DomainFacts> = {}): DomainFacts => ({
  domain,
  firstOn: "2025-01-10",
  dated: true,
  links: someLinks(),
  pages: 1,
  anchors: [anAnchor("Acme", { category: "brand" })],
  pairs: [],
  sample: [aPage(`https://${domain}/post`)],
  readPages: 1,
  noindexPages: 0,
  authority: null,
  sessions: null,
  scores: [],
  address: null,
  paid: [],
  ...change,
});

export const aPair = (anchor: string, change: Partial<AnchorTarget> = {}): AnchorTarget => ({
  anchor,
  category: "exact",
  target: "https://acme.com/shoes",
  source: "https://a.example/post",
  ...change,
});

/** The context of a site whose referring domains are these. */
export const contextOf = (
  domains: DomainFacts[] = [],
  site = aSite(),
  weights: ToxicWeights = defaultWeights,
) => auditContext(domains, site, weights, TODAY);
