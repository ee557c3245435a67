import { describe, expect, test } from "vitest";
import { WELL_KNOWN } from "#lib/core/toxic/lists/known-sites";
import { type DraftFacts, draftDisavow } from "#lib/disavow/draft";

const mark = (name: string, reason = "Link network") => ({
  domain: name.includes("://") ? null : name,
  url: name.includes("://") ? name : null,
  reason,
  on: "2026-03-01",
});
const draft = (over: Partial<DraftFacts> = {}) =>
  draftDisavow({
    last: null,
    number: 2,
    project: "Shop",
    property: "https://shop.example/",
    date: "2026-03-02",
    toxic: [],
    own: ["shop.example"],
    whitelisted: [],
    referring: [],
    wellKnown: WELL_KNOWN,
    ...over,
  });

test("says whose list it is, puts the reason above each new line, and counts", () => {
  const { text, ...made } = draft({ last: "domain:old.com\n", toxic: [mark("spam.com")] });
  expect(text).toBe(
    [
      "# Disavow file written by Fairlead",
      "# Project: Shop",
      "# Property: https://shop.example/",
      "# Date: 2026-03-02",
      "# Version: 2",
      "",
      "domain:old.com",
      "# Link network (2026-03-01)",
      "domain:spam.com",
      "",
    ].join("\n"),
  );
  expect(made).toMatchObject({
    domains: 2,
    urls: 0,
    lines: 9,
    bytes: text.length,
    added: ["domain:spam.com"],
  });
});

test("a page that a domain line covers now is told as covered, not lost", () => {
  const { removed, kept } = draft({ last: "http://spam.com/a\ndomain:b.com\n", toxic: [mark("spam.com")] });
  expect(removed).toEqual([{ line: "http://spam.com/a", coveredBy: "spam.com" }]);
  expect(kept).toBe(1);
});

test("what is on the list already is not added twice", () => {
  const { added, already } = draft({
    last: "domain:spam.com\n",
    toxic: [mark("spam.com"), mark("https://spam.com/a")],
  });
  expect({ added, already }).toEqual({ added: [], already: 2 });
});

describe("refused for the list", () => {
  test.each([
    ["shop.example", /belongs to this site/],
    ["co.uk", /many sites share/],
    ["friend.com", /whitelisted/],
    ["https://friend.com/a", /whitelisted/],
    [`https://long.com/${"a".repeat(2_100)}`, /2048/],
  ])("%.40s", (name, reason) => {
    const { refused, added } = draft({ toxic: [mark(name)], whitelisted: ["friend.com"] });
    expect(added).toEqual([]);
    expect(refused).toEqual([{ line: expect.any(String), reason: expect.stringMatching(reason) }]);
  });
});

describe("lines that Google holds and that would be refused today", () => {
  const last = "# ours\ndomain:shop.example\ndomain:co.uk\ndomain:friend.com\ndomain:spam.com\n";
  const facts = { last, whitelisted: ["friend.com"] };
  test("stay, flagged", () => {
    const { flagged, removed, domains } = draft(facts);
    expect(flagged.map(({ line, leftOut }) => [line, leftOut])).toEqual([
      ["domain:shop.example", false],
      ["domain:co.uk", false],
      ["domain:friend.com", false],
    ]);
    expect({ removed, domains }).toEqual({ removed: [], domains: 4 });
  });
  test("go when a person leaves them out, and stay in sight", () => {
    const { flagged, removed, text } = draft({ ...facts, leaveOut: ["domain:co.uk"] });
    expect(removed).toEqual([{ line: "domain:co.uk", coveredBy: null }]);
    expect(flagged.filter(({ leftOut }) => leftOut).map(({ line }) => line)).toEqual(["domain:co.uk"]);
    expect(text).not.toContain("co.uk");
  });
  test("go all at once, and no other line with them", () => {
    const { removed, domains } = draft({ ...facts, leaveOut: "flagged" });
    expect(removed).toHaveLength(3);
    expect(domains).toBe(1);
  });
});

test("repairs and what cannot be read are told with their lines", () => {
  const { repaired, rejected, text } = draft({ last: "domain: Spam.com\nno entry at all\n" });
  expect(repaired).toMatchObject([{ line: 1, from: "domain: Spam.com", to: "domain:spam.com" }]);
  expect(rejected).toMatchObject([{ line: 2, text: "no entry at all" }]);
  expect(text).toContain("\ndomain:spam.com\n");
});

test("the fingerprint knows the entries and their comments, not the date and the number", () => {
  const one = draft({ toxic: [mark("a.com")] }).fingerprint;
  expect(draft({ toxic: [mark("a.com")], date: "2026-04-01", number: 9 }).fingerprint).toBe(one);
  expect(draft({ toxic: [mark("a.com", "Paid links")] }).fingerprint).not.toBe(one);
  expect(draft({ toxic: [mark("a.com"), mark("b.com")] }).fingerprint).not.toBe(one);
});

test("a list beyond Google's limits says so", () => {
  const toxic = Array.from({ length: 60_000 }, (_, i) => mark(`spam${i}.com`));
  expect(draft({ toxic }).problems).toContainEqual(expect.stringMatching(/100,000/));
});

describe("what to think about before an upload", () => {
  const referring = Array.from({ length: 40 }, (_, at) => ({ domain: `s${at}.example`, follow: 1 }));
  test("a list that covers much of the followed profile says how much", () => {
    const { cautions, reach } = draft({
      toxic: referring.slice(0, 15).map(({ domain }) => mark(domain)),
      referring,
    });
    expect(reach).toEqual({ followed: 40, covered: 15 });
    expect(cautions).toMatchObject([{ code: "broad_list", message: expect.stringContaining("38 %") }]);
  });
  test("a large site that everybody has links from is named", () => {
    expect(draft({ toxic: [mark("wikipedia.org")], referring }).cautions).toMatchObject([
      { code: "well_known", line: "domain:wikipedia.org" },
    ]);
  });
  test("a few bad domains of many say nothing", () => {
    expect(draft({ toxic: [mark("s1.example")], referring }).cautions).toEqual([]);
  });
});
