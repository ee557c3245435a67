import { describe, expect, test } from "vitest";
import { noHistory, type Promise_ } from "#lib/core/verdict";
import { aLink } from "./a-look.ts";
import { link, other, saying, target, verdict } from "./a-verdict.ts";

describe("several links to the target", () => {
  const first = aLink(target, { anchor: "first", rel: ["nofollow"] });
  const second = aLink(`${target}?utm_source=x`, { anchor: "second" });
  const third = aLink(target, { anchor: "third" });
  const judged = (promise: Partial<Promise_> = {}) => verdict({ links: [first, second, third] }, promise);

  test("are counted", () => expect(judged().occurrences).toBe(3));
  test("the first that is followed decides", () =>
    expect([judged().link, judged().match]).toEqual([second, "tracking"]));
  test("without a followed one the first decides", () =>
    expect(verdict({ links: [first, { ...third, rel: ["ugc"] }] }).link).toBe(first));
  test("under a nofollow of the page the first with no rel of its own decides", () =>
    expect(verdict({ links: [first, third], robots: saying("nofollow") }).link).toBe(third));
  test("the one with the agreed anchor decides", () =>
    expect([judged({ anchor: "Third" }).link, judged({ anchor: "Third" }).flags]).toEqual([third, []]));
  test("the one with the agreed rel decides", () =>
    expect([judged({ rel: "nofollow" }).link, judged({ rel: "nofollow" }).flags]).toEqual([first, []]));
  test("anchor and rel are looked for together", () =>
    expect(judged({ anchor: "first", rel: "follow" }).flags).toEqual(["rel_changed"]));
  test("with no such anchor the first followed one decides", () =>
    expect([judged({ anchor: "fourth" }).link, judged({ anchor: "fourth" }).flags]).toEqual([
      second,
      ["wrong_anchor"],
    ]));
  test("a link to another page of the site never decides against one to the target", () =>
    expect(verdict({ links: [aLink(other), first] }).link).toBe(first));
  test("of links to other pages the one with the agreed anchor is shown, and none is counted", () => {
    const wrong = verdict(
      { links: [aLink("https://example.com/"), aLink(other, { anchor: "boots" })] },
      { anchor: "boots" },
    );
    expect([wrong.link?.url, wrong.match, wrong.occurrences]).toEqual([other, "same_site", 0]);
  });
});

describe("the rung is that of the address as written", () => {
  test.each([
    ["https://example.com/shoes", "exact"],
    [" https://example.com/shoes ", "exact"],
    ["HTTPS://Example.com/shoes", "normalised"],
    ["https://example.com/shoes#size", "normalised"],
    ["http://www.example.com/shoes/", "scheme_www_slash"],
  ])("%j: %s", (href, rung) => expect(verdict({ links: [aLink(href)] }).match).toBe(rung));

  test("a target written without its slash is exact", () =>
    expect(verdict({ links: [aLink("https://example.com")] }, { target: "https://example.com" }).match).toBe(
      "exact",
    ));
  test("a relative address is exact when it leads there", () =>
    expect(verdict({ links: [aLink("/about")] }, { target: "https://blog.example.org/about" }).match).toBe(
      "exact",
    ));
  test("nothing matches nothing", () => expect(verdict({}).match).toBe("none"));
});

describe("a site of several domains", () => {
  const siteDomains = new Set(["example.com", "example.co.uk"]);
  test("a link to its other domain has the wrong target", () =>
    expect(
      verdict({ links: [aLink("https://example.co.uk/")] }, {}, noHistory, { siteDomains }).flags,
    ).toEqual(["wrong_target"]));
  test("without the set it is a link to a stranger", () =>
    expect(verdict({ links: [aLink("https://example.co.uk/")] }).match).toBe("none"));
});

describe("when the links' targets were looked at", () => {
  const led = (url: string, finalUrl: string, httpStatus = 200) => ({
    targets: new Map([[url, { finalUrl, httpStatus, soft404: false }]]),
  });
  test("a link through a shortener reaches the agreed page", () => {
    const short = "https://short.example/x";
    const judged = verdict({ links: [aLink(short)] }, {}, noHistory, led(short, target));
    expect([judged.presence, judged.match, judged.flags, judged.headline, judged.sentence]).toEqual([
      "found",
      "redirect",
      ["target_redirects"],
      "live",
      "The link is live and reaches the agreed page through a redirect.",
    ]);
  });
  test("a target that redirects is worth knowing and breaks nothing", () => {
    const judged = verdict({ links: [link] }, {}, noHistory, led(target, "https://example.com/new"));
    expect([judged.flags, judged.headline]).toEqual([["target_redirects"], "live"]);
  });
  test("a target that moved to www is not", () =>
    expect(
      verdict({ links: [link] }, {}, noHistory, led(target, "https://www.example.com/shoes/")).flags,
    ).toEqual([]));
  test("a target that is gone breaks the promise", () => {
    const judged = verdict({ links: [link] }, {}, noHistory, led(target, target, 404));
    expect([judged.flags, judged.sentence, judged.next]).toEqual([
      ["target_broken"],
      "The link is on the page, but the page it leads to is gone.",
      "Bring the target page back, or redirect it to one that fits.",
    ]);
  });
  test("a target whose server fails is not gone", () =>
    expect(verdict({ links: [link] }, {}, noHistory, led(target, target, 503)).flags).toEqual([]));
});

test("a promise that is no address is kept by nothing", () =>
  expect(verdict({ links: [link] }, { target: "n/a" }).presence).toBe("not_found"));
