import { describe, expect, test } from "vitest";
import type { DomainFacts } from "#lib/core/toxic/facts";
import { signalsOf } from "#lib/core/toxic/signals";
import { aDomain, anAnchor, aPage, aSite, contextOf, someLinks, someMarks } from "../support/toxic-facts.ts";

const tell = (facts: DomainFacts, site = aSite(), others: DomainFacts[] = []) =>
  signalsOf(facts, contextOf([facts, ...others], site));
const named = (...args: Parameters<typeof tell>) => tell(...args).map(({ signal }) => signal);
const domain = (change: Partial<DomainFacts>) => aDomain("a.example", change);
const page = (change: Parameters<typeof aPage>[1]) => aPage("https://a.example/post", change);

test("a plain mention says nothing", () => expect(tell(domain({}))).toEqual([]));

test("every sentence is whole, and every weight has its day", () => {
  const ugly = domain({
    links: someLinks({ live: 40, follow: 40, verified: 2, hidden: 2, places: { footer: 40 } }),
    anchors: [
      anAnchor("buy viagra", { live: 20 }),
      anAnchor("running shoes", { category: "exact", follow: 40 }),
    ],
    sample: [
      page({
        noindex: true,
        outDomains: 400,
        hidden: true,
        marks: someMarks({ badDomains: 1, spamSample: ["bad.example"], parked: true }),
      }),
    ],
    noindexPages: 1,
    scores: [{ key: "semrush.toxicity", value: 90, on: "2026-06-01" }],
    paid: [{ source: "https://a.example/post", target: "https://acme.com/", seenOn: "2026-06-02" }],
  });
  const told = tell(ugly);
  expect(told.length).toBeGreaterThan(8);
  for (const { sentence, weight, seenOn, since, sample } of told) {
    expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
    expect(sentence).not.toMatch(/undefined|null|NaN| {2}|“”/);
    expect(weight).toBeGreaterThan(0);
    expect(seenOn ?? since).toMatch(/^2026-06|^2025-01-10$/);
    expect(sample.length).toBeLessThanOrEqual(5);
  }
});

describe("money anchors above the site's own norm", () => {
  const money = (links: number) =>
    domain({ anchors: [anAnchor("running shoes", { category: "exact", live: links, follow: links })] });
  test("three links weigh in full, one by half", () => {
    expect(tell(money(3))).toMatchObject([
      { signal: "money_anchors", weight: 18, sample: ["running shoes"] },
    ]);
    expect(tell(money(1))).toMatchObject([{ weight: 9 }]);
  });
  test("nofollowed ones, and a few among brands, are none", () => {
    expect(named(domain({ anchors: [anAnchor("running shoes", { category: "exact", follow: 0 })] }))).toEqual(
      [],
    );
    const mixed = [
      anAnchor("Acme", { category: "brand", follow: 9 }),
      anAnchor("shoes", { category: "partial" }),
    ];
    expect(named(domain({ anchors: mixed }))).toEqual([]);
  });
  test("an attack does not become the norm: only domains older than 90 days are asked", () => {
    const old = Array.from({ length: 30 }, (_, at) => aDomain(`old${at}.example`));
    const young = Array.from({ length: 300 }, (_, at) => ({
      ...money(3),
      domain: `new${at}.example`,
      firstOn: "2026-06-25",
    }));
    expect(tell(money(3), aSite(), [...old, ...young])[0]?.sentence).toContain(
      "3 of 3 followed links have a keyword",
    );
    expect(contextOf([...old, ...young]).moneyNorm).toBe(0);
  });
});

describe("places", () => {
  test.each([
    [
      "thirty and more in the frame are sitewide",
      60,
      { footer: 30, sidebar: 25, content: 5 },
      1,
      ["sitewide"],
    ],
    ["a few in a footer", 3, { footer: 3 }, 1, ["footer"]],
    ["in the content", 60, { content: 60 }, 1, []],
    ["in a frame that is not followed", 60, { footer: 60 }, 0, []],
  ] as const)("%s", (_name, live, places, follow, signals) => {
    expect(named(domain({ links: someLinks({ live, follow: follow * live, places }) }))).toEqual(signals);
  });
});

