import { describe, expect, test } from "vitest";
import { extractPage } from "#lib/core/extract";

const page = "https://site.example/dir/page.html";
const read = (html: string, opts?: { maxLinks?: number }) => extractPage(html, page, opts);
const links = (html: string) => read(html).links;
const hrefs = (html: string) => links(html).map(({ href }) => href);

describe("which links there are", () => {
  test.each<[string, string, string[]]>([
    [
      "a and area with href, in document order",
      '<a href=1>x</a><map><area href=2></map><a href="3">',
      ["1", "2", "3"],
    ],
    ["no a without href", '<a name=top>x</a><a onclick="go()">y</a>', []],
    ["names in any case", "<A HREF='1'>x</A>", ["1"]],
    ["an empty href is one", '<a href="">x</a><a href>y</a>', ["", ""]],
    ["of an attribute twice the first", "<a href=1 href=2>", ["1"]],
    ["references in href are decoded", '<a href="?a=1&amp;b=2&copy=3">', ["?a=1&b=2&copy=3"]],
    ["a quote holds a greater-than sign", '<a title="a>b" href=1>', ["1"]],
    ["white space around the equals sign", "<a href\n=\t'1'>", ["1"]],
    ["a slash belongs to an unquoted value", "<a href=/x/>", ["/x/"]],
    ["slashes between attributes", "<a/href=1/rel=x>", ["1/rel=x"]],
    ["the page ends inside a tag", '<a href=1>x</a><a href="2', ["1"]],
    ["comments", "<!-- <a href=1> --><!--><a href=2><!---><a href=3><!-- x --!><a href=4>", ["2", "3", "4"]],
    ["an unclosed comment runs to the end", "<a href=1><!-- <a href=2>", ["1"]],
    ["bogus comments end at the next sign", "<? <a href=1><a href=2></ <a href=3><a href=4>", ["2", "4"]],
    ["CDATA is a comment in HTML", "<![CDATA[ <a href=1> ]]><a href=2>", ["2"]],
    ["CDATA is text in SVG", "<svg><![CDATA[ <a href=1> ]]></svg><a href=2>", ["2"]],
    ["script", "<script>'<a href=1>'</script><a href=2>", ["2"]],
    [
      "a script in a comment in a script",
      "<script><!--<script></script><a href=1>--></script><a href=2>",
      ["2"],
    ],
    ["a script's comment that closes at once", "<script><!--></script><a href=1>", ["1"]],
    ["style", "<style><a href=1></style><a href=2>", ["2"]],
    ["title", "<title><a href=1></title><a href=2>", ["2"]],
    ["textarea", "<textarea><a href=1></textareas></textarea ><a href=2>", ["2"]],
    ["noscript", "<noscript><a href=1></noscript><a href=2>", ["2"]],
    ["iframe, noembed, noframes, xmp", "<xmp><a href=1></xmp><noembed><a href=2></noembed><a href=3>", ["3"]],
    ["nothing ends plaintext", "<plaintext><a href=1></plaintext><a href=2>", []],
    [
      "template, also nested",
      "<template><a href=1><template></template><a href=2></template><a href=3>",
      ["3"],
    ],
    ["an unclosed template holds the rest", "<a href=1><template><a href=2>", ["1"]],
    ["in SVG title and style hold tags", "<svg><style><a href=1></style></svg><a href=2>", ["1", "2"]],
    ["a paragraph ends SVG", "<svg><p><style><a href=1></style><a href=2>", ["2"]],
    ["HTML in an SVG foreignObject", "<svg><foreignObject><style><a href=1></style><a href=2>", ["2"]],
    ["a link of SVG, with xlink", "<svg><a xlink:href=1><text>t</text></a></svg>", ["1"]],
    ["a select holds links as any element does", "<select><option><a href=1></select><a href=2>", ["1", "2"]],
    ["a link of MathML is none", "<math><a href=1>x</a></math><a href=2>", ["2"]],
    ["a page of frames has no other links", "<frameset><a href=1></frameset><a href=2>", []],
  ])("%s", (_, html, expected) => expect(hrefs(html)).toEqual(expected));

  test("frames and forms are kinds of their own", () => {
    const html = `<iframe src=/f title=Map><a href=1></iframe><form action=/s><form action=/t></form><frame src=/g>`;
    expect(links(html).map(({ kind, href, anchor }) => [kind, href, anchor])).toEqual([
      ["frame", "/f", "Map"],
      ["form", "/s", ""],
      ["frame", "/g", ""],
    ]);
  });

  test("a cap keeps the first links and says how many there were", () => {
    const { links, counts } = read("<a href=/1>1</a><a href=/2>2</a><a href=/3>3</a>", { maxLinks: 2 });
    expect(links.map(({ anchor }) => anchor)).toEqual(["1", "2"]);
    expect(counts.links).toBe(3);
  });
});

