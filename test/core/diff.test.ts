import { describe, expect, test } from "vitest";
import { diffPage } from "#lib/core/diff";
import type { PageState } from "#lib/core/diff/page-events";
import type { LinkState } from "#lib/core/link-state";
import type { ExtractedLink } from "#lib/core/link-types";
import type { Look } from "#lib/core/look";
import { seenLinks } from "#lib/core/seen-links";

const SOURCE = "https://blog.example.com/post";
const TARGET = "https://shop.example.org/guide";
const rule = { misses: 2, hours: 6 };
const page: PageState = { everRead: true, readBefore: true, noindex: false, canonicalElsewhere: false };

function extracted(over: Partial<ExtractedLink> = {}): ExtractedLink {
  return {
    href: TARGET,
    url: TARGET,
    kind: "text",
    anchor: "the guide",
    anchorKind: "text",
    rel: [],
    placement: "content",
    hidden: false,
    context: { left: "read ", right: " first" },
    ...over,
  };
}

function look(over: Partial<Look> = {}): Look {
  return {
    url: SOURCE,
    finalUrl: SOURCE,
    at: "2026-03-10T12:00:00.000Z",
    access: "ok",
    reason: null,
    httpStatus: 200,
    hops: [],
    truncated: false,
    soft404: false,
    encoding: "utf-8",
    contentType: "text/html",
    bytes: 1_000,
    ms: 10,
    robotsTxt: { allowed: true, googlebotAllowed: true, failing: false },
    robots: {
      noindex: false,
      nofollow: false,
      by: "none",
      noindexBy: "none",
      nofollowBy: "none",
      unavailableAfter: null,
      raw: [],
    },
    canonical: null,
    title: "Post",
    outlinks: { external: 1, domains: 1 },
    links: [extracted()],
    etag: null,
    lastModified: null,
    topicText: null,
    retryAfterMs: null,
    address: null,
    ...over,
  };
}

const found: LinkState = {
  presence: "found",
  kind: "text",
  anchor: "the guide",
  anchorKind: "text",
  rel: "",
  relClass: "follow",
  relBy: "none",
  place: "content",
  hidden: false,
  occurrences: 1,
  others: [],
  contextLeft: "read",
  contextRight: "first",
  knownOn: "2026-01-01",
  dated: true,
  lostOn: null,
  lossReason: null,
  foundAt: "2026-01-01T00:00:00.000Z",
  seenAt: null,
  misses: 0,
  missedAt: null,
};
const reported: LinkState = { ...found, presence: "reported", foundAt: null };

/** The events and the link's state after one look. */
function after(state: LinkState | null, seen: Look, pageState = page, target = TARGET) {
  const stored = new Map(state === null ? [] : [[target, state] as const]);
  const diff = diffPage(
    pageState,
    stored,
    seenLinks(seen, () => true),
    seen,
    rule,
    seen.at.slice(0, 10),
  );
  return { events: diff.events.map((event) => event.kind), link: diff.links.get(target), diff };
}

const empty = look({ links: [] });
const missedOnce: LinkState = {
  ...found,
  presence: "missed",
  misses: 1,
  missedAt: "2026-03-10T00:00:00.000Z",
  lossReason: "removed",
};

describe("the words around a link are kept with each change", () => {
  const told = (state: LinkState | null, seen: Look) =>
    after(state, seen).diff.events.map(({ kind, detail }) => [
      kind,
      detail?.left,
      detail?.anchor,
      detail?.right,
    ]);
  const elsewhere = extracted({ context: { left: "now read", right: "second" } });
  test.each<[string, LinkState | null, Look, unknown[][]]>([
    ["gained", null, look(), [["gained", "read", "the guide", "first"]]],
    ["verified", reported, look(), [["verified", "read", "the guide", "first"]]],
    [
      "back",
      { ...found, presence: "lost", lostOn: "2026-02-01" },
      look({ links: [elsewhere] }),
      [["returned", "now read", "the guide", "second"]],
    ],
    [
      "changed: as it is now",
      found,
      look({ links: [extracted({ ...elsewhere, rel: ["nofollow"] })] }),
      [["rel_changed", "now read", "the guide", "second"]],
    ],
    ["missed: as last known", found, empty, [["missed", "read", "the guide", "first"]]],
    ["lost: as last known", missedOnce, empty, [["lost", "read", "the guide", "first"]]],
    [
      "only ever reported: nothing was seen",
      { ...reported, misses: 1, missedAt: missedOnce.missedAt },
      empty,
      [["refuted", undefined, undefined, undefined]],
    ],
  ])("%s", (_name, state, seen, expected) => expect(told(state, seen)).toEqual(expected));
  test("the words alone are no change", () =>
    expect(after(found, look({ links: [elsewhere] })).events).toEqual([]));
});

