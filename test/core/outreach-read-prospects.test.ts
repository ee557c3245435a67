import { describe, expect, test } from "vitest";
import { columnsOf, readList, readRows, readSite, readText } from "#lib/core/outreach/read-prospects";

describe("in running text", () => {
  test.each<[string, string, string[]]>([
    ["an address in a sentence", "See https://soil.com/guide. It is good", ["https://soil.com/guide"]],
    ["an address in brackets", "(https://soil.com/guide)", ["https://soil.com/guide"]],
    [
      "brackets that belong to it",
      "https://en.soil.com/wiki/Loam_(soil) is one",
      ["https://en.soil.com/wiki/Loam_(soil)"],
    ],
    ["several in a line", "https://a.com/x, https://b.org/y", ["https://a.com/x", "https://b.org/y"]],
    ["a name with www", "www.soil.com/guide", ["https://www.soil.com/guide"]],
    ["links of a page's markup", `<a href="https://a.com/x">A</a>`, ["https://a.com/x"]],
    [
      "a result behind the search engine's own address",
      "https://www.google.com/url?q=https://a.com/x&sa=U",
      ["https://a.com/x"],
    ],
    ["a line that is a bare name", "soil.com", ["https://soil.com/"]],
    [
      "a bare name in a sentence: it may be a file or the end of a phrase",
      "Look into README.md of Node.js",
      [],
    ],
    [
      "a campaign's parameters and a fragment",
      "https://a.com/x?utm_source=n&id=3#top",
      ["https://a.com/x?id=3"],
    ],
    ["a mail address", "write to ana@soil.com", []],
    ["no text", "", []],
  ])("%s", (_about, text, urls) => {
    expect(readText(text).map(({ url }) => url)).toEqual(urls);
  });
});

describe("in a list", () => {
  test("names and addresses, parted by lines, commas, tabs or semicolons", () => {
    const { found, unread } = readList("a.com, b.org;c.net\td.co.uk\nhttps://e.com/page\n\nf.com");
    expect(unread).toEqual([]);
    expect(found.map(({ url, line, pageUrl }) => [line, url, pageUrl])).toEqual([
      [1, "https://a.com/", null],
      [1, "https://b.org/", null],
      [1, "https://c.net/", null],
      [1, "https://d.co.uk/", null],
      [2, "https://e.com/page", "https://e.com/page"],
      [4, "https://f.com/", null],
    ]);
  });
  test("a home page written as an address is a page, a bare name is a site", () => {
    const { found } = readList("https://a.com/\nwww.b.com\nc.com/guide");
    expect(found.map(({ pageUrl }) => pageUrl)).toEqual(["https://a.com/", null, "https://c.com/guide"]);
  });
  test("a name alone on its line may have any ending, one among words a known one", () => {
    expect(readList("soil.example\nsee soil.example, pots.com").found.map(({ url }) => url)).toEqual([
      "https://soil.example/",
      "https://pots.com/",
    ]);
  });
  test("a line without a site is told with its number", () => {
    expect(readList("a.com\nn/a").unread).toEqual([
      { line: 2, text: "n/a", reason: "There is no domain or address in it." },
    ]);
  });
});

describe("in a table", () => {
  test("columns are found by their names, in any order and spelling", () => {
    expect(columnsOf(["Notes", "Referring Domain", "URL", "Relevance score"])).toEqual({
      note: 0,
      site: 1,
      page: 2,
      fit: 3,
    });
    expect(columnsOf(["Name", "Price"])).toBeNull();
  });
  test("a row takes its page before its domain, and keeps what a person wrote", () => {
    const rows = [
      { line: 2, cells: ["a.com", "https://a.com/guide", "Good", "80"], problem: null },
      { line: 3, cells: ["b.com", "", "", "high"], problem: null },
      { line: 4, cells: ["n/a", "", "Bad", ""], problem: null },
      { line: 5, cells: ["", "", "", ""], problem: null },
    ];
    const { found, unread } = readRows(rows, { site: 0, page: 1, note: 2, fit: 3 });
    expect(found).toMatchObject([
      { line: 2, url: "https://a.com/guide", pageUrl: "https://a.com/guide", note: "Good", fit: 80 },
      { line: 3, url: "https://b.com/", pageUrl: null, note: null, fit: null },
    ]);
    expect(unread).toEqual([{ line: 4, text: "n/a, , Bad, ", reason: "“n/a” is no domain or address." }]);
  });
});

test.each<[string, string | null]>([
  ["soil.com", "https://soil.com/"],
  ["SOIL.com/Guide", "https://soil.com/Guide"],
  ["“soil.com”,", "https://soil.com/"],
  ["http://intranet/", null],
  ["intranet", null],
  ["ana@soil.com", null],
  ["javascript:alert(1)", null],
  ["two words", null],
])("a cell %s", (cell, url) => {
  expect(readSite(cell)?.href ?? null).toBe(url);
});
