import { describe, expect, test } from "vitest";
import { isConclusive, type Look, redirectedAway, redirectedHome } from "#lib/core/look";
import { aLook } from "./a-look.ts";

const home = "https://blog.example.org/";
const other = "https://blog.example.org/other";

describe("a look proves that a link is not there when", () => {
  test.each<[string, Partial<Look>]>([
    ["the page was read to its end", {}],
    ["the page is not found", { access: "http_error", httpStatus: 404 }],
    ["the page is gone", { access: "http_error", httpStatus: 410 }],
    ["the page says that it was not found", { soft404: true }],
    ["the page says so and was cut off", { soft404: true, truncated: true }],
    ["the page redirects to another one", { finalUrl: other }],
    ["the page redirects to a home page that was cut off", { finalUrl: home, truncated: true }],
    ["the page redirects to a home page that builds itself", { finalUrl: home, access: "js_required" }],
    ["the page redirects to a file", { finalUrl: other, access: "not_html" }],
    [
      "the page redirects to one that is not found",
      { finalUrl: other, access: "http_error", httpStatus: 404 },
    ],
  ])("%s", (_, different) => expect(isConclusive(aLook(different))).toBe(true));
});

describe("a look proves nothing when", () => {
  test.each<[string, Partial<Look>]>([
    ["the page was cut off", { truncated: true }],
    ["the server fails", { access: "http_error", httpStatus: 503 }],
    ["the page asks who we are", { access: "http_error", httpStatus: 401 }],
    ["nobody answers", { access: "unreachable", httpStatus: null }],
    ["a wall answers", { access: "blocked", httpStatus: 403 }],
    [
      "a wall answers elsewhere",
      { access: "blocked", httpStatus: 200, finalUrl: "https://captcha.example/" },
    ],
    ["robots.txt keeps us out", { access: "robots_disallowed", httpStatus: null }],
    ["the answer is no web page", { access: "not_html" }],
    ["the page builds itself in the browser", { access: "js_required" }],
    ["the page moved and builds itself in the browser", { access: "js_required", finalUrl: other }],
    ["the page cannot be parsed", { access: "unparsable" }],
    ["the page moved and was cut off", { finalUrl: other, truncated: true }],
  ])("%s", (_, different) => expect(isConclusive(aLook(different))).toBe(false));
});

describe("a look ends", () => {
  test.each([
    ["http://a.example/x", "https://www.a.example/x/", "here", "on the same page by another spelling"],
    ["https://a.example/x?utm_source=y", "https://a.example/x", "here", "on the same page without tracking"],
    ["https://a.example/x", "https://a.example/y", "away", "on another page"],
    ["https://a.example/x", "https://b.example/x", "away", "on another site"],
    ["https://a.example/x", "https://a.example/", "home", "on the home page"],
    ["https://a.example/x", "https://a.example/index.php", "home", "on the home page by its file"],
    ["https://a.example/x", "https://b.example/", "home", "on another site's home page"],
    ["https://a.example/", "https://b.example/", "away", "on the new home of a home page"],
    ["https://a.example/index.html", "https://a.example/", "away", "on the home page it always was"],
  ])("%s → %s: %s, %s", (url, finalUrl, where) => {
    expect(redirectedAway({ url, finalUrl })).toBe(where !== "here");
    expect(redirectedHome({ url, finalUrl })).toBe(where === "home");
  });
});