describe("a link that is on the page", () => {
  test("unchanged: no event and the very same row", () => {
    const { events, link } = after(found, look());
    expect(events).toEqual([]);
    expect(link).toBe(found);
  });
  test("reported before: verified, on the day of the look", () =>
    expect(after(reported, look())).toMatchObject({
      events: ["verified"],
      link: { presence: "found", knownOn: "2026-01-01" },
    }));
  test("new on a page read before: gained that day", () =>
    expect(after(null, look())).toMatchObject({
      events: ["gained"],
      link: { dated: true, knownOn: "2026-03-10" },
    }));
  test("on a page never read before: known, nobody knows since when", () =>
    expect(after(null, look(), { ...page, everRead: false, readBefore: false })).toMatchObject({
      events: ["known"],
      link: { dated: false },
    }));
  test("missed before: recovered, the row of misses ends", () =>
    expect(after(missedOnce, look())).toMatchObject({
      events: ["recovered"],
      link: { presence: "found", misses: 0 },
    }));
  test("lost before: returned", () =>
    expect(after({ ...found, presence: "lost", lostOn: "2026-02-01" }, look())).toMatchObject({
      events: ["returned"],
      link: { presence: "found", lostOn: null },
    }));
  test("now nofollow: rel changed, from and to", () => {
    const { diff, events } = after(found, look({ links: [extracted({ rel: ["nofollow"] })] }));
    expect(events).toEqual(["rel_changed"]);
    expect(diff.events[0]).toMatchObject({ fromClass: "follow", toClass: "nofollow", detail: { by: "rel" } });
  });
  test("noopener added: no event", () =>
    expect(after(found, look({ links: [extracted({ rel: ["noopener"] })] })).events).toEqual([]));
  test("page nofollow by header: rel changed, decided by header", () => {
    const robots = { ...look().robots, nofollow: true, by: "header" as const, nofollowBy: "header" as const };
    const { diff } = after(found, look({ robots }));
    expect(diff.events).toMatchObject([{ kind: "rel_changed", detail: { by: "header" } }]);
  });
  test("other anchor: anchor changed", () =>
    expect(after(found, look({ links: [extracted({ anchor: "click here" })] })).events).toEqual([
      "anchor_changed",
    ]));
  test("anchor in other case and spacing: no event", () =>
    expect(after(found, look({ links: [extracted({ anchor: "The  Guide" })] })).events).toEqual([]));
  test("moved to the footer: place changed", () =>
    expect(after(found, look({ links: [extracted({ placement: "footer" })] })).events).toEqual([
      "place_changed",
    ]));
  test("now hidden: hidden changed", () =>
    expect(after(found, look({ links: [extracted({ hidden: true })] })).events).toEqual(["hidden_changed"]));
  test("reported under another spelling: one link, not two", () => {
    const { diff } = after(reported, look(), page, "http://www.shop.example.org/guide/?utm_source=x");
    expect([...diff.links.keys()]).toEqual([TARGET]);
    expect(diff.renamed.size).toBe(1);
  });
  test("twice on the page: the followed one shows, two occurrences", () => {
    const links = [extracted({ rel: ["nofollow"], anchor: "ad" }), extracted()];
    expect(after(null, look({ links })).link).toMatchObject({
      relClass: "follow",
      anchor: "the guide",
      occurrences: 2,
    });
  });
  test("a frame is kept as its kind and never followed", () =>
    expect(after(null, look({ links: [extracted({ kind: "frame" })] })).link).toMatchObject({
      kind: "frame",
      relClass: "nofollow",
    }));
});

