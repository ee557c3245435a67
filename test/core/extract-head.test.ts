import { describe, expect, test } from "vitest";
import { extractPage } from "#lib/core/extract";

const url = "https://site.example/dir/page.html";
const read = (html: string) => extractPage(html, url);

test.each<[string, string, string | null]>([
  ["decoded and folded", "<title> A &amp;\n B </title>", "A & B"],
  ["the first", "<title>A</title><title>B</title>", "A"],
  ["not the one of a drawing", "<svg><title>A</title></svg><title>B</title>", "B"],
  ["not one in a template", "<template><title>A</title></template><title>B</title>", "B"],
  ["none", "<h1>A</h1>", null],
  ["empty", "<title> </title>", null],
])("title: %s", (_, html, title) => expect(read(html).title).toBe(title));

test.each<[string, string, string | null]>([
  ["in head, resolved", "<head><link rel=canonical href=../x?a=1&amp;b=2>", "https://site.example/x?a=1&b=2"],
  ["against a base behind it", "<link rel=canonical href=x><base href=/b/>", "https://site.example/b/x"],
  ["one token of several, any case", '<link rel="alternate CANONICAL" href=/x>', "https://site.example/x"],
  [
    "the first with an address",
    "<link rel=canonical><link rel=canonical href=/1><link rel=canonical href=/2>",
    "https://site.example/1",
  ],
  ["between head and body", "<head></head><link rel=canonical href=/x><body>", "https://site.example/x"],
  [
    "behind a script, style, noscript and template",
    "<script></script><noscript><p></noscript><template><p></template><link rel=canonical href=/x>",
    "https://site.example/x",
  ],
  ["not one for a language", "<link rel=canonical hreflang=de href=/x>", null],
  [
    "not one for a medium",
    "<link rel=canonical media=print href=/x><link rel=canonical href=/y>",
    "https://site.example/y",
  ],
  ["not one for a type", "<link rel=canonical type=text/html href=/x>", null],
  ["not in the body", "<body><link rel=canonical href=/x>", null],
  ["not behind what opens the body", "<head><div></div><link rel=canonical href=/x></head>", null],
  ["not behind text", "<head>text<link rel=canonical href=/x></head>", null],
  ["not in noscript", "<head><noscript><link rel=canonical href=/x></noscript>", null],
  ["not in a comment", "<!-- <link rel=canonical href=/x> -->", null],
  ["not another scheme", "<link rel=canonical href=mailto:x>", null],
])("canonical: %s", (_, html, canonical) => expect(read(html).canonical).toBe(canonical));

test("robots metas of any bot, names in lower case, wherever they stand", () => {
  const html = `<meta name=ROBOTS content="NoIndex, follow"><meta name=googlebot-news content=nosnippet>
    <meta name=viewport content=x><meta name=robots><noscript><meta name=robots content=none></noscript>
    <p></p><meta content="nofollow" name="Bingbot">`;
  expect(read(html).robotsMetas).toEqual([
    { name: "robots", content: "NoIndex, follow" },
    { name: "googlebot-news", content: "nosnippet" },
    { name: "bingbot", content: "nofollow" },
  ]);
});

test.each<[string, { seconds: number; url: string } | null]>([
  ["0; url=/x", { seconds: 0, url: "https://site.example/x" }],
  ["5;URL='/x y'; ignored", { seconds: 5, url: "https://site.example/x%20y" }],
  [" 3.7 , /x", { seconds: 3, url: "https://site.example/x" }],
  [".5 url = x", { seconds: 0, url: "https://site.example/dir/x" }],
  ['0;url="https://other.example/', { seconds: 0, url: "https://other.example/" }],
  ["0;urlx", { seconds: 0, url: "https://site.example/dir/urlx" }],
  ["30", null],
  ["30; url=page.html", null],
  ["url=/x", null],
  ["5abc; url=/x", null],
  ["0; url=javascript:x", null],
])("refresh %s", (content, refresh) => {
  const html = `<meta http-equiv=Refresh content="${content.replaceAll('"', "&quot;")}">`;
  expect(read(html).refresh).toEqual(refresh);
});

test("of two refreshes the first counts, and none in noscript", () => {
  const meta = (to: string) => `<meta http-equiv=refresh content="0;url=${to}">`;
  expect(read(`<noscript>${meta("/no")}</noscript>${meta("/1")}${meta("/2")}`).refresh?.url).toBe(
    "https://site.example/1",
  );
});

test("language, base and alternates", () => {
  const found = read(`<html lang=de-AT><link rel=amphtml href=/amp><link rel=alternate hreflang=fr href=/fr>
    <link rel=alternate media=handheld href=//m.site.example/><link rel=alternate type=application/rss+xml href=/feed>`);
  expect(found.lang).toBe("de-AT");
  expect(found.base).toBe(url);
  expect(found.alternates).toEqual([
    { kind: "amp", url: "https://site.example/amp" },
    { kind: "hreflang", url: "https://site.example/fr" },
    { kind: "media", url: "https://m.site.example/" },
  ]);
});

test("visible text: its length and its first 2,000 characters", () => {
  const found = read(
    `<title>no</title><p>one\n two</p><p hidden>no</p><script>no</script>${"x".repeat(3000)}`,
  );
  expect(found.wordSample).toBe(`one two ${"x".repeat(1992)}`);
  expect(found.textLength).toBe(3008);
});

describe("app shell", () => {
  const script = "<script src=app.js></script>";
  test.each<[string, string, boolean]>([
    ["an empty mount point and a script", `<div id=root></div>${script}`, true],
    ["a loading notice in it", `<div id=app><p>Loading …</p></div>${script}`, true],
    ["an element of Angular", `<app-root></app-root>${script}`, true],
    [
      "a plea for JavaScript",
      `<noscript>You need to enable JavaScript to run this app.</noscript>${script}`,
      true,
    ],
    [
      "a filled mount point",
      `<div id=root><h1>News</h1><p>${"We write. ".repeat(8)}</p></div>${script}`,
      false,
    ],
    ["no script", "<div id=root></div>", false],
    ["only data in scripts", "<div id=root></div><script type=application/ld+json>{}</script>", false],
    ["text beside it", `<p>${"We write. ".repeat(30)}</p><div id=root></div>${script}`, false],
    ["a page of little text", `<h1>Hello</h1><a href=/x>x</a>${script}`, false],
  ])("%s: %#", (_, html, expected) => expect(read(html).appShell).toBe(expected));
});