describe("hidden links", () => {
  const hidden = (hidden: number | null, verified: number) =>
    tell(
      domain({ links: someLinks({ live: verified, verified, hidden }), sample: [page({ hidden: true })] }),
    );
  test("all of them are the domain's doing", () =>
    expect(hidden(2, 2)).toMatchObject([{ weight: 30, act: "domain", seenOn: "2026-06-20" }]));
  test("one of many is one page's", () =>
    expect(hidden(1, 5)).toMatchObject([{ weight: 12, act: "page", at: ["https://a.example/post"] }]));
  test("a menu that folds looks the same", () => {
    const links = someLinks({ live: 2, verified: 2, hidden: 2, places: { navigation: 2 } });
    expect(tell(domain({ links, sample: [page({ hidden: true })] }))).toMatchObject([
      { weight: 12, act: "page", sentence: expect.stringContaining("a menu that may fold") },
    ]);
  });
  test("what nobody looked at is not known", () => expect(hidden(null, 0)).toEqual([]));
});

describe("words", () => {
  test.each([
    ["buy viagra online", "spam_words"],
    ["Онлайн-Казино", "spam_words"],
    ["slot gacor hari ini", "spam_words"],
    ["オンラインカジノ比較", "spam_words"],
    ["Casino", "doubtful_words"],
    ["crédit rapide", "doubtful_words"],
  ])("%s: %s", (text, signal) => {
    expect(named(domain({ anchors: [anAnchor(text)] }), aSite({ languages: [] }))).toEqual([signal]);
  });
  test.each(["our specialist", "Ford Escort parts", "支援交流会", "casinos of the mind", "a loaner bike"])(
    "%s: nothing",
    (text) => expect(named(domain({ anchors: [anAnchor(text)] }), aSite({ languages: [] }))).toEqual([]),
  );
  test("are no spam to a site that uses them of itself", () => {
    const casino = aSite({ words: ["Best Online Casino Guide"] });
    expect(named(domain({ anchors: [anAnchor("online casino")] }), casino)).toEqual([]);
  });
});

describe("foreign script", () => {
  const russian = [anAnchor("обувь для бега")];
  test("on a page in that language weighs half, on another page in full", () => {
    const own = domain({ anchors: russian, sample: [page({ language: "ru", anchors: ["обувь для бега"] })] });
    expect(tell(own)).toMatchObject([{ signal: "foreign_script", weight: 8 }]);
    const other = domain({
      anchors: russian,
      sample: [page({ language: "en", anchors: ["обувь для бега"] })],
    });
    expect(tell(other)).toMatchObject([{ weight: 16, seenOn: "2026-06-20" }]);
  });
  test("is foreign to the site's own languages only, and Latin to none", () => {
    expect(named(domain({ anchors: russian }), aSite({ languages: ["ru", "en"] }))).toEqual([]);
    expect(named(domain({ anchors: [anAnchor("shoes")] }), aSite({ languages: ["ru"] }))).toEqual([]);
  });
  test("is not told while nobody knows the site's languages", () =>
    expect(named(domain({ anchors: russian }), aSite({ languages: [] }))).toEqual([]));
});

describe("outgoing links", () => {
  test.each([
    [400, 14],
    [120, 7],
    [99, undefined],
  ])("%d domains weigh %s", (outDomains, weight) => {
    expect(tell(domain({ sample: [page({ outDomains })] }))[0]?.weight).toBe(weight);
  });
  test("one crowded page of three is no habit", () =>
    expect(named(domain({ sample: [page({ outDomains: 400 }), page({}), page({})] }))).toEqual([]));
  test("a bad neighbour on most pages is the domain's, on one of many that page's", () => {
    const bad = page({ marks: someMarks({ badDomains: 1, spamSample: ["bad.example"] }) });
    expect(tell(domain({ sample: [bad] }))).toMatchObject([
      { signal: "spam_neighbours", weight: 25, act: "domain" },
    ]);
    expect(tell(domain({ sample: [bad, page({}), page({})] }))).toMatchObject([
      { weight: 12.5, act: "page", at: ["https://a.example/post"] },
    ]);
  });
  test("two spam anchors may be two comments", () =>
    expect(named(domain({ sample: [page({ marks: someMarks({ spamLinks: 2 }) })] }))).toEqual([]));
});