describe("a link that is not on the page", () => {
  test("found before: missed first", () =>
    expect(after(found, empty)).toMatchObject({
      events: ["missed"],
      link: { presence: "missed", misses: 1 },
    }));
  test("missed again after 6 h: lost, with the day and the reason", () =>
    expect(after(missedOnce, empty)).toMatchObject({
      events: ["lost"],
      link: { presence: "lost", lostOn: "2026-03-10", lossReason: "removed" },
    }));
  test("missed again too soon: nothing yet", () =>
    expect(after({ ...missedOnce, missedAt: "2026-03-10T11:00:00.000Z" }, empty)).toMatchObject({
      events: [],
      link: { presence: "missed", misses: 1 },
    }));
  test("the page is gone: the reason says so", () =>
    expect(
      after(missedOnce, look({ access: "http_error", httpStatus: 404, links: [] })).link?.lossReason,
    ).toBe("page_gone"));
  test("a soft 404: the reason says so", () =>
    expect(after(missedOnce, look({ soft404: true, links: [] })).link?.lossReason).toBe("page_gone"));
  test("redirected to other content: the reason says so", () =>
    expect(
      after(missedOnce, look({ finalUrl: "https://blog.example.com/", links: [] })).link?.lossReason,
    ).toBe("page_redirected"));
  test("the same words lead elsewhere on the site: target changed", () => {
    const other = extracted({ href: `${TARGET}-2`, url: `${TARGET}-2` });
    expect(after(missedOnce, look({ links: [other] })).link?.lossReason).toBe("target_changed");
  });
  test("reported, never found: an open question at first, then refuted, never lost", () => {
    expect(after(reported, empty)).toMatchObject({ events: [], link: { presence: "reported", misses: 1 } });
    const again = after({ ...reported, misses: 1, missedAt: "2026-03-10T00:00:00.000Z" }, empty);
    expect(again).toMatchObject({ events: ["refuted"], link: { presence: "not_found" } });
  });
  test.each([
    ["a bot wall", look({ access: "blocked", httpStatus: 403, links: [] })],
    ["a 500", look({ access: "http_error", httpStatus: 500, links: [] })],
    ["no answer", look({ access: "unreachable", httpStatus: null, links: [] })],
    ["robots.txt", look({ access: "robots_disallowed", links: [] })],
    ["an app shell", look({ access: "js_required", links: [] })],
    ["a page that could not be parsed", look({ access: "unparsable", links: [] })],
    ["a page cut off at the cap", look({ truncated: true, links: [] })],
  ])("%s judges nothing", (_name, seen) => {
    expect(after(missedOnce, seen)).toMatchObject({ events: [], link: missedOnce });
  });
});

describe("a page that leads to another one", () => {
  const away = (over: Partial<Look>) => look({ finalUrl: "https://blog.example.com/2026/post", ...over });
  test("which has the link: it is still there", () => expect(after(found, away({})).events).toEqual([]));
  test("which has not: missed, because the page redirects", () =>
    expect(after(found, away({ links: [] }))).toMatchObject({
      events: ["missed"],
      link: { lossReason: "page_redirected" },
    }));
  test("what else that page links to is its own", () => {
    const other = extracted({ href: `${TARGET}-2`, url: `${TARGET}-2` });
    expect(after(found, away({ links: [extracted(), other] })).events).toEqual([]);
  });
  test("a front page that has the link is not the page", () =>
    expect(after(found, look({ finalUrl: "https://blog.example.com/" })).events).toEqual(["missed"]));
});

describe("the page itself", () => {
  test("noindex comes and goes", () => {
    const robots = { ...look().robots, noindex: true, by: "meta" as const, noindexBy: "meta" as const };
    expect(after(found, look({ robots })).events).toEqual(["noindexed"]);
    expect(after(found, look(), { ...page, noindex: true }).events).toEqual(["indexable"]);
  });
  test("canonical elsewhere comes and goes", () => {
    expect(after(found, look({ canonical: "https://other.example/" })).events).toEqual(["canonical_away"]);
    expect(after(found, look({ canonical: SOURCE }), { ...page, canonicalElsewhere: true }).events).toEqual([
      "canonical_back",
    ]);
  });
});
