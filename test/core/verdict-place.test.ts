import { describe, expect, test } from "vitest";
import type { Placement } from "#lib/core/link-types";
import { PLACES } from "#lib/core/place";
import { noHistory } from "#lib/core/verdict";
import { aLink } from "./a-look.ts";
import { saying, target, verdict } from "./a-verdict.ts";

const at = (placement: Placement, different = {}) => aLink(target, { placement, ...different });

describe("an agreed place", () => {
  const places: Placement[] = [...PLACES, "unknown"];
  test.each(PLACES.flatMap((agreed) => places.map((found) => [agreed, found] as const)))(
    "%s, found %s",
    (place, found) => {
      const breaks = found !== place && found !== "unknown";
      const { flags, headline } = verdict({ links: [at(found)] }, { place });
      expect({ flags, headline }).toEqual({
        flags: breaks ? ["wrong_place"] : [],
        headline: breaks ? "changed" : "live",
      });
    },
  );
  test("no place was agreed: any will do", () =>
    expect(verdict({ links: [at("footer")] }).headline).toBe("live"));
  test("is told with what was found, and what to do", () =>
    expect(verdict({ links: [at("footer")] }, { place: "content" })).toMatchObject({
      sentence: "The link stands in the footer instead of the content.",
      next: "Ask the site to move the link, or accept the new place.",
    }));
  test("beside another breach is one clause of the sentence", () =>
    expect(
      verdict({ links: [at("sidebar", { rel: ["nofollow"] })] }, { place: "content", rel: "follow" })
        .sentence,
    ).toBe(
      "The link is on the page, but it is nofollow instead of followed and it stands in the sidebar instead of the content.",
    ));
  test("kept is as agreed", () =>
    expect(verdict({ links: [at("content")] }, { place: "content" }).sentence).toBe(
      "The link is live as agreed.",
    ));
  test.each<[string, Placement[], Placement]>([
    ["the one in the agreed place decides", ["footer", "content"], "content"],
    ["one whose place is unclear before one in another place", ["footer", "unknown"], "unknown"],
    ["else the first", ["footer", "sidebar"], "footer"],
  ])("of several links: %s", (_, found, decides) =>
    expect(
      verdict({ links: found.map((placement) => at(placement)) }, { place: "content" }).link?.placement,
    ).toBe(decides),
  );
  test("the agreed rel comes before the agreed place", () => {
    const links = [at("content", { rel: ["nofollow"] }), at("footer")];
    expect(verdict({ links }, { place: "content", rel: "follow" }).flags).toEqual(["wrong_place"]);
  });
});

describe("what was promised beside what was found", () => {
  const only = (...given: Parameters<typeof verdict>) => verdict(...given).broken;
  test("nothing, as agreed", () =>
    expect(only({ links: [at("content")] }, { place: "content" })).toEqual([]));
  test("the rel", () =>
    expect(only({ links: [at("content", { rel: ["sponsored"] })] }, { rel: "follow" })).toEqual([
      { flag: "rel_changed", promised: "dofollow", found: "sponsored" },
    ]));
  test("the rel, by the page", () =>
    expect(only({ links: [at("content")], robots: saying("nofollow") }, { rel: "follow" })).toEqual([
      { flag: "rel_changed", promised: "dofollow", found: "nofollow by a meta tag of the page" },
      { flag: "page_nofollow", promised: "a page whose links are followed", found: "nofollow by a meta tag" },
    ]));
  test("the anchor, as it stands", () =>
    expect(only({ links: [at("content", { anchor: "" })] }, { anchor: "shoes" })).toEqual([
      { flag: "wrong_anchor", promised: "shoes", found: "" },
    ]));
  test("the place", () =>
    expect(only({ links: [at("footer")] }, { place: "content" })).toEqual([
      { flag: "wrong_place", promised: "content", found: "footer" },
    ]));
  test("a page out of the index", () =>
    expect(only({ links: [at("content")], robots: saying("noindex") })).toEqual([
      { flag: "noindex", promised: "a page that search engines may list", found: "noindex by a meta tag" },
    ]));
  test("the canonical", () =>
    expect(only({ links: [at("content")], canonical: "https://blog.example.org/original" })).toEqual([
      {
        flag: "canonical_elsewhere",
        promised: "https://blog.example.org/post",
        found: "https://blog.example.org/original",
      },
    ]));
  test("a broken target", () => {
    const targets = new Map([[target, { finalUrl: target, httpStatus: 410, soft404: false }]]);
    const found = verdict({ links: [at("content")] }, {}, noHistory, { targets });
    expect(found.broken).toEqual([
      { flag: "target_broken", promised: "a target that answers", found: "answers 410" },
    ]);
  });
  test("a link to another page of the site", () =>
    expect(only({ links: [aLink("https://example.com/boots")] })).toEqual([
      { flag: "wrong_target", promised: target, found: "https://example.com/boots" },
    ]));
  test("a look that proves nothing says nothing", () =>
    expect(only({ links: [aLink("https://example.com/boots")], truncated: true })).toEqual([]));
  test("a lost link breaks no term any more", () => {
    const history = { found: true, misses: 1, firstMissAt: "2026-03-05T12:00:00.000Z" };
    const lost = verdict({ links: [aLink("https://example.com/boots")] }, {}, history);
    expect([lost.presence, lost.broken]).toEqual(["lost", []]);
  });
});
