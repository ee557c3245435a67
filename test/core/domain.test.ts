import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { domainOf, domainOfHost, hostOf, isPublicSuffix, toUnicodeHost } from "#lib/core/domain";

const vectors = new URL("../../../shared/vectors/test_psl.txt", import.meta.url);
const present = existsSync(vectors);

describe("hostOf", () => {
  test.each([
    ["https://WWW.Example.com:8080/a", "www.example.com"],
    ["http://example.com./", "example.com"],
    ["http://münchen.de/", "xn--mnchen-3ya.de"],
    ["http://0x7f.1/", "127.0.0.1"],
    ["http://[::1]/", "[::1]"],
    ["mailto:a@example.com", null],
    ["n/a", null],
  ])("%s: %s", (url, host) => expect(hostOf(url)).toBe(host));
});

describe("the domain of a host", () => {
  test.each([
    ["www.example.com", "example.com"],
    ["a.b.example.co.uk", "example.co.uk"],
    ["alice.blogspot.com", "alice.blogspot.com"],
    ["www.alice.github.io", "alice.github.io"],
    ["github.io", "github.io"],
    ["co.uk", "co.uk"],
    ["localhost", "localhost"],
    ["192.0.2.1", "192.0.2.1"],
    ["[2001:db8::1]", "[2001:db8::1]"],
    ["WWW.Example.COM.", "example.com"],
    ["www.食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn"],
    ["under_score.example.com", "example.com"],
    ["", ""],
  ])("%s is %s", (host, domain) => expect(domainOfHost(host)).toBe(domain));
});

describe("splits", () => {
  const splits = new Set([
    "blog.example.com",
    "de.blog.example.com",
    "www.shop.example.com",
    "co.uk",
    "example.org",
  ]);
  test.each([
    ["blog.example.com", "blog.example.com", "a split is a domain of its own"],
    ["www.blog.example.com", "blog.example.com", "with the hosts below it"],
    ["x.de.blog.example.com", "de.blog.example.com", "the longest match wins"],
    ["myblog.example.com", "example.com", "labels are compared whole"],
    ["www.shop.example.com", "example.com", "www is never split off"],
    ["a.example.co.uk", "example.co.uk", "a suffix is never a split"],
    ["a.example.org", "example.org", "the domain itself changes nothing"],
  ])("%s is %s: %s", (host, domain) => expect(domainOfHost(host, splits)).toBe(domain));

  test("hold for addresses too", () =>
    expect(domainOf("https://blog.example.com/a", splits)).toBe("blog.example.com"));
  test("no address has no domain", () => expect(domainOf("n/a", splits)).toBeNull());
});

describe("isPublicSuffix", () => {
  test.each([
    ["com", true],
    ["co.uk", true],
    ["blogspot.com", true],
    ["github.io", true],
    ["公司.cn", true],
    ["example", true],
    ["example.com", false],
    ["www.ck", false],
    ["192.0.2.1", false],
  ])("%s: %s", (host, suffix) => expect(isPublicSuffix(host)).toBe(suffix));
});

describe("toUnicodeHost", () => {
  test.each([
    ["example.com", "example.com"],
    ["xn--mnchen-3ya.de", "münchen.de"],
    ["www.xn--85x722f.xn--55qx5d.cn", "www.食狮.公司.cn"],
    ["xn--strae-oqa.de", "straße.de"],
    ["xn--i-7iq.ws", "i❤.ws"],
    ["xn--ls8h.la", "💩.la"],
    ["xn--80ak6aa92e.com", "аррӏе.com"],
    ["xn--99999999999999999.com", "xn--99999999999999999.com"],
    ["xn--a.com", "xn--a.com"],
    ["xn--.com", "xn--.com"],
    ["xn--a-.com", "xn--a-.com"],
  ])("%s reads %s", (host, letters) => expect(toUnicodeHost(host)).toBe(letters));
});

describe.skipIf(!present)(
  `the Public Suffix List's own cases${present ? "" : " (skipped: vectors are not here)"}`,
  () => {
    const text = present ? readFileSync(vectors, "utf8") : "";
    const cases = [...text.matchAll(/^checkPublicSuffix\('(.*?)', (?:null|'(.*?)')\);/gm)];

    test("are all read", () => expect(cases.length).toBeGreaterThan(70));

    // A leading dot is no host: the list's algorithm answers null, and so there is nothing to fall back to.
    test.each(
      cases
        .filter(([, host]) => !host?.startsWith("."))
        .map(([, host, domain]) => [host ?? "", domain ?? null]),
    )("%s: %s", (host, domain) => {
      const ascii = new URL(`http://${host}`).hostname;
      expect(isPublicSuffix(host)).toBe(domain === null);
      expect(domainOfHost(host)).toBe(domain === null ? ascii : new URL(`http://${domain}`).hostname);
    });
  },
);
