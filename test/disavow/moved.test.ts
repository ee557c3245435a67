import { describe, expect, test } from "vitest";
import { movedList } from "#lib/disavow/moved";

describe("a list of a site that moved", () => {
  const old = { property: "https://www.old.example/", entries: 3 };
  test("is missing for the new main domain", () => {
    expect(movedList(["new.example", "old.example"], [old])).toEqual({
      from: "https://www.old.example/",
      to: "https://new.example/",
    });
  });
  test.each([
    [
      "it was told for a property of the main domain",
      ["new.example", "old.example"],
      [old, { property: "https://www.new.example/", entries: 0 }],
    ],
    ["it belongs to the main domain", ["old.example"], [old]],
    ["it has no entry", ["new.example", "old.example"], [{ ...old, entries: 0 }]],
    ["there is none", ["new.example"], []],
  ])("is not missed when %s", (_, domains, lists) => {
    expect(movedList(domains, lists)).toBeNull();
  });
});
