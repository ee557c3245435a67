import { describe, expect, test } from "vitest";
import { auditSite } from "#lib/core/toxic/audit";
import type { DomainFacts } from "#lib/core/toxic/facts";
import { defaultWeights } from "#lib/core/toxic/weights";
import {
  aDomain,
  anAnchor,
  aPage,
  aPair,
  aSite,
  someLinks,
  someMarks,
  TODAY,
} from "../support/toxic-facts.ts";

const judge = (facts: DomainFacts, site = aSite()) => auditSite([facts], site, TODAY).judge(facts);
const spamAnchor = anAnchor("buy viagra");
const badPage = aPage("https://a.example/post", {
  marks: someMarks({ badDomains: 2, spamSample: ["bad.example"] }),
});

test("nothing against it is safe", () =>
  expect(judge(aDomain("a.example"))).toMatchObject({
    level: "safe",
    score: 0,
    act: "none",
    lines: [],
    sentence: "Nothing speaks against it.",
  }));

test("two strong kinds of evidence are high, the heaviest first", () => {
  const verdict = judge(aDomain("a.example", { anchors: [spamAnchor], sample: [badPage] }));
  expect(verdict).toMatchObject({
    level: "high",
    score: 65,
    heldBack: null,
    act: "domain",
    lines: ["domain:a.example"],
  });
  expect(verdict.evidence.map(({ signal }) => signal)).toEqual(["spam_words", "spam_neighbours"]);
  expect(verdict.sentence).toBe(verdict.evidence[0]?.sentence);
});

test("evidence of just so many points is strong", () => {
  const facts = aDomain("a.example", { anchors: [spamAnchor], sample: [badPage] });
  const levelAt = (votePoints: number) => {
    const weights = { ...defaultWeights, adding: { ...defaultWeights.adding, votePoints } };
    return auditSite([facts], aSite(), TODAY, weights).judge(facts).level;
  };
  expect([levelAt(25), levelAt(26)]).toEqual(["high", "review"]);
});

describe("thin evidence never reaches high", () => {
  test("one kind of it, with every weak sign around", () => {
    const one = aDomain("a.example", {
      anchors: [spamAnchor],
      links: someLinks({ live: 40, follow: 40, places: { footer: 40 } }),
      sample: [aPage("https://a.example/", { outDomains: 400 })],
      scores: [{ key: "moz.spam_score", value: 90, on: null }],
    });
    expect(judge(one)).toMatchObject({
      level: "review",
      heldBack: expect.stringContaining("two strong kinds"),
    });
    expect(judge(one).score).toBeGreaterThanOrEqual(defaultWeights.levels.high);
  });
  test("few facts", () => {
    const unseen = aDomain("a.example", {
      anchors: [spamAnchor],
      sample: [{ ...badPage, outDomains: null }],
      readPages: 0,
      dated: false,
      links: someLinks({ verified: 0, hidden: null }),
    });
    expect(judge(unseen, aSite({ ranked: false }))).toMatchObject({
      level: "review",
      heldBack: expect.stringContaining("too little is known. Missing: pages, place"),
    });
  });
  test("what only reports say, without a look of ours", () => {
    const reported = Array.from({ length: 9 }, (_, at) =>
      aDomain(`a${at}.example`, {
        anchors: [anAnchor("buy viagra shoes", { category: "partial" })],
        pairs: [aPair("buy viagra shoes", { category: "partial" })],
        links: someLinks({ verified: 0, hidden: null }),
        sample: [],
        readPages: 0,
      }),
    );
    const [verdict] = reported.map(auditSite(reported, aSite(), TODAY).judge);
    expect(verdict?.evidence.slice(0, 2).map(({ signal }) => signal)).toEqual(["spam_words", "same_anchor"]);
    expect(verdict).toMatchObject({
      level: "review",
      heldBack: expect.stringContaining("Look at its pages first"),
    });
  });
  test("weak signs of one family do not add up to a strong kind", () => {
    const weak = aDomain("a.example", {
      anchors: [spamAnchor],
      links: someLinks({ live: 2, verified: 5, hidden: 1 }),
      sample: [badPage, aPage("https://a.example/", { outDomains: 400 }), aPage("https://a.example/2")].map(
        (page) => ({
          ...page,
          hidden: true,
        }),
      ),
    });
    const verdict = judge(weak);
    expect(verdict.evidence.map(({ signal, weight }) => [signal, weight])).toEqual([
      ["spam_words", 40],
      ["spam_neighbours", 12.5],
      ["hidden_links", 12],
    ]);
    expect(verdict).toMatchObject({
      score: 65,
      level: "review",
      heldBack: expect.stringContaining("two strong"),
    });
  });
  test("what others think, and what one pays for, are no kinds of evidence", () => {
    const facts = aDomain("a.example", {
      anchors: [spamAnchor],
      paid: [{ source: "https://a.example/post", target: "https://acme.com/", seenOn: "2026-06-02" }],
      scores: [{ key: "moz.spam_score", value: 90, on: "2026-06-01" }],
    });
    expect(judge(facts)).toMatchObject({ score: 63, level: "review" });
  });
});

