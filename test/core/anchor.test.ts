import { describe, expect, test } from "vitest";
import {
  type AnchorCategory,
  type AnchorContext,
  anchorCategoriser,
  categoriseAnchor,
} from "#lib/core/anchor";

const acme: AnchorContext = {
  brands: ["Acme", "Link Forge"],
  keywords: [
    "running shoes",
    "best trail running shoes",
    "Turnschuhe für Damen",
    "acme boots",
    "東京 ホテル",
  ],
  targetTitle: "How to choose running shoes | Acme",
  domains: ["acme.example", "booking.com"],
};
const category = (text: string, ctx = acme) => categoriseAnchor({ text, kind: "text" }, ctx);

describe("an anchor is", () => {
  test.each<[AnchorCategory, string]>([
    ["empty", ""],
    ["empty", " \n "],
    ["url", "https://other.example/a-page"],
    ["url", "http://acme.example"],
    ["url", "HTTPS://ACME.EXAMPLE/"],
    ["url", "https://acme.example/very-long…"],
    ["url", "<https://acme.example/>"],
    ["url", "//acme.example/x"],
    ["url", "www.other.org"],
    ["url", "www.other.org/page."],
    ["url", "acme.example"],
    ["url", "Acme.example/shoes"],
    ["url", "blog.acme.example"],
    ["url", "(acme.example)"],
    ["url", "Booking.com"],
    ["url", "bit.ly/3xYz"],
    ["url", "other.co.uk:8080/x"],
    ["title", "How to choose running shoes | Acme"],
    ["title", "HOW TO CHOOSE RUNNING SHOES – ACME"],
    ["title", "How to choose running shoes"],
    ["compound", "Acme running shoes"],
    ["compound", "running shoes by ACME"],
    ["compound", "running shoes from LinkForge"],
    ["compound", "Acme boots"],
    ["brand", "Acme"],
    ["brand", "Àcmé!"],
    ["brand", "the people at Acme"],
    ["brand", "Acme's website"],
    ["brand", "LinkForge"],
    ["brand", "link-forge"],
    ["exact", "running shoes"],
    ["exact", "“Running  Shoes”"],
    ["exact", "turnschuhe fur damen"],
    ["exact", "東京ホテル"],
    ["partial", "cheap running shoes for men"],
    ["partial", "shoes for running"],
    ["partial", "running shoe"],
    ["partial", "新宿の東京ホテル一覧"],
    ["generic", "click here"],
    ["generic", "Click here!"],
    ["generic", "» Read more…"],
    ["generic", "Hier"],
    ["generic", "En savoir plus"],
    ["generic", "aquí"],
    ["generic", "ПОДРОБНЕЕ"],
    ["generic", "こちら"],
    ["generic", "点击这里"],
    ["generic", "자세히 보기"],
    ["generic", "هنا"],
    ["generic", "→"],
    ["other", "a story we liked"],
    ["other", "Acmeology"],
    ["other", "trail running"],
    ["other", "overrunning shoestrings"],
    ["other", "read more about penguins"],
    ["other", "Node.js"],
    ["other", "ASP.NET"],
    ["other", "README.md"],
    ["other", "and/or"],
    ["other", "name@other.example"],
    ["other", "東のホテル京"],
    ["other", "42"],
  ])("%s: %j", (expected, text) => expect(category(text)).toBe(expected));
});

describe("earlier answers win", () => {
  test("a link that is known to be empty is empty whatever it says", () =>
    expect(categoriseAnchor({ text: "Acme", kind: "empty" }, acme)).toBe("empty"));
  test("an address of the brand is a naked URL", () =>
    expect(category("acme.example", { ...acme, brands: ["acme.example"] })).toBe("url"));
  test("a title that is a keyword is a title", () =>
    expect(category("running shoes", { ...acme, targetTitle: "Running shoes" })).toBe("title"));
  test("a part of a title must be a phrase to count", () =>
    expect(category("Acme", { ...acme, targetTitle: "Shop | Acme" })).toBe("brand"));
  test("brand and keyword are compound before either", () =>
    expect(category("Acme: running shoes")).toBe("compound"));
  test("a keyword that is the brand is brand", () =>
    expect(category("Acme", { ...acme, keywords: ["acme"] })).toBe("brand"));
  test("a generic phrase that is a keyword is exact", () =>
    expect(category("Download", { ...acme, keywords: ["download"] })).toBe("exact"));
});

describe("an image", () => {
  test("is named by its alt", () =>
    expect(categoriseAnchor({ text: "Acme", kind: "image" }, acme)).toBe("brand"));
  test("without alt is empty", () =>
    expect(categoriseAnchor({ text: "", kind: "image" }, acme)).toBe("empty"));
});

test("a link's title stands in for its text", () =>
  expect(categoriseAnchor({ text: "running shoes", kind: "title" }, acme)).toBe("exact"));

test("a site that says nothing of itself still knows URLs and generic anchors", () => {
  const name = anchorCategoriser({ brands: ["", " "], keywords: ["", "!"], domains: [] });
  const of = (text: string) => name({ text, kind: "text" }, null);
  expect([of("https://a.example/"), of("here"), of("Acme"), of("")]).toEqual([
    "url",
    "generic",
    "other",
    "empty",
  ]);
});

test("a long hostile anchor is named in linear time", () => {
  const started = performance.now();
  for (const piece of [".", "a.", "a ", "…!", "https://", "acme ", "running ", "(", "a/", "東", "é"]) {
    category(piece.repeat(25_000 / piece.length));
  }
  expect(performance.now() - started).toBeLessThan(1_000);
});
