import { describe, expect, test } from "vitest";
import { extractPage } from "#lib/core/extract";
import { isInstitution } from "#lib/core/toxic/host-lists";
import { marksOf } from "#lib/core/toxic/page-marks";
import { phraseFinder } from "#lib/core/toxic/phrases";
import { scriptOf } from "#lib/core/toxic/scripts";
import { sketchOf } from "#lib/core/toxic/sketch";
import { defaultWeights } from "#lib/core/toxic/weights";

const read = (html: string, url: string) => {
  const { links, title, topicText } = extractPage(html, url);
  return { links, title, text: topicText.text };
};
const marks = (html: string, url = "https://blog.example.org/post") =>
  marksOf(read(html, url), url, {
    sites: new Set(["acme.com"]),
    wellKnown: new Set(["facebook.com"]),
    bad: new Set(["bad.example"]),
    spam: phraseFinder(defaultWeights.lists.spamWords),
    digest: (text) => text,
  });
const links = (...hosts: string[]) => hosts.map((host) => `<a href="https://${host}/">x</a>`).join(" ");

describe("outgoing domains", () => {
  test("without the page's own, the watched sites and what everybody links to", () => {
    const found = marks(
      links("www.example.org", "acme.com", "m.facebook.com", "a.net", "www.a.net", "b.net", "c.net"),
    );
    expect(found).toMatchObject({ uncommonDomains: 3, outgoing: sketchOf(["a.net", "b.net", "c.net"]) });
  });
  test("frames and forms are no links", () =>
    expect(marks(`${links("a.net", "b.net")} <iframe src="https://c.net/"></iframe>`).uncommonDomains).toBe(
      2,
    ));
  test("two are no set", () => expect(marks(links("a.net", "b.net")).outgoing).toBeNull());
});

describe("the template", () => {
  const page = (name: string, post: string) => `<title>${name}</title>
    <header><a href="/">${name}</a></header><nav><a href="/about">About us</a> <a href="/shop">Shop</a></nav>
    <main><a href="/${post}">${post}</a> ${links(`${post}.net`)}</main><footer><a href="https://theme.example/">Theme</a></footer>`;
  test("is the same on two sites that differ in name and content", () => {
    const one = marks(page("One", "first"), "https://one.com/first");
    const two = marks(page("Two", "second"), "https://two.com/second");
    expect(one.template).toBe(two.template);
    expect(one.template).toContain("about us");
  });
  test("another menu is another template; too few links are none", () => {
    expect(marks(page("One", "a").replace("/about", "/team")).template).not.toBe(
      marks(page("One", "a")).template,
    );
    expect(marks(`<nav>${links("a.net")}</nav>`).template).toBeNull();
  });
});

test("spam links and bad domains are counted, links to the site itself are not", () => {
  const found = marks(`${links("bad.example", "www.bad.example")} <a href="https://x.net/">Buy Viagra</a>
    <a href="https://acme.com/">buy viagra</a>`);
  expect(found).toMatchObject({ spamLinks: 1, badDomains: 1, spamSample: ["bad.example", "Buy Viagra"] });
});

test.each([
  ["<title>shop.example</title><p>This domain is for sale!", true],
  ["<title>x</title><p>Diese Domain steht zum Verkauf.", true],
  ["<title>How to buy a domain</title><p>Ask who owns it.", false],
  [`<title>Parking</title><p>Domain parking explained. ${"A long article. ".repeat(400)}`, false],
])("%# parked: %s", (html, is) => expect(marks(html).parked).toBe(is));

test.each([
  ["mit.edu", true],
  ["lab.mit.edu", true],
  ["ox.ac.uk", true],
  ["health.gov.au", true],
  ["uni.edu.pl", true],
  ["gov.uk", true],
  ["lincoln.k12.ca.us", true],
  ["edu.example", false],
  ["education.com", false],
  ["mil.ru", false],
  ["ac.me", false],
])("%s an institution: %s", (host, is) => expect(isInstitution(host)).toBe(is));

test.each([
  ["running shoes", null],
  ["Größe é", null],
  ["обувь Nike", "Cyrillic"],
  ["Nike Air Max обувь", null],
  ["東京のおすすめcafe", "Chinese or Japanese"],
  ["สล็อต", "Thai"],
  ["12 — 34 €", null],
])("%s is written in %s", (text, script) => expect(scriptOf(text)).toBe(script));
