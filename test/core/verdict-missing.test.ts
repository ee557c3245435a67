import { describe, expect, test } from "vitest";
import type { Look } from "#lib/core/look";
import type { Flag, Headline, LinkHistory, Presence, Verdict } from "#lib/core/verdict";
import { aLink } from "./a-look.ts";
import { link, missedOnce, other, saying, seen, target, verdict } from "./a-verdict.ts";

describe("a link that is not on the page and never was", () => {
  test.each<[string, Partial<Look>, Flag[], string]>([
    ["a page without it", {}, [], "The link is not on the page."],
    [
      "a page that links to another page of the site",
      { links: [aLink(other)] },
      ["wrong_target"],
      "The page links to https://example.com/boots instead of the agreed page.",
    ],
    [
      "a page that is not found",
      { access: "http_error", httpStatus: 404 },
      [],
      "The page is gone: it answers 404.",
    ],
    [
      "a page that is gone",
      { access: "http_error", httpStatus: 410 },
      [],
      "The page is gone: it answers 410.",
    ],
    [
      "an error page that has the link in its frame",
      { access: "http_error", httpStatus: 404, links: [link] },
      [],
      "The page is gone: it answers 404.",
    ],
    [
      "a page that says it was not found",
      { soft404: true, robots: saying("noindex") },
      ["soft_404"],
      "The page is gone: it answers as if all were well, but says that it was not found.",
    ],
    [
      "a page that leads to the home page",
      { finalUrl: "https://blog.example.org/" },
      ["page_redirected"],
      "The page is gone: it leads to the home page, https://blog.example.org/.",
    ],
    [
      "a page that leads to the home page of another site",
      { finalUrl: "https://sold.example/" },
      ["page_redirected"],
      "The page is gone: it leads to another site's home page, https://sold.example/.",
    ],
    [
      "a page that leads to a home page which has the link",
      { finalUrl: "https://blog.example.org/", links: [link] },
      ["page_redirected"],
      "The page is gone: it leads to the home page, https://blog.example.org/.",
    ],
    [
      "a page that leads to another",
      { finalUrl: "https://blog.example.org/news" },
      ["page_redirected"],
      "The page leads to another one, https://blog.example.org/news, which does not have the link.",
    ],
    [
      "a page that frames the target",
      { links: [aLink(target, { kind: "frame" })] },
      [],
      "The link is not on the page.",
    ],
    [
      "a page with a form to the target",
      { links: [aLink(target, { kind: "form" })] },
      [],
      "The link is not on the page.",
    ],
    [
      "a page whose href is broken",
      { links: [aLink(target, { url: null })] },
      [],
      "The link is not on the page.",
    ],
    ["a page with a noindex", { robots: saying("noindex") }, ["noindex"], "The link is not on the page."],
  ])("%s", (_, look, flags, sentence) => {
    const judged = verdict(look);
    expect([judged.presence, judged.headline, judged.conclusive]).toEqual(["not_found", "not_found", true]);
    expect([judged.flags, judged.sentence]).toEqual([flags, sentence]);
  });
});

describe("lost after 2 misses, 6 hours from one to the next", () => {
  test.each<[string, LinkHistory, Presence, Headline]>([
    ["the first miss of a link that was found", seen, "not_found", "missed"],
    ["a second miss after 5 hours 59", missedOnce("2026-03-10T06:01:00.000Z"), "not_found", "missed"],
    ["a second miss after 6 hours", missedOnce("2026-03-10T06:00:00.000Z"), "lost", "lost"],
    ["a second miss after a week", missedOnce("2026-03-03T12:00:00.000Z"), "lost", "lost"],
    [
      "one more miss of a lost link",
      { ...missedOnce("2026-03-03T12:00:00.000Z"), misses: 2 },
      "lost",
      "lost",
    ],
    [
      "a second miss of a link that was never found",
      { ...missedOnce("2026-03-03T12:00:00.000Z"), found: false },
      "not_found",
      "not_found",
    ],
  ])("%s: %s", (_, history, presence, headline) => {
    const judged = verdict({}, {}, history);
    expect([judged.presence, judged.headline]).toEqual([presence, headline]);
  });

  test("a link that is back is live", () =>
    expect(verdict({ links: [link] }, {}, missedOnce("2026-03-03T12:00:00.000Z")).headline).toBe("live"));
});

describe("the rule is the team's", () => {
  const judged = (misses: number, hours: number, history: LinkHistory) =>
    verdict({}, {}, history, { rule: { misses, hours } }).headline;
  const now = "2026-03-10T12:00:00.000Z";
  test("one miss may do", () => expect(judged(1, 6, seen)).toBe("lost"));
  test("with 0 hours two looks in a row do", () => expect(judged(2, 0, missedOnce(now))).toBe("lost"));
  test("three misses, each 6 hours on", () =>
    expect(judged(3, 6, { ...missedOnce("2026-03-10T00:00:00.000Z"), misses: 2 })).toBe("lost"));
  test("three misses too close together", () =>
    expect(judged(3, 6, { ...missedOnce("2026-03-10T00:01:00.000Z"), misses: 2 })).toBe("missed"));
});

describe("a link that was there says how it went and when it was last seen", () => {
  const long = missedOnce("2026-03-05T12:00:00.000Z");
  test.each<[Headline, Partial<Look>, LinkHistory, string]>([
    ["missed", {}, seen, "The link is missing from the page. The link was last seen on 3 March 2026."],
    ["lost", {}, long, "The link is gone from the page. The link was last seen on 3 March 2026."],
    [
      "lost",
      { access: "http_error", httpStatus: 404 },
      long,
      "The page is gone: it answers 404. The link was last seen on 3 March 2026.",
    ],
    [
      "lost",
      { links: [aLink(other)] },
      long,
      "The page links to https://example.com/boots instead of the agreed page. The link was last seen on 3 March 2026.",
    ],
    ["lost", {}, { ...long, lastSeenAt: null }, "The link is gone from the page."],
    [
      "lost",
      {},
      { found: true, misses: 1, firstMissAt: "2026-03-05T12:00:00.000Z" },
      "The link is gone from the page.",
    ],
    ["lost", {}, { ...long, lastSeenAt: "some day" }, "The link is gone from the page."],
  ])("%s", (headline, look, history, sentence) => {
    const judged = verdict(look, {}, history);
    expect([judged.headline, judged.sentence]).toEqual([headline, sentence]);
  });
});

describe("why it is not there", () => {
  test.each<[Verdict["missReason"], Partial<Look>]>([
    ["removed", {}],
    ["target_changed", { links: [aLink(other)] }],
    ["page_gone", { access: "http_error", httpStatus: 404 }],
    ["page_gone", { soft404: true }],
    ["page_gone", { access: "http_error", httpStatus: 404, finalUrl: "https://blog.example.org/x" }],
    ["page_redirected", { finalUrl: "https://blog.example.org/" }],
    ["page_redirected", { finalUrl: "https://blog.example.org/x", links: [aLink(other)] }],
    [null, { links: [link] }],
    [null, { access: "blocked" }],
  ])("%s", (reason, look) => expect(verdict(look).missReason).toBe(reason));
});
