import { describe, expect, test } from "vitest";
import type { Look } from "#lib/core/look";
import type { Flag, Headline, Promise_ } from "#lib/core/verdict";
import { aLink } from "./a-look.ts";
import { link, saying, sayingByHeader, target, verdict } from "./a-verdict.ts";

describe("a link that is on the page", () => {
  test.each<[string, Partial<Look>, Partial<Promise_>, Flag[], Headline, string]>([
    ["as agreed, nothing more being said", {}, {}, [], "live", "The link is live."],
    [
      "as agreed in words and rel",
      {},
      { anchor: "Good shoes", rel: "follow" },
      [],
      "live",
      "The link is live as agreed.",
    ],
    [
      "with another anchor",
      {},
      { anchor: "bad shoes" },
      ["wrong_anchor"],
      "changed",
      "The link is on the page, but its anchor text is “good shoes” instead of “bad shoes”.",
    ],
    [
      "without an anchor",
      { links: [{ ...link, anchor: "", anchorKind: "empty" }] },
      { anchor: "good shoes" },
      ["wrong_anchor"],
      "changed",
      "The link is on the page, but it has no anchor text, and “good shoes” was agreed.",
    ],
    [
      "with another rel",
      { links: [{ ...link, rel: ["nofollow"] }] },
      { rel: "follow" },
      ["rel_changed"],
      "changed",
      "The link is on the page, but it is nofollow instead of followed.",
    ],
    [
      "with ugc where nofollow was agreed",
      { links: [{ ...link, rel: ["ugc"] }] },
      { rel: "nofollow" },
      [],
      "live",
      "The link is live as agreed.",
    ],
    [
      "followed where nofollow was agreed",
      {},
      { rel: "nofollow" },
      ["rel_changed"],
      "changed",
      "The link is on the page, but it is followed instead of nofollow.",
    ],
    [
      "nofollow where sponsored was agreed",
      { links: [{ ...link, rel: ["nofollow"] }] },
      { rel: "sponsored" },
      ["rel_changed"],
      "changed",
      "The link is on the page, but it is nofollow instead of sponsored.",
    ],
    [
      "of a page with a nofollow tag",
      { robots: saying("nofollow") },
      {},
      ["page_nofollow"],
      "changed",
      "The link is on the page, but the page asks search engines not to follow its links (nofollow in a meta tag).",
    ],
    [
      "of a page with a nofollow header, follow being agreed",
      { robots: sayingByHeader("nofollow") },
      { rel: "follow" },
      ["rel_changed", "page_nofollow"],
      "changed",
      "The link is on the page, but it is nofollow by a header of the page instead of followed.",
    ],
    [
      "of a page with a nofollow tag, nofollow being agreed",
      { robots: saying("nofollow") },
      { rel: "nofollow" },
      ["page_nofollow"],
      "live",
      "The link is live as agreed.",
    ],
    [
      "of a page with a noindex tag",
      { robots: saying("noindex") },
      {},
      ["noindex"],
      "changed",
      "The link is on the page, but the page asks search engines not to list it (noindex in a meta tag).",
    ],
    [
      "of a page that Googlebot may not read",
      { robotsTxt: { allowed: true, googlebotAllowed: false, failing: false } },
      {},
      ["robots_blocked"],
      "changed",
      "The link is on the page, but robots.txt keeps Googlebot off the page.",
    ],
    [
      "of a page whose original is elsewhere on its site",
      { canonical: "https://blog.example.org/original" },
      {},
      ["canonical_elsewhere"],
      "changed",
      "The link is on the page, but the page names https://blog.example.org/original as the original.",
    ],
    [
      "of a page whose original is on another site",
      { canonical: "https://elsewhere.example/post" },
      {},
      ["canonical_elsewhere"],
      "changed",
      "The link is on the page, but the page names https://elsewhere.example/post as the original.",
    ],
    [
      "of a page that is its own original by another spelling",
      { canonical: "http://www.blog.example.org/post/?utm_source=x" },
      {},
      [],
      "live",
      "The link is live.",
    ],
    [
      "hidden from readers",
      { links: [{ ...link, hidden: true }] },
      {},
      ["hidden"],
      "changed",
      "The link is on the page, but readers cannot see it.",
    ],
    [
      "of a page that says it was not found",
      { soft404: true },
      {},
      ["soft_404"],
      "changed",
      "The link is on the page, but the page says that it was not found.",
    ],
    [
      "of a page that was cut off behind it",
      { truncated: true },
      {},
      ["truncated"],
      "live",
      "The link is live.",
    ],
    ["of an app shell's source", { access: "js_required" }, {}, [], "live", "The link is live."],
    [
      "among a hundred others",
      { outlinks: { external: 100, domains: 80 } },
      {},
      [],
      "live",
      "The link is live.",
    ],
    [
      "among more than a hundred others",
      { outlinks: { external: 101, domains: 80 } },
      {},
      ["too_many_outlinks"],
      "live",
      "The link is live.",
    ],
    [
      "that moved",
      { finalUrl: "https://blog.example.org/2026/post" },
      {},
      ["page_redirected"],
      "live",
      "The link is live on the page's new address, https://blog.example.org/2026/post.",
    ],
    [
      "that moved to https and www",
      { url: "http://blog.example.org/post/", finalUrl: "https://www.blog.example.org/post" },
      {},
      [],
      "live",
      "The link is live.",
    ],
    [
      "with two things wrong",
      { links: [{ ...link, rel: ["ugc"], hidden: true }] },
      { rel: "follow" },
      ["rel_changed", "hidden"],
      "changed",
      "The link is on the page, but it is ugc instead of followed and readers cannot see it.",
    ],
    [
      "with many things wrong",
      { links: [{ ...link, hidden: true }], robots: saying("none") },
      { rel: "follow", anchor: "bad shoes" },
      ["wrong_anchor", "rel_changed", "hidden", "page_nofollow", "noindex"],
      "changed",
      "The link is on the page, but the page asks search engines not to list it (noindex in a meta tag), it is nofollow by a meta tag of the page instead of followed and 2 more things are not as agreed.",
    ],
  ])("%s", (_, look, promise, flags, headline, sentence) => {
    const { presence, ...rest } = verdict({ links: [link], ...look }, promise);
    expect({ presence, flags: rest.flags, headline: rest.headline, sentence: rest.sentence }).toEqual({
      presence: "found",
      flags,
      headline,
      sentence,
    });
  });
});

describe("strangers' words in a sentence", () => {
  test("are cut", () => {
    const judged = verdict({ links: [aLink(target, { anchor: "very ".repeat(100) })] }, { anchor: "x" });
    expect(judged.sentence.length).toBeLessThan(180);
  });
  test("are cut between characters", () => {
    const judged = verdict({ links: [aLink(target, { anchor: "💩".repeat(100) })] }, { anchor: "x" });
    expect(judged.sentence.isWellFormed()).toBe(true);
  });
});
