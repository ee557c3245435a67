import { expect, test } from "vitest";
import { urlParts } from "#components/ui/url-text";

test("host and path stand apart", () =>
  expect(urlParts("https://example.com/guides")).toEqual({
    host: "example.com",
    ascii: null,
    head: "/guides",
    tail: "",
  }));

test("a long path gives way in its middle", () =>
  expect(urlParts("https://example.com/2026/02/small-space-monstera-and-other-plants")).toMatchObject({
    head: "/2026/02/small-space-monstera-and-",
    tail: "other-plants",
  }));

test("an international name shows its punycode too", () =>
  expect(urlParts("https://xn--mnchen-3ya.example/")).toMatchObject({
    host: "münchen.example",
    ascii: "xn--mnchen-3ya.example",
  }));

test.each(["xn--apple-.example", "xn--!!!.example", "xn--www-.example"])(
  "%s does not pass for another",
  (host) => expect(urlParts(host)).toMatchObject({ host, ascii: null }),
);

test("a bare host is a host", () =>
  expect(urlParts("example.com")).toMatchObject({ host: "example.com", head: "" }));
test("a port belongs to the host", () =>
  expect(urlParts("http://example.com:8080/").host).toBe("example.com:8080"));
test("letters in escapes are readable", () =>
  expect(urlParts("https://example.com/%D0%BF%D1%83%D1%82%D1%8C").head).toBe("/путь"));

test.each([
  ["a space", "/a%20b"],
  ["a direction mark", "/a%E2%80%AEb"],
  ["a line break", "/a%0Ab"],
  ["broken UTF-8", "/%FF"],
])("%s stays escaped", (_what, path) => expect(urlParts(`https://example.com${path}`).head).toBe(path));

test.each(["javascript:alert(1)", "data:text/html,x", "not a url", ""])("%j is text as it is", (text) =>
  expect(urlParts(text)).toEqual({ host: text, ascii: null, head: "", tail: "" }),
);
