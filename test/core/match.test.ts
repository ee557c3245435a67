import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MatchRung, matchTarget, reachesTarget, rungRank } from "#lib/core/match";

const wanted = "https://example.com/page";

describe("a link meets https://example.com/page on the rung", () => {
  test.each<[MatchRung, string]>([
    ["exact", "https://example.com/page"],
    ["normalised", "HTTPS://EXAMPLE.com/page"],
    ["normalised", "https://example.com:443/page"],
    ["normalised", "https://example.com/page#part"],
    ["normalised", "https://example.com/p%61ge"],
    ["tracking", "https://example.com/page?utm_source=x&gclid=y"],
    ["scheme_www_slash", "http://example.com/page"],
    ["scheme_www_slash", "https://www.example.com/page"],
    ["scheme_www_slash", "https://example.com/page/"],
    ["scheme_www_slash", "http://www.example.com/page/?fbclid=x#y"],
    ["same_site", "https://example.com/"],
    ["same_site", "https://example.com/page?id=2"],
    ["same_site", "https://blog.example.com/page"],
    ["none", "https://example.org/page"],
    ["none", "mailto:a@example.com"],
    ["none", ""],
  ])("%s: %s", (rung, found) => expect(matchTarget(found, wanted)).toBe(rung));
});

test("an international host meets its punycode", () =>
  expect(matchTarget("https://xn--mnchen-3ya.de/", "https://münchen.de/")).toBe("normalised"));
test("a link that was followed to the page is reached by redirect", () =>
  expect(matchTarget("https://short.example/x", wanted, { redirectsTo: "http://example.com/page/" })).toBe(
    "redirect",
  ));
test("a link that leads elsewhere is not", () =>
  expect(matchTarget("https://short.example/x", wanted, { redirectsTo: "https://example.com/" })).toBe(
    "none",
  ));
test("a redirect within the site is better than the same site", () =>
  expect(matchTarget("https://example.com/old", wanted, { redirectsTo: wanted })).toBe("redirect"));
test("an unknown redirect changes nothing", () =>
  expect(matchTarget("https://example.com/old", wanted, { redirectsTo: null })).toBe("same_site"));
test("another domain of the site is the same site", () =>
  expect(
    matchTarget("https://example.co.uk/", wanted, { siteDomains: new Set(["example.com", "example.co.uk"]) }),
  ).toBe("same_site"));
test("a host of the site that was split off is the same site", () =>
  expect(
    matchTarget("https://blog.example.org/x", wanted, {
      siteDomains: new Set(["example.com", "blog.example.org"]),
    }),
  ).toBe("same_site"));
test("the rest of that domain is not", () =>
  expect(
    matchTarget("https://example.org/x", wanted, {
      siteDomains: new Set(["example.com", "blog.example.org"]),
    }),
  ).toBe("none"));
test("two blogs under one public suffix are two sites", () =>
  expect(matchTarget("https://bob.blogspot.com/", "https://alice.blogspot.com/")).toBe("none"));
test("a promise that is no address is met by nothing", () => expect(matchTarget("n/a", "n/a")).toBe("none"));

describe("the ladder", () => {
  test("is ordered", () => expect(Object.values(rungRank)).toEqual([0, 1, 2, 3, 4, 5, 6]));
  test("reaches the agreed page down to a redirect", () =>
    expect((Object.keys(rungRank) as MatchRung[]).filter(reachesTarget)).toEqual([
      "exact",
      "normalised",
      "tracking",
      "scheme_www_slash",
      "redirect",
    ]));
  test("is the same from both ends but for the redirect", () => {
    const url = fc
      .tuple(
        fc.constantFrom("http://", "https://"),
        fc.constantFrom("", "www.", "blog."),
        fc.constantFrom("example.com", "example.org", "a.github.io", "b.github.io"),
        fc.constantFrom("", "/", "/x", "/x/", "/%78"),
        fc.constantFrom("", "?utm_id=1", "?p=1"),
        fc.constantFrom("", "#y"),
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(url, url, (one, other) => {
        expect(matchTarget(one, other)).toBe(matchTarget(other, one));
      }),
      { numRuns: 1000 },
    );
  });
});
