import { describe, expect, test } from "vitest";
import { readNames } from "#lib/toxic/read-names";

const splits = new Set(["shop.example.com"]);
const read = (name: string, on: "domain" | "page" = "domain") => readNames([name], on, splits);

describe("domains", () => {
  test.each([
    ["example.com", "example.com"],
    ["Example.COM.", "example.com"],
    ["www.example.com", "example.com"],
    ["domain:example.com", "example.com"],
    ["https://blog.example.com/a/page?b", "example.com"],
    ["spam.blogspot.com", "spam.blogspot.com"],
    ["shop.example.com", "shop.example.com"],
    ["https://shop.example.com/", "shop.example.com"],
    ["bücher.de", "xn--bcher-kva.de"],
    ["192.0.2.7", "192.0.2.7"],
  ])("%s stands for %s", (name, domain) => {
    expect(read(name)).toEqual({ things: [{ domain, url: null }], refused: [] });
  });
  test.each([
    ["blog.example.com", /belongs to example\.com/],
    ["example.com/page", /one page/],
    ["not a name", /no domain/],
    ["localhost", /no domain/],
    ["javascript:alert(1)", /no domain/],
    ["https://user:secret@example.com/", /no domain/],
  ])("%s is refused and nothing is widened", (name, reason) => {
    expect(read(name)).toEqual({ things: [], refused: [{ name, reason: expect.stringMatching(reason) }] });
  });
});

describe("pages", () => {
  test("are kept in their normal form, each once", () => {
    const { things } = readNames(["https://Example.com/A#b", "https://example.com/A"], "page", splits);
    expect(things).toEqual([{ domain: null, url: "https://example.com/A" }]);
  });
  test("without a scheme are refused", () => {
    expect(read("example.com/a", "page").refused).toHaveLength(1);
  });
});
