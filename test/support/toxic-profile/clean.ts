// Links that nobody made to deceive and that look as if: what other tools make people disavow.

import type { DomainFacts, PageFacts } from "#lib/core/toxic/facts";
import { aDomain, anAnchor, aPage, someLinks, someMarks } from "../toxic-facts.ts";
import { type Dice, type Labelled, sketched } from "./labelled.ts";
import { moneyAnchor, someUnread } from "./planted.ts";

const page = (domain: string, change: Partial<PageFacts> = {}) => aPage(`https://${domain}/p`, change);

const outgoing = (names: readonly string[], template: string) =>
  someMarks({ template, outgoing: sketched(names), uncommonDomains: names.length });

const own = (domain: string, count: number) =>
  Array.from({ length: count }, (_, at) => `friend${at}-of-${domain}`);

const frame = (live: number) => someLinks({ live, follow: live, places: { footer: live } });

/** By what it is: facts of the `at`-th such domain. */
const stories: Readonly<Record<string, { count: number; make: (dice: Dice, at: number) => DomainFacts }>> = {
  "plain blogs": {
    count: 1_500,
    make: (dice, at) => {
      const domain = `blog-${at}.example`;
      const authority = dice.inHundred(50) ? null : dice.between(5, 70);
      const marks = outgoing(own(domain, dice.between(3, 12)), `theme-${dice.between(1, 400)}`);
      const address = `${dice.between(5, 90)}.${dice.between(1, 250)}.${dice.between(1, 250)}.7`;
      return aDomain(domain, { authority, address, sample: [page(domain, { marks })] });
    },
  },
  "one keyword in an article": {
    count: 120,
    make: (dice, at) =>
      aDomain(`article-${at}.example`, {
        anchors: [moneyAnchor(dice.pick([`trail shoes ${at}`, `running shoes review ${at}`]))],
        authority: dice.between(5, 60),
      }),
  },
  directories: {
    count: 60,
    make: (dice, at) => {
      const domain = `directory-${at}.example`;
      const live = dice.between(1, 80);
      const marks = outgoing(own(domain, 40), `theme-${at}`);
      return aDomain(domain, {
        links: frame(live),
        anchors: [
          anAnchor(dice.pick(["running shoes", "trail shoes", "shoes", "running"]), {
            category: "exact",
            live,
            follow: live,
          }),
        ],
        sample: [page(domain, { outDomains: dice.between(150, 900), marks })],
      });
    },
  },
  "blogs in another script": {
    count: 100,
    make: (dice, at) => {
      const [language, text] = dice.pick([
        ["ru", "обувь для бега"],
        ["ja", "ランニングシューズ"],
        ["ar", "أحذية الجري"],
      ] as const);
      const domain = `foreign-${at}.example`;
      return aDomain(domain, {
        anchors: [anAnchor(text)],
        sample: [page(domain, { language, anchors: [text] })],
      });
    },
  },
  "publisher group": {
    count: 24,
    make: (dice, at) => {
      const domain = `local-news-${at}.example`;
      const group = Array.from({ length: 25 }, (_, one) => `group-title-${one}.example`);
      const live = dice.between(1, 60);
      return aDomain(domain, {
        links: dice.inHundred(50) ? frame(live) : someLinks({ live, follow: live }),
        sample: [page(domain, { outDomains: 140, marks: outgoing(group, "publisher") })],
        address: `81.201.40.${at + 1}`,
        authority: dice.between(10, 40),
      });
    },
  },
  "agency credits in footers": {
    count: 40,
    make: (dice, at) => {
      const domain = `client-${at}.example`;
      const live = dice.between(20, 200);
      return aDomain(domain, {
        links: frame(live),
        pages: live,
        anchors: [anAnchor("Shoes by Acme", { category: "compound", live, follow: live })],
        sample: [page(domain, { marks: outgoing(own(domain, 6), "agency-theme") })],
        address: `81.202.41.${at + 1}`,
      });
    },
  },
  "syndicated release": {
    count: 30,
    make: (_dice, at) => {
      const domain = `wire-${at}.example`;
      const anchor = "the full announcement";
      const source = `https://${domain}/p`;
      return aDomain(domain, {
        anchors: [anAnchor(anchor)],
        pairs: [{ anchor, category: "other", target: "https://acme.com/news", source }],
        sample: [page(domain, { outDomains: 110, marks: outgoing(own(domain, 5), `wire-${at % 4}`) })],
      });
    },
  },
  "neighbours on a cheap host": {
    count: 30,
    make: (dice, at) =>
      aDomain(`cheap-${at}.example`, {
        address: `77.81.9.${at + 1}`,
        anchors: [dice.inHundred(20) ? moneyAnchor(`shoes ${at}`) : anAnchor("Acme", { category: "brand" })],
      }),
  },
  "university link lists": {
    count: 20,
    make: (dice, at) => {
      const domain = `university-${at}.edu`;
      const authority = dice.between(30, 70);
      return aDomain(domain, {
        authority,
        sample: [page(domain, { outDomains: 600 }), page(`www.${domain}`, { outDomains: 20 })],
      });
    },
  },
  "news about casinos": {
    count: 20,
    make: (dice, at) => {
      const domain = `daily-${at}.example`;
      const title = "Online casino rules changed";
      return aDomain(domain, {
        authority: dice.between(45, 80),
        sample: [page(domain, { title }), page(`www.${domain}`)],
      });
    },
  },
  "a menu that folds": {
    count: 25,
    make: (dice, at) => {
      const domain = `folded-${at}.example`;
      const live = dice.between(1, 50);
      const links = someLinks({ live, follow: live, verified: 1, hidden: 1, places: { navigation: live } });
      return aDomain(domain, { links, sample: [page(domain, { hidden: true })] });
    },
  },
  "blogs with spam in their comments": {
    count: 40,
    make: (dice, at) => {
      const domain = `commented-${at}.example`;
      const marks = someMarks({ spamLinks: dice.between(3, 20), spamSample: ["online casino"] });
      return aDomain(domain, {
        sample: [page(domain, { marks, outDomains: dice.between(10, 150) }), page(`www.${domain}`)],
      });
    },
  },
};

/** What any honest domain may have besides. */
function withUglyTraits(facts: DomainFacts, dice: Dice): DomainFacts {
  const noindex = dice.inHundred(8);
  return {
    ...facts,
    scores: dice.inHundred(35)
      ? [{ key: "moz.spam_score", value: dice.between(40, 95), on: "2026-04-02" }]
      : [],
    dated: !dice.inHundred(30),
    noindexPages: noindex ? facts.readPages : 0,
    sample: facts.sample.map((one) => ({ ...one, noindex })),
  };
}

export function cleanDomains(dice: Dice): Labelled[] {
  return Object.entries(stories).flatMap(([story, { count, make }]) =>
    Array.from({ length: count }, (_, at): Labelled => {
      const facts = someUnread(withUglyTraits(make(dice, at), dice), dice);
      return { story, kind: "clean", signals: [], facts };
    }),
  );
}
