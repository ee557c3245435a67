/** Pages made to hurt: whatever stands in them, time grows with their length and with nothing else. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { extractPage } from "#lib/core/extract";

const LENGTH = 1_000_000;
/** Such pages take 10 to 120 ms; a quadratic step takes minutes. Wide, because machines are shared. */
const BOUND_MS = 2000;
/** The longest page that is read: a worker is killed when one takes 2 s. */
const LONGEST = 5 * LENGTH;

const fill = (part: string, length = LENGTH) => part.repeat(Math.ceil(length / part.length));
const numbered = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join("");

const PAGES: [string, () => string][] = [
  ["nested div", () => fill("<div>")],
  ["nested div, closed", () => fill("<div>", LENGTH / 2) + fill("</div>", LENGTH / 2)],
  ["nested tables", () => fill("<table>")],
  ["nested table cells", () => fill("<table><td>")],
  ["nested lists", () => fill("<ul><li>")],
  ["nested inline elements", () => fill("<b>")],
  ["inline elements over blocks", () => fill("<b hidden><p>")],
  ["overlapping formatting", () => `${fill("<b hidden>", 5000)}<p>${fill("</b><b hidden>")}`],
  ["nested svg", () => fill("<svg>")],
  ["svg and foreignObject in turn", () => fill("<svg><foreignObject>")],
  ["svg broken out of", () => fill("<svg><g><p>")],
  ["nested templates", () => fill("<template>")],
  ["nested select", () => fill("<select><option>")],
  ["unknown names, all different", () => numbered(50_000, (at) => `<x${at} hidden>`)],
  ["end tags without start", () => fill("</p></div></b></x>")],
  ["end tags behind a boundary", () => `${fill("<p><b>", 3000)}<table><td>${fill("</p></b>")}`],
  ["items behind a boundary", () => `<ul><li>${fill("<div>", 2500)}<ul>${fill("<li></li>")}`],
  ["links in links", () => fill("<a href=x>")],
  ["links all different", () => numbered(50_000, (at) => `<a href=/${at}>x</a>`)],
  ["hosts all different", () => numbered(30_000, (at) => `<a href=https://h${at}.example/>x</a>`)],
  ["addresses that do not parse", () => fill("<a href=http://[>x</a>")],
  ["one link over everything", () => `<a href=x>${fill("word <i>in</i> ")}`],
  ["one link full of images", () => `<a href=x>${fill("<img alt=word>")}`],
  ["attributes on one tag", () => `<p ${numbered(100_000, (at) => `a${at}=b `)}>`],
  ["the same attribute", () => `<a ${fill("href=x ")}>`],
  ["one attribute", () => `<a href="${fill("x")}">`],
  ["an attribute that never ends", () => fill('<a href="')],
  ["classes all different", () => numbered(50_000, (at) => `<p class="a${at} nav">`)],
  ["one class", () => `<p class="${fill("aB-")}">`],
  ["one style", () => `<p style="${fill("/*")}">`],
  ["long styles", () => fill(`<p style="left:${"a".repeat(4000)}1">`)],
  ["less-than signs", () => fill("<")],
  ["less-than signs and slashes", () => fill("</")],
  ["less-than signs and letters", () => fill("<a")],
  ["comments that never end", () => fill("<!--")],
  ["dashes", () => `<!--${fill("-")}`],
  ["dashes and exclamation marks", () => `<!--${fill("--!")}`],
  ["CDATA that never ends", () => `<svg>${fill("<![CDATA[")}`],
  ["scripts", () => fill("<script></script>")],
  ["scripts that never end", () => fill("<script>")],
  ["a script full of comments", () => `<script>${fill("<!--<script>")}`],
  ["scripts, one comment at the end", () => `${fill("<script>x</script>")}<!--`],
  ["titles that never end", () => fill("<title>")],
  ["ampersands", () => fill("&")],
  ["references", () => fill("&amp;&lt;&#1;&notit;")],
  ["references in attributes", () => `<a href="${fill("&amp")}">`],
  ["white space", () => fill(" \n")],
  ["words and white space", () => fill("a  ")],
  ["text in pieces", () => fill("a<b>")],
  ["metas", () => fill("<meta name=robots content=noindex>")],
  ["meta refresh", () => `<meta http-equiv=refresh content="${fill("1")}">`],
  ["a refresh of dots", () => `<meta http-equiv=refresh content="${fill(".")}x">`],
  ["alternates", () => fill("<link rel=alternate hreflang=x href=x>")],
  ["rel", () => `<a href=x rel="${fill("a ")}">x</a>`],
];

function timeOf(html: string): number {
  const before = performance.now();
  extractPage(html, "https://site.example/");
  return performance.now() - before;
}

test.each(PAGES)("%s", (_, make) => expect(timeOf(make())).toBeLessThan(BOUND_MS));

test.each<[string, string]>([
  ["200,000 nested div", "<div>".repeat(200_000)],
  ["40,000 attributes", `<p ${numbered(40_000, (at) => `a${at}=b `)}><a href=x>`],
  ["5 MB of <", fill("<", LONGEST)],
  ["5 MB of nested inline elements", fill("<b>", LONGEST)],
  ["5 MB of links", fill("<a href=x>x</a>", LONGEST)],
])("as long as pages get: %s", (_, html) => expect(timeOf(html)).toBeLessThan(3 * BOUND_MS));

test("links beyond the cap are counted and not kept", () => {
  const { links, counts } = extractPage(fill("<a href=x>", LENGTH), "https://site.example/");
  expect(links).toHaveLength(20_000);
  expect(counts.links).toBe(LENGTH / 10);
});

test("a kept link does not keep its page", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const filler = fill("some words in a long page ", 100_000);
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = heap();
  const kept = Array.from({ length: 50 }, (_, at) => {
    const link = `<title>A title of some length ${at}</title><a rel="nofollow noopener noreferrer ugc"
      href="https://other.example/a-long-address/${at}" title="A long title of the link ${at}">A long anchor text ${at}</a>`;
    const page = extractPage(`${at} ${filler}${link}${filler}\u2014`, `https://site.example/${at}`);
    return { ...page, links: page.links.slice(0, 1) };
  });
  // The pages have 20 MB, what is kept some 300 KB.
  expect(heap() - before).toBeLessThan(2_000_000);
  expect(kept).toHaveLength(50);
});
