// Links that somebody made to deceive, in the ways in which they are made. Not every page of them was read, not every
// network is tidy: what a real audit does not see, this one does not see either.
import type { Signal } from "#lib/core/toxic/evidence";
import type { AnchorFacts, DomainFacts, PageFacts } from "#lib/core/toxic/facts";
import { aDomain, anAnchor, aPage, someLinks, someMarks } from "../toxic-facts.ts";
import { type Dice, type Labelled, sketched } from "./labelled.ts";

const MONEY = ["running shoes", "best running shoes", "trail shoes cheap", "buy trail shoes"] as const;
const SPAM = [
  "buy viagra online",
  "online casino bonus",
  "slot gacor",
  "payday loans",
  "онлайн казино",
  "スーパーコピー",
] as const;

export const moneyAnchor = (text: string): AnchorFacts => anAnchor(text, { category: "exact" });

const planted = (story: string, signals: Signal[], facts: DomainFacts): Labelled => ({
  story,
  kind: "planted",
  signals,
  facts,
});

/** Nobody has looked at one page in ten: no marks, nothing seen. */
export function someUnread(facts: DomainFacts, dice: Dice): DomainFacts {
  if (!dice.inHundred(10)) return facts;
  return {
    ...facts,
    sample: [],
    readPages: 0,
    noindexPages: 0,
    links: { ...facts.links, verified: 0, hidden: null },
  };
}

/** One owner, one theme, and customers who buy a link on every one of the sites. */
function network(dice: Dice, name: string, size: number): Labelled[] {
  const customers = Array.from({ length: dice.between(8, 40) }, (_, at) => `customer${at}-${name}.example`);
  const block = dice.inHundred(50) ? `93.${dice.between(100, 199)}.${dice.between(1, 250)}` : null;
  return Array.from({ length: size }, (_, at) => {
    const domain = `${name}-${at}.example`;
    // A customer is missing here and there, and each site has a link of its own.
    const outgoing = [...customers.filter(() => !dice.inHundred(4)), `own-${domain}`];
    const page = aPage(`https://${domain}/p`, {
      outDomains: outgoing.length + 3,
      marks: someMarks({
        template: `theme-${name}`,
        outgoing: sketched(outgoing),
        uncommonDomains: outgoing.length,
      }),
    });
    const facts = aDomain(domain, {
      anchors: [dice.inHundred(70) ? moneyAnchor(dice.pick(MONEY)) : anAnchor("Acme", { category: "brand" })],
      sample: [page],
      address: block === null ? `104.21.${dice.between(0, 200)}.9` : `${block}.${at + 1}`,
      authority: dice.inHundred(70) ? null : dice.between(1, 24),
    });
    return planted("private network", ["network", "shared_outgoing"], someUnread(facts, dice));
  });
}

/** A program that posts one anchor to one page wherever it can. */
function blast(dice: Dice, size: number): Labelled[] {
  const words = dice.pick(MONEY);
  return Array.from({ length: size }, (_, at) => {
    const domain = `blast-${words.replaceAll(" ", "-")}-${at}.example`;
    const text = dice.inHundred(30) ? words.toUpperCase() : words;
    const pair = {
      anchor: text,
      category: "exact" as const,
      target: "https://acme.com/shoes",
      source: `https://${domain}/p`,
    };
    const facts = aDomain(domain, { anchors: [moneyAnchor(text)], pairs: [pair], firstOn: "2026-06-26" });
    return planted("anchor blast", ["same_anchor"], someUnread(facts, dice));
  });
}

function spamBlog(dice: Dice, at: number): Labelled {
  const domain = `pills-${at}.example`;
  const text = dice.pick(SPAM);
  const isKnown = dice.inHundred(60);
  const page = aPage(`https://${domain}/p`, {
    outDomains: dice.between(10, 400),
    anchors: [text],
    hidden: dice.inHundred(20),
    marks: someMarks(
      isKnown ? { spamLinks: dice.between(3, 30), badDomains: 1, spamSample: ["known.example"] } : {},
    ),
  });
  const facts = aDomain(domain, { anchors: [anAnchor(text)], sample: [page] });
  return planted("sold words", ["spam_words"], someUnread(facts, dice));
}