describe("hacked pages", () => {
  const spam = (host: string, path: string) =>
    aPage(`https://${host}/${path}`, {
      title: "Buy Viagra Online",
      anchors: ["cialis"],
      relevance: "unrelated",
    });
  const university = (...sample: ReturnType<typeof aPage>[]) => aDomain("uni.edu", { sample });
  const hacked = (facts: DomainFacts) => tell(facts).find(({ signal }) => signal === "hacked_page");
  test("of an institution: the page alone", () =>
    expect(hacked(university(spam("uni.edu", "tmp/v")))).toMatchObject({
      act: "page",
      at: ["https://uni.edu/tmp/v"],
    }));
  test("several on one host below it: that host", () =>
    expect(hacked(university(spam("lab.uni.edu", "a"), spam("lab.uni.edu", "b")))).toMatchObject({
      act: "host",
      at: ["lab.uni.edu"],
    }));
  test("several on the domain itself, or on two hosts: the pages", () => {
    expect(hacked(university(spam("www.uni.edu", "a"), spam("www.uni.edu", "b")))?.act).toBe("page");
    expect(hacked(university(spam("x.uni.edu", "a"), spam("y.uni.edu", "b")))?.act).toBe("page");
  });
  test("of a host that many link to, by authority", () =>
    expect(
      hacked(aDomain("big.example", { authority: 60, sample: [spam("big.example", "a")] })),
    ).toBeDefined());
  test("an unknown host is spam itself, not hacked", () =>
    expect(hacked(aDomain("small.example", { sample: [spam("small.example", "a")] }))).toBeUndefined());
  test("a title alone is an article about it, and a shared topic is none at all", () => {
    const article = aPage("https://uni.edu/news/1", { title: "Why online casino rules changed" });
    expect(hacked(university(article))).toBeUndefined();
    expect(hacked(university({ ...spam("uni.edu", "a"), relevance: "related" }))).toBeUndefined();
  });
  test("a hidden link on a page in another language is strange, and no spam", () => {
    const strange = aPage("https://uni.edu/x", { hidden: true, language: "ja" });
    expect(
      hacked(university(aPage("https://uni.edu/1"), aPage("https://uni.edu/2"), strange)),
    ).toBeUndefined();
  });
  test("another language than the host's other pages is a sign beside spam words", () => {
    const strange = aPage("https://uni.edu/x", { title: "スーパーコピー", language: "ja" });
    expect(hacked(university(aPage("https://uni.edu/1"), aPage("https://uni.edu/2"), strange))).toMatchObject(
      {
        at: ["https://uni.edu/x"],
      },
    );
  });
});

describe("hosts that do no harm", () => {
  test("parked", () =>
    expect(named(domain({ sample: [page({ marks: someMarks({ parked: true }) })] }))).toEqual(["parked"]));
  test("expired: every look ended at the name", () => {
    const gone = page({ read: false, reason: "dns", outDomains: null, marks: null });
    expect(named(domain({ sample: [gone, gone], readPages: 0 }))).toEqual(["expired"]);
    expect(named(domain({ sample: [gone, page({})] }))).toEqual([]);
    expect(named(domain({ sample: [], readPages: 0 }))).toEqual([]);
  });
  test("noindex on every page that was read", () => {
    expect(named(domain({ readPages: 3, noindexPages: 3 }))).toEqual(["noindex_host"]);
    expect(named(domain({ readPages: 3, noindexPages: 2 }))).toEqual([]);
  });
  test.each([
    ["stats.hypestat.com", "Acme", "brand", 8, true],
    ["whois-lookup.example", "acme.com", "url", 8, true],
    ["whois-lookup.example", "running shoes", "exact", 8, false],
    ["list.example", "acme.com", "url", 400, true],
    ["list.example", "acme.com", "url", 40, false],
  ] as const)("%s that says %s (%s) among %d domains: %s", (name, text, category, outDomains, is) => {
    const facts = aDomain(name, { anchors: [anAnchor(text, { category })], sample: [page({ outDomains })] });
    expect(named(facts).includes("statistics_site")).toBe(is);
  });
});

describe("what others say", () => {
  test("vendors have one vote together, from their bounds on", () => {
    const scores = [
      { key: "semrush.toxicity", value: 80, on: "2026-05-01" },
      { key: "moz.spam_score", value: 71, on: "2026-06-01" },
      { key: "ahrefs.dr", value: 99, on: "2026-06-01" },
    ];
    expect(tell(domain({ scores }))).toMatchObject([
      {
        signal: "vendor_score",
        weight: 8,
        since: "2026-06-01",
        act: "none",
        sentence: expect.stringContaining("Semrush: toxicity score 80, Moz: spam score 71"),
      },
    ]);
    expect(named(domain({ scores: [{ key: "moz.spam_score", value: 59, on: null }] }))).toEqual([]);
  });
  test("paid and followed: policy, and nothing to disavow", () => {
    const paid = [{ source: "https://a.example/post", target: "https://acme.com/", seenOn: "2026-06-02" }];
    expect(tell(domain({ paid }))).toMatchObject([
      { signal: "paid_followed", act: "none", seenOn: "2026-06-02" },
    ]);
  });
});