describe("where they lead", () => {
  test.each<[string, string, string | null]>([
    ["relative", "other?x#y", "https://site.example/dir/other?x#y"],
    ["from the root", "/a b/ü", "https://site.example/a%20b/%C3%BC"],
    ["without a scheme", "//Other.Example:443/", "https://other.example/"],
    ["tabs and newlines inside are dropped", " ht\ntp://a.ex\tample/ ", "http://a.example/"],
    ["an international host", "https://bücher.example/", "https://xn--bcher-kva.example/"],
    ["nowhere: script", "javascript:void(0)", null],
    ["nowhere: mail", "mailto:a@b.example", null],
    ["nowhere: only a fragment", " #top", null],
    ["nowhere: no address", "https://", null],
    ["nowhere: with a password", "https://a:b@c.example/", null],
  ])("%s", (_, href, url) => expect(links(`<a href="${href}">x</a>`)[0]?.url).toBe(url));

  test.each<[string, string, string | null]>([
    ["a base re-roots the page", "<base href=/b/>", "https://site.example/b/x"],
    [
      "the first base with href",
      "<base target=_top><base href=/b/><base href=/c/>",
      "https://site.example/b/x",
    ],
    ["also behind the link", "<p></p><base href=https://cdn.example/>", "https://cdn.example/x"],
    ["a base that is none", "<base href=javascript:x><base href=/b/>", "https://site.example/dir/x"],
    ["a base that does not parse", "<base href=http://[>", "https://site.example/dir/x"],
    ["a base of another scheme", "<base href=ftp://site.example/>", null],
    ["a base with a password", "<base href=https://a:b@site.example/>", null],
    ["a base longer than any address", `<base href="/${"b".repeat(5_000)}/">`, null],
    ["no base in a template", "<template><base href=/b/></template>", "https://site.example/dir/x"],
  ])("%s", (_, base, url) => expect(links(`<a href=x>x</a>${base}`)[0]?.url).toBe(url));

  test("what leaves the page's domain is counted by registrable domain", () => {
    const { counts } = read(`
      <a href=/in>1</a><a href=https://www.site.example/>2</a><a href=#top>3</a><a href=mailto:x>4</a>
      <a href=https://a.github.io/>5</a><a href=https://b.github.io/>6</a><a href=https://x.other.example/1>7</a>
      <a href=https://y.other.example/2>8</a><iframe src=https://video.example/></iframe>`);
    expect(counts).toEqual({ links: 9, internal: 2, external: 4, externalDomains: 3 });
  });
});

