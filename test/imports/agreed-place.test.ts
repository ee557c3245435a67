import { describe, expect, test } from "vitest";
import { readFile } from "./read-table-text.ts";

describe("the agreed place in a team's tracker", () => {
  test.each([
    ["Content", "content"],
    ["in body text", "content"],
    ["Footer link", "footer"],
    ["side bar", "sidebar"],
    ["Top menu", "navigation"],
    ["any", null],
    ["", null],
  ])("a place on the page written as %j is %j", async (written, place) => {
    const { placements } = await readFile(
      `source,target,price,link position\nhttps://a.example/,https://b.example/,1,${written}\n`,
    );
    expect(placements[0]?.place).toBe(place);
  });
  test("a word that names no place is left out, and said", async () => {
    const { outcomes } = await readFile(
      "source,target,price,place\nhttps://a.example/,https://b.example/,1,page 3\n",
    );
    expect(outcomes[0]).toMatchObject({
      row: { place: null },
      notes: [expect.stringContaining("no place on a page")],
    });
  });
});
