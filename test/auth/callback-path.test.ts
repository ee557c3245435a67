import { describe, expect, test } from "vitest";
import { callbackPath } from "#lib/auth/callback-path";

const base = "https://links.example.com";

describe("after signing in somebody goes", () => {
  test.each([
    ["/northlight/settings?before=3#log", "/northlight/settings?before=3#log"],
    ["https://links.example.com/northlight", "/northlight"],
    ["northlight", "/northlight"],
    ["?a=1", "/?a=1"],
  ])("where they wanted: %s", (wanted, path) => expect(callbackPath(wanted, base)).toBe(path));

  test.each([
    null,
    undefined,
    "",
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    "/\n/evil.example",
    " //evil.example",
    "/.//evil.example",
    "/./\\evil.example",
    "/x/..//evil.example",
    "/%2e//evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:\\\\evil.example",
    "http://links.example.com/",
    "https://links.example.com@evil.example/",
    "https://links.example.com.evil.example/",
    "https://links.example.com:8443/",
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://links.example.com/",
    "http://[",
  ])("home instead of %j", (wanted) => {
    const path = callbackPath(wanted, base);
    expect(new URL(path, base).origin).toBe(base);
    expect(path.startsWith("//")).toBe(false);
    if (wanted !== "https:evil.example" && wanted !== "https:/evil.example") expect(path).toBe("/");
  });
});