describe("anchors", () => {
  test.each<[string, string, [string, string, string]]>([
    ["text", "<a href=1> Two\n <b>words</b> </a>", ["text", "text", "Two words"]],
    ["decoded", "<a href=1>Caf&eacute;&nbsp;&amp; B&#228;r</a>", ["text", "text", "Café & Bär"]],
    [
      "blocks part words, inline elements do not",
      "<a href=1>o<b>n</b>e<br>two<div>3</div>4</a>",
      ["text", "text", "one two 3 4"],
    ],
    ["alt of an image", "<a href=1><img alt=' A  logo '></a>", ["image", "image", "A logo"]],
    ["alts in order", "<a href=1><img alt=A><IMG alt=B></a>", ["image", "image", "A B"]],
    ["text goes before alt", "<a href=1><img alt=logo>Text</a>", ["text", "text", "Text"]],
    [
      "title when there is no other",
      "<a href=1 title='The title'><i class=icon></i></a>",
      ["text", "title", "The title"],
    ],
    ["title of an image without alt", "<a href=1 title=T><img alt=''></a>", ["image", "title", "T"]],
    ["nothing", "<a href=1>&nbsp; </a>", ["text", "empty", ""]],
    ["an image that says nothing", "<a href=1><img></a>", ["image", "empty", ""]],
    [
      "the title of a drawing",
      "<a href=1><svg><title>Home</title><path d=M0></svg></a>",
      ["image", "image", "Home"],
    ],
    ["an area", "<area href=1 alt=Spain>", ["image", "image", "Spain"]],
    [
      "no script, style or template text",
      "<a href=1>A<script>x</script><style>y</style><template>z</template>B</a>",
      ["text", "text", "AB"],
    ],
    ["no text hidden inside it", "<a href=1>Seen<span hidden>unseen</span></a>", ["text", "text", "Seen"]],
    [
      "a hidden link keeps its own",
      "<p hidden>x <a href=1>Own <b>text</b></a> y",
      ["text", "text", "Own text"],
    ],
    ["emoji and lone surrogates", "<a href=1>\uD83D\uDE00 \uD800</a>", ["text", "text", "\u{1F600} \uFFFD"]],
    ["NUL", "<a href=1>a\0b</a>", ["text", "text", "ab"]],
  ])("%s", (_, html, expected) => {
    const [link] = links(html);
    expect([link?.kind, link?.anchorKind, link?.anchor]).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ["a new link ends the one before", "<a href=1>one <a href=2>two</a> three", ["one", "two"]],
    ["so does one without address", "<a href=1>one <a name=x>two</a>", ["one"]],
    ["the end of the block", "<div><a href=1>one</div>two", ["one"]],
    ["the next item", "<ul><li><a href=1>one<li>two</ul>", ["one"]],
    ["the next cell", "<table><tr><td><a href=1>one<td>two</table>", ["one"]],
    ["a block inside a link in a paragraph", "<p><a href=1><div>one</div></a></p>two", ["one"]],
    ["formatting that overlaps", "<b><a href=1>one</b> two</a> three", ["one two"]],
    ["a link around blocks", "<a href=1><div>one</div><div>two</div></a>three", ["one two"]],
    ["a link around a table", "<a href=1><table><tr><td>one</table></a>two", ["one"]],
    ["a template inside", "<a href=1>one<template></a></template>two</a>", ["onetwo"]],
    ["the end of the page", "<a href=1>one", ["one"]],
  ])("ends at: %s", (_, html, anchors) => expect(links(html).map(({ anchor }) => anchor)).toEqual(anchors));
});

test.each<[string, string, string[]]>([
  ["none", "", []],
  ["several tokens in any case", 'rel="NoFollow  noopener,UGC nofollow"', ["nofollow", "noopener", "ugc"]],
  ["decoded", "rel=spons&#111;red", ["sponsored"]],
])("rel: %s", (_, rel, tokens) => expect(links(`<a href=1 ${rel}>x</a>`)[0]?.rel).toEqual(tokens));

describe("context", () => {
  const context = (html: string) => links(html)[0]?.context;

  test("is the text on both sides, across elements", () => {
    expect(
      context("<h1>Head</h1><p>We <i>love</i> <a href=1>this</a>, and <a href=2>that</a>.</p>End"),
    ).toEqual({
      left: "Head We love",
      right: ", and that. End",
    });
  });
  test("leaves out what is not seen", () => {
    const html =
      "<title>T</title>a <i hidden>no</i><script>no</script> <a href=1>x</a><style>no</style><!-- no --> b";
    expect(context(html)).toEqual({ left: "a", right: "b" });
  });
  test("of a hidden link is the text around its place", () => {
    expect(context("left <p hidden>no <a href=1>x</a> no</p> right")).toEqual({
      left: "left",
      right: "right",
    });
  });
  test("is about 100 characters, cut between words", () => {
    const words = Array.from({ length: 60 }, (_, i) => `word${i + 10}`).join(" ");
    const found = context(`${words} <a href=1>x</a> ${words}`);
    expect(found?.left).toMatch(/^word\d\d .* word69$/);
    expect(found?.right).toMatch(/^word10 .* word\d\d$/);
    for (const side of [found?.left ?? "", found?.right ?? ""]) {
      expect(side.length).toBeGreaterThan(80);
      expect(side.length).toBeLessThanOrEqual(100);
    }
  });
  test("never splits a character", () => {
    const emoji = "\u{1F600}".repeat(80);
    const found = context(`${emoji}<a href=1>x</a>a${emoji}`);
    expect(found?.left.isWellFormed()).toBe(true);
    expect(found?.right.isWellFormed()).toBe(true);
  });
});
