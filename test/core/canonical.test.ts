import { describe, expect, test } from "vitest";
import { canonicalFrom, canonicalPlace, parseLinkHeader } from "#lib/core/canonical";

const page = "https://example.com/a/page";

describe("the canonical address", () => {
  test.each<[string, string | null, string[], string | null]>([
    ["comes from the tag", "https://example.com/b", [], "https://example.com/b"],
    ["comes from the header", null, ['<https://example.com/b>; rel="canonical"'], "https://example.com/b"],
    [
      "is the tag's when both speak",
      "https://example.com/t",
      ['<https://example.com/h>; rel="canonical"'],
      "https://example.com/t",
    ],
    [
      "is the header's when the tag's is no web address",
      "javascript:x",
      ["</h>; rel=canonical"],
      "https://example.com/h",
    ],
    ["is resolved against the page", null, ["<b>; rel=canonical"], "https://example.com/a/b"],
    ["may lead to another site", null, ["<//other.org/>; rel=canonical"], "https://other.org/"],
    ["may be written in any case", null, ["</b>; REL=Canonical"], "https://example.com/b"],
    ["may be one rel of several", null, ['</b>; rel="shortlink canonical"'], "https://example.com/b"],
    [
      "may be one link of several",
      null,
      ["</s>; rel=shortlink, </b>; rel=canonical"],
      "https://example.com/b",
    ],
    [
      "may stand in the second header",
      null,
      ["</s>; rel=next", "</b>; rel=canonical"],
      "https://example.com/b",
    ],
    ["is the first of two", null, ["</b>; rel=canonical, </c>; rel=canonical"], "https://example.com/b"],
    ["may hold commas and semicolons", null, ["</b,c;d>; rel=canonical"], "https://example.com/b,c;d"],
    [
      "stands beside quoted commas",
      null,
      ['</x>; title="a, <b>; rel=canonical"; rel=next, </b>; rel=canonical'],
      "https://example.com/b",
    ],
    ["is not a link with another rel", null, ["</b>; rel=alternate"], null],
    ["is not a second rel of one link", null, ["</b>; rel=next; rel=canonical"], null],
    ["is not one that speaks of another page", null, ['</b>; rel=canonical; anchor="/other"'], null],
    ["is one that names this page", null, ['</b>; rel=canonical; anchor="/a/page"'], "https://example.com/b"],
    ["is never a mail address", null, ["<mailto:a@b.example>; rel=canonical"], null],
    ["is none when nothing is said", null, [], null],
  ])("%s", (_, tag, headers, expected) => expect(canonicalFrom(tag, headers, page)).toBe(expected));
});

describe("a canonical of https://example.com/a/page", () => {
  test.each([
    [null, "none"],
    ["https://example.com/a/page", "self"],
    ["http://www.example.com/a/page/", "self"],
    ["https://example.com/a/page?utm_source=x#y", "self"],
    ["https://example.com/a/other", "same_site"],
    ["https://blog.example.com/a/page", "same_site"],
    ["https://example.com/a/page?p=2", "same_site"],
    ["https://other.org/a/page", "other_site"],
  ])("at %s is %s", (canonical, place) => expect(canonicalPlace(canonical, page)).toBe(place));
});

describe("a Link header", () => {
  const read = (value: string) =>
    parseLinkHeader(value).map(({ target, params }) => [target, Object.fromEntries(params)]);
  test.each<[string, unknown]>([
    ['<a>; rel="next"; title="b"', [["a", { rel: "next", title: "b" }]]],
    [
      "<a>;rel=next,<b>;rel=prev",
      [
        ["a", { rel: "next" }],
        ["b", { rel: "prev" }],
      ],
    ],
    ['<a>; title="say \\"hi\\""', [["a", { title: 'say "hi"' }]]],
    ["< a >; async; rel = next", [["a", { async: "", rel: "next" }]]],
    ['<a>; rel="next', [["a", { rel: "next" }]]],
    ["<a>", [["a", {}]]],
    ["<a", []],
    ["", []],
    ["rel=canonical", []],
  ])("%j is read", (value, links) => expect(read(value)).toEqual(links));

  test("of any length is read in linear time", () => {
    const started = performance.now();
    for (const piece of ["<", "<>", "<a>;", "<a>; ;", '<a>; x="', "; ", "<a>;\\"]) read(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
