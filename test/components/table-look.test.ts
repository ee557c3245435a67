import { describe, expect, test } from "vitest";
import { lookName, readTableLook, withWidth, writeTableLook } from "#components/ui/table-look";

const look = {
  density: "comfortable",
  widths: { "links.anchor": 240, "referring-domains.links": 90 },
} as const;

describe("how a person likes tables", () => {
  test("comes back from its cookie", () => {
    expect(writeTableLook(look)).toBe("comfortable|links.anchor:240|referring-domains.links:90");
    expect(readTableLook(writeTableLook(look))).toEqual(look);
  });
  test.each([
    [undefined, { density: "compact", widths: {} }],
    ["roomy", { density: "compact", widths: {} }],
    [
      "comfortable|links.anchor:12|x|a.b:99999|A.b:3|a.b:1.5",
      { density: "comfortable", widths: { "links.anchor": 48 } },
    ],
  ])("is read from %j as far as it can be", (text, expected) => {
    expect(readTableLook(text)).toEqual(expected);
  });
  test("keeps a column within bounds, and forgets its width when told to", () => {
    expect(withWidth(look, "links.rel", 5_000.4).widths["links.rel"]).toBe(900);
    expect(withWidth(look, "links.anchor", null).widths).toEqual({ "referring-domains.links": 90 });
  });
  test("fits a cookie however many columns were drawn: the oldest are forgotten", () => {
    let many = readTableLook(undefined);
    for (let n = 0; n < 500; n++) many = withWidth(many, `${"t".repeat(30)}.${"c".repeat(26)}-${n}`, 100);
    const text = encodeURIComponent(writeTableLook(many));
    expect(Object.keys(readTableLook(writeTableLook(many)).widths)).toHaveLength(30);
    expect(text.length).toBeLessThan(3_000);
  });
  test("names columns by their words", () => {
    expect(lookName("Followed, live links")).toBe("followed-live-links");
  });
});
