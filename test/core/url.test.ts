import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dropTracking, isHomePage, looseKey, normaliseUrl, parseHttpUrl } from "#lib/core/url";

describe("parseHttpUrl", () => {
  test.each([
    ["https://example.com/a", "https://example.com/a"],
    ["  https://example.com/a\n", "https://example.com/a"],
    ["https://exam\tple.com/a\n/b", "https://example.com/a/b"],
    ["HTTPS://EXAMPLE.com:443", "https://example.com/"],
    ["https:\\\\example.com\\a", "https://example.com/a"],
    ["https://münchen.de/", "https://xn--mnchen-3ya.de/"],
  ])("%j is read as a browser reads it", (input, href) => expect(parseHttpUrl(input)?.href).toBe(href));

  test.each([
    ["/b?c#d", "https://example.com/b?c#d"],
    ["//other.org/x", "https://other.org/x"],
    ["../b", "https://example.com/b"],
    ["?q", "https://example.com/a/?q"],
  ])("%j is resolved against the base", (input, href) =>
    expect(parseHttpUrl(input, "https://example.com/a/")?.href).toBe(href),
  );

  test.each([
    "",
    "example.com",
    "/a",
    "mailto:a@example.com",
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://example.com/",
    "http://",
    "http://a b/",
    "https://user@example.com/",
    "https://user:pass@example.com/",
    "https://:pass@example.com/",
  ])("%j is no web address", (input) => expect(parseHttpUrl(input)).toBeNull());
});

describe("normaliseUrl", () => {
  test.each([
    ["https://Example.COM", "https://example.com/"],
    ["http://example.com:80/", "http://example.com/"],
    ["http://example.com:8080/", "http://example.com:8080/"],
    ["https://example.com/a#b", "https://example.com/a"],
    ["https://example.com/a#", "https://example.com/a"],
    ["https://example.com/a/../b/./c", "https://example.com/b/c"],
    ["https://example.com/%7euser/%41", "https://example.com/~user/A"],
    ["https://example.com/%c3%a9", "https://example.com/%C3%A9"],
    ["https://example.com/é", "https://example.com/%C3%A9"],
    ["https://example.com/a%2fb", "https://example.com/a%2Fb"],
    ["https://example.com/?q=%2e%2d", "https://example.com/?q=.-"],
    ["https://example.com/%2541", "https://example.com/%2541"],
    ["https://example.com/100%", "https://example.com/100%"],
    ["https://example.com/%%34%31", "https://example.com/%%34%31"],
    ["https://example.com/%4%31", "https://example.com/%4%31"],
    ["https://example.com/%zz%41", "https://example.com/%zzA"],
    ["https://example.com/A", "https://example.com/A"],
    ["https://例え.jp/", "https://xn--r8jz45g.jp/"],
  ])("%s becomes %s", (input, key) => expect(normaliseUrl(input)).toBe(key));

  test("takes a URL object", () =>
    expect(normaliseUrl(new URL("https://a.example/#x"))).toBe("https://a.example/"));
  test("keeps what is no address apart", () => expect(normaliseUrl("n/a")).toBeNull());

  test("changes nothing the second time", () => {
    const part = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("%", "4", "1", "7", "e", "E", "2", ".", "/", "?", "#", "a") }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), part), (text) => {
        const once = normaliseUrl(text.startsWith("http") ? text : `https://example.com/${text}`);
        if (once !== null) expect(normaliseUrl(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("dropTracking", () => {
  test.each([
    ["https://a.example/?utm_source=x&utm_medium=y", "https://a.example/"],
    ["https://a.example/?id=1&gclid=x&b=%20+", "https://a.example/?id=1&b=%20+"],
    ["https://a.example/?FBCLID=1&q=2#top", "https://a.example/?q=2#top"],
    ["https://a.example/?msclkid", "https://a.example/"],
    ["https://a.example/?", "https://a.example/"],
    ["https://a.example/?ref=friend", "https://a.example/?ref=friend"],
    ["https://a.example/?q=utm_source", "https://a.example/?q=utm_source"],
    ["https://a.example/#?utm_source=x", "https://a.example/#?utm_source=x"],
    ["not a url?utm_source=x", "not a url?utm_source=x"],
  ])("%s becomes %s", (url, kept) => expect(dropTracking(url)).toBe(kept));
});

describe("looseKey is one for", () => {
  test.each([
    ["http and https", "http://a.example/x", "https://a.example/x"],
    ["with and without www", "https://www.a.example/x", "https://a.example/x"],
    ["with and without a slash at the end", "https://a.example/x/", "https://a.example/x"],
    ["with and without a slash before the query", "https://a.example/x/?q=1", "https://a.example/x?q=1"],
    ["the bare host and its root", "https://a.example", "http://www.a.example/"],
    ["with and without tracking", "https://a.example/x?utm_source=n", "https://a.example/x"],
    ["with and without a fragment", "https://a.example/x#y", "https://a.example/x"],
    ["with and without the final dot of a host", "https://a.example./x", "https://a.example/x"],
    ["two spellings of one escape", "https://a.example/%7ex", "https://a.example/~x"],
  ])("%s", (_, one, other) => expect(looseKey(one)).toBe(looseKey(other)));
});

describe("looseKey differs for", () => {
  test.each([
    ["another path", "https://a.example/x", "https://a.example/y"],
    ["another case of the path", "https://a.example/X", "https://a.example/x"],
    ["another query", "https://a.example/?p=1", "https://a.example/?p=2"],
    ["another host", "https://b.a.example/", "https://a.example/"],
    ["another port", "https://a.example:8443/", "https://a.example/"],
    ["www.com and com", "https://www.com/", "https://com/"],
    ["two slashes at the end", "https://a.example/x//", "https://a.example/x"],
  ])("%s", (_, one, other) => expect(looseKey(one)).not.toBe(looseKey(other)));

  test("what is no address", () => expect(looseKey("n/a")).toBe("n/a"));
});

describe("isHomePage", () => {
  test.each([
    ["https://a.example", true],
    ["https://a.example/#top", true],
    ["https://a.example/?utm_source=x", true],
    ["https://a.example/index.html", true],
    ["https://a.example/index.php", true],
    ["https://a.example/default.aspx", true],
    ["https://a.example/?p=12", false],
    ["https://a.example/blog/", false],
    ["n/a", false],
  ])("%s: %s", (url, home) => expect(isHomePage(url)).toBe(home));
});

test("a host longer than any name in the DNS is no address", () => {
  const label = "a".repeat(60);
  expect(parseHttpUrl(`https://${[label, label, label, label, "example"].join(".")}/`)).not.toBeNull();
  expect(parseHttpUrl(`https://${[label, label, label, label, label, "example"].join(".")}/`)).toBeNull();
});
