import fc from "fast-check";
import { expect, test } from "vitest";
import { createResolver } from "#lib/core/extract/resolve-href";
import { parseHttpUrl } from "#lib/core/url";

test("the short way leads where the URL parser leads", () => {
  const base = fc.constantFrom(
    "https://site.example/",
    "https://site.example/a/b.html?x=/y/#z/",
    "http://site.example:8080/a%2Fb/c;d",
    "https://xn--bcher-kva.example",
    "about:blank",
    "no address",
  );
  const part = fc.constantFrom(
    "a",
    "b.html",
    "_",
    "..",
    ".",
    "/",
    "?",
    "#",
    "%2e",
    "%2E%2e",
    "%",
    "é",
    "\u{1F600}",
    "~",
    "-",
    ";",
    "&",
  );
  const odd = fc.constantFrom(
    ":",
    "\\",
    " ",
    "\t",
    "\n",
    "\0",
    "//",
    "http:",
    "javascript:",
    "@",
    "\u3000",
    "\uFEFF",
  );
  const href = fc
    .array(fc.oneof({ weight: 6, arbitrary: part }, odd), { maxLength: 8 })
    .map((parts) => parts.join(""));
  const holds = fc.property(base, href, (from, written) => {
    const isFragment = /^[\0- ]*#/.test(written);
    expect(createResolver(from)(written)?.href).toBe(
      isFragment ? undefined : parseHttpUrl(written, from)?.href,
    );
  });
  fc.assert(holds, { numRuns: 5000 });
});