test("a family adds up to its cap and no further", () => {
  const words = aDomain("a.example", {
    anchors: [spamAnchor, anAnchor("обувь", { live: 9 })],
    sample: [aPage("https://a.example/", { anchors: ["обувь"] })],
  });
  expect(judge(words).score).toBe(defaultWeights.adding.familyPoints);
});

test("a site that lists everybody explains its crowd, its frame and its bad marks", () => {
  const verdict = judge(
    aDomain("whois.com", {
      links: someLinks({ live: 90, follow: 90, places: { footer: 90 } }),
      sample: [aPage("https://whois.com/acme.com", { outDomains: 900, noindex: true })],
      noindexPages: 1,
      scores: [{ key: "semrush.toxicity", value: 99, on: null }],
    }),
  );
  expect(verdict).toMatchObject({ level: "safe", score: 4, act: "none", lines: [] });
  expect(verdict.explained.map(({ signal }) => signal).sort()).toEqual([
    "many_outgoing",
    "noindex_host",
    "sitewide",
    "vendor_score",
  ]);
});

describe("settled before anything is asked, with the reason", () => {
  const spam = (domain: string) => aDomain(domain, { anchors: [spamAnchor], sample: [badPage] });
  test.each([
    ["acme.com", "own", "It belongs to one of your own sites."],
    ["friend.example", "partner", "It is a partner of yours: our agency"],
    ["fine.example", "whitelisted", "Your team whitelisted it: asked their editor"],
    [
      "facebook.com",
      "well_known",
      "facebook.com is a large site that everybody has links from: search engines weigh those themselves.",
    ],
    ["en.wikipedia.org", "well_known", expect.stringContaining("wikipedia.org")],
  ])("%s: %s", (domain, by, sentence) => {
    const site = aSite({
      partners: [{ domain: "friend.example", reason: "our agency" }],
      whitelisted: [{ domain: "fine.example", reason: "asked their editor" }],
    });
    const verdict = judge(spam(domain), site);
    expect(verdict).toMatchObject({
      level: "safe",
      score: 0,
      resolved: { by, sentence },
      act: "none",
      lines: [],
    });
    // A person still sees what was found.
    expect(verdict.evidence.length).toBe(2);
  });
});

describe("what is proposed", () => {
  const hacked = (url: string) =>
    aPage(url, {
      title: "Buy Viagra",
      anchors: ["buy viagra"],
      marks: someMarks({ spamLinks: 9, spamSample: ["x"] }),
    });
  test("of a hacked institution is never its domain", () => {
    const one = judge(aDomain("uni.edu", { anchors: [spamAnchor], sample: [hacked("https://uni.edu/x")] }));
    expect(one).toMatchObject({ level: "high", act: "page", lines: ["https://uni.edu/x"] });
    const host = [hacked("https://lab.uni.edu/a"), hacked("https://lab.uni.edu/b")];
    expect(judge(aDomain("uni.edu", { anchors: [spamAnchor], sample: host }))).toMatchObject({
      act: "host",
      lines: ["domain:lab.uni.edu"],
    });
  });
  test("of an institution with spam on most pages: its pages", () => {
    const verdict = judge(
      aDomain("uni.edu", { anchors: [spamAnchor], sample: [{ ...badPage, url: "https://uni.edu/x" }] }),
    );
    expect(verdict).toMatchObject({ act: "page", lines: ["https://uni.edu/x"] });
  });
  test("is what the heaviest evidence asks for: a footer does not widen one page to a domain", () => {
    const pages = [
      badPage,
      { ...badPage, url: "https://a.example/2" },
      aPage("https://a.example/3"),
      aPage("https://a.example/4"),
    ];
    const facts = aDomain("a.example", {
      links: someLinks({ live: 4, follow: 4, verified: 4, hidden: 1, places: { footer: 4 } }),
      sample: pages.map((page, at) => ({ ...page, hidden: at === 0, outDomains: 200 })),
      anchors: [anAnchor("Acme", { category: "brand" })],
    });
    const weights = { ...defaultWeights, levels: { low: 5, review: 20, high: 60 } };
    expect(auditSite([facts], aSite(), TODAY, weights).judge(facts)).toMatchObject({
      level: "review",
      act: "page",
      lines: ["https://a.example/post", "https://a.example/2"],
    });
  });
  test("below review is nothing", () =>
    expect(judge(aDomain("a.example", { anchors: [anAnchor("casino")] }))).toMatchObject({
      level: "low",
      act: "none",
      lines: [],
    }));
  test("of what only a rel settles is nothing", () => {
    const paid = [{ source: "https://a.example/post", target: "https://acme.com/", seenOn: "2026-06-02" }];
    const weights = { ...defaultWeights, levels: { low: 1, review: 5, high: 60 } };
    const facts = aDomain("a.example", { paid });
    expect(auditSite([facts], aSite(), TODAY, weights).judge(facts)).toMatchObject({
      level: "review",
      act: "none",
      lines: [],
    });
  });
});
