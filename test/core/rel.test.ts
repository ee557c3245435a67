import { describe, expect, test } from "vitest";
import { followDecidedBy, keepsRel, parseRel, type RelClass, relClass } from "#lib/core/rel";

describe("parseRel", () => {
  test.each<[string | null, string[]]>([
    [null, []],
    ["", []],
    ["  ", []],
    ["nofollow", ["nofollow"]],
    ["NoFollow NOOPENER", ["nofollow", "noopener"]],
    ["nofollow,ugc", ["nofollow", "ugc"]],
    [" ugc ,\n\tsponsored , ", ["ugc", "sponsored"]],
    ["noopener nofollow noopener", ["noopener", "nofollow"]],
  ])("%j: %j", (value, tokens) => expect(parseRel(value)).toEqual(tokens));
});

describe("relClass", () => {
  test.each<[string, boolean, RelClass]>([
    ["", false, "follow"],
    ["noopener noreferrer external", false, "follow"],
    ["nofollow", false, "nofollow"],
    ["ugc nofollow", false, "ugc"],
    ["nofollow ugc sponsored", false, "sponsored"],
    ["", true, "nofollow"],
    ["noopener", true, "nofollow"],
    ["ugc", true, "ugc"],
    ["sponsored", true, "sponsored"],
  ])("rel %j on a page with nofollow %s is %s", (rel, page, kind) =>
    expect(relClass(parseRel(rel), page)).toBe(kind),
  );
});

describe("followDecidedBy", () => {
  const none = { nofollow: false, nofollowBy: "none" } as const;
  const meta = { nofollow: true, nofollowBy: "meta" } as const;
  const header = { nofollow: true, nofollowBy: "header" } as const;
  test("nothing decides on a followed link", () => expect(followDecidedBy(["noopener"], none)).toBe("none"));
  test("rel decides before the page", () => expect(followDecidedBy(["ugc"], meta)).toBe("rel"));
  test("a meta tag decides", () => expect(followDecidedBy([], meta)).toBe("meta"));
  test("a header decides", () => expect(followDecidedBy([], header)).toBe("header"));
});

describe("a promise of", () => {
  test.each<[RelClass, RelClass, boolean]>([
    ["follow", "follow", true],
    ["follow", "nofollow", false],
    ["follow", "ugc", false],
    ["nofollow", "nofollow", true],
    ["nofollow", "ugc", true],
    ["nofollow", "sponsored", true],
    ["nofollow", "follow", false],
    ["sponsored", "sponsored", true],
    ["sponsored", "nofollow", false],
    ["ugc", "ugc", true],
    ["ugc", "sponsored", false],
  ])("%s and a link that is %s: kept %s", (promised, found, kept) =>
    expect(keepsRel(promised, found)).toBe(kept),
  );
});