/** A real institution or a large site with a few pages that are not its own. */
function hackedHost(dice: Dice, at: number): Labelled {
  const domain = dice.inHundred(60) ? `college-${at}.edu` : `newspaper-${at}.example`;
  const host = dice.inHundred(40) ? `lab.${domain}` : `www.${domain}`;
  const text = dice.pick(SPAM);
  const own = Array.from({ length: dice.between(1, 4) }, (_, page) =>
    aPage(`https://www.${domain}/news/${page}`),
  );
  const bad = Array.from(
    { length: dice.between(1, 3) },
    (_, page): PageFacts =>
      aPage(`https://${host}/wp-content/${page}`, {
        title: dice.inHundred(80) ? `${text} 2026` : "Untitled",
        anchors: [dice.inHundred(80) ? text : "here"],
        hidden: dice.inHundred(30),
        relevance: dice.inHundred(70) ? "unrelated" : null,
        language: dice.inHundred(30) ? "id" : "en",
        marks: someMarks({ spamLinks: dice.between(0, 20), spamSample: [text] }),
      }),
  );
  const anchors = [...new Set(bad.flatMap((page) => page.anchors))].map((one) => anAnchor(one));
  const facts = aDomain(domain, {
    anchors: [anAnchor("Acme", { category: "brand", live: own.length }), ...anchors],
    links: someLinks({
      live: own.length + bad.length,
      verified: own.length + bad.length,
      hidden: bad.filter((page) => page.hidden).length,
    }),
    sample: [...bad, ...own],
    authority: domain.endsWith(".edu") ? dice.between(20, 60) : dice.between(45, 70),
  });
  return planted("hacked pages", ["hacked_page"], facts);
}

/** A link inside a free theme or widget, out of sight. */
function hiddenLink(dice: Dice, at: number): Labelled {
  const domain = `theme-user-${at}.example`;
  const live = dice.between(1, 40);
  const facts = aDomain(domain, {
    links: someLinks({ live, follow: live, verified: 1, hidden: 1, places: { footer: live } }),
    anchors: [anAnchor(dice.pick(MONEY), { category: "exact", live, follow: live })],
    sample: [aPage(`https://${domain}/`, { hidden: true })],
    pages: live,
  });
  return planted("hidden in a theme", ["hidden_links"], someUnread(facts, dice));
}

function parkedDomain(dice: Dice, at: number): Labelled {
  const domain = `for-sale-${at}.example`;
  const page = aPage(`https://${domain}/`, {
    outDomains: dice.between(5, 60),
    marks: someMarks({ parked: true }),
  });
  return {
    story: "parked",
    kind: "harmless",
    signals: ["parked"],
    facts: someUnread(aDomain(domain, { sample: [page] }), dice),
  };
}

/** Named as such, listed as such, or told by what it does; a few do too little to be told. */
function statisticsSite(dice: Dice, at: number): Labelled {
  const domain = dice.pick([
    `whois-data${at}.example`,
    `site${at}.hypestat.com`,
    `links-of-all-${at}.example`,
  ]);
  const page = aPage(`https://${domain}/acme.com`, {
    outDomains: dice.between(150, 2_000),
    noindex: dice.inHundred(30),
  });
  const live = dice.between(1, 200);
  const facts = aDomain(domain, {
    links: someLinks({ live, follow: live, places: { footer: live } }),
    anchors: [anAnchor("acme.com", { category: "url", live, follow: live })],
    sample: [page],
    noindexPages: page.noindex ? 1 : 0,
    scores: dice.inHundred(60)
      ? [{ key: "semrush.toxicity", value: dice.between(60, 100), on: "2026-05-01" }]
      : [],
  });
  return {
    story: "scrapers and statistics",
    kind: "harmless",
    signals: ["statistics_site"],
    facts: someUnread(facts, dice),
  };
}

export function plantedDomains(dice: Dice): Labelled[] {
  const each = (count: number, make: (dice: Dice, at: number) => Labelled) =>
    Array.from({ length: count }, (_, at) => make(dice, at));
  return [
    ...[4, 9, 20, 41].flatMap((size, at) => network(dice, `pbn${at}`, size)),
    ...blast(dice, 60),
    ...each(80, spamBlog),
    ...each(40, hackedHost),
    ...each(40, hiddenLink),
    ...each(30, parkedDomain),
    ...each(80, statisticsSite),
  ];
}
