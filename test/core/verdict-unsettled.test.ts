import { describe, expect, test } from "vitest";
import type { Look } from "#lib/core/look";
import type { Flag, Headline } from "#lib/core/verdict";
import { aLink } from "./a-look.ts";
import { link, missedOnce, other, seen, verdict } from "./a-verdict.ts";

describe("a look that settles nothing", () => {
  test.each<[string, Partial<Look>, Flag[], Headline, string]>([
    [
      "a wall",
      { access: "blocked", httpStatus: 403 },
      [],
      "blocked",
      "The site does not let our checker in (403).",
    ],
    [
      "a wall that says all is well",
      { access: "blocked", httpStatus: 202 },
      [],
      "blocked",
      "The site does not let our checker in.",
    ],
    [
      "a captcha",
      { access: "blocked", reason: "captcha" },
      [],
      "blocked",
      "The site shows a captcha instead of the page.",
    ],
    [
      "a wall elsewhere",
      { access: "blocked", finalUrl: "https://captcha.example/" },
      [],
      "blocked",
      "The site does not let our checker in.",
    ],
    [
      "a wall with the link in its frame",
      { access: "blocked", links: [link] },
      [],
      "blocked",
      "The site does not let our checker in.",
    ],
    [
      "robots.txt",
      { access: "robots_disallowed", robotsTxt: { allowed: false, googlebotAllowed: false, failing: false } },
      ["robots_blocked"],
      "blocked",
      "The site's robots.txt asks us not to read the page.",
    ],
    [
      "a robots.txt that fails",
      {
        access: "robots_disallowed",
        reason: "robots_failing",
        robotsTxt: { allowed: false, googlebotAllowed: null, failing: true },
      },
      [],
      "unreachable",
      "The site's robots.txt answers with an error, so we may not read the page for now.",
    ],
    [
      "no host",
      { access: "unreachable", reason: "dns" },
      [],
      "unreachable",
      "The page's host name leads nowhere.",
    ],
    [
      "no answer",
      { access: "unreachable", reason: "timeout" },
      [],
      "unreachable",
      "The server does not answer in time.",
    ],
    [
      "a circle",
      { access: "unreachable", reason: "redirect_loop" },
      [],
      "unreachable",
      "The page redirects in a circle.",
    ],
    [
      "some other failure",
      { access: "unreachable", reason: "new" },
      [],
      "unreachable",
      "The page cannot be reached.",
    ],
    [
      "an error",
      { access: "http_error", httpStatus: 503 },
      [],
      "unreachable",
      "The server answers with an error (503).",
    ],
    [
      "a redirect to nowhere",
      { access: "http_error", httpStatus: 301 },
      [],
      "unreachable",
      "The server redirects without saying where to (301).",
    ],
    [
      "a page withheld",
      { access: "http_error", httpStatus: 451 },
      [],
      "unreachable",
      "The server withholds the page for legal reasons (451).",
    ],
    [
      "an empty page",
      { access: "unparsable", reason: "empty" },
      [],
      "unreachable",
      "The server answers with an empty page.",
    ],
    [
      "a sign-in",
      { access: "http_error", httpStatus: 401 },
      [],
      "unreachable",
      "The page asks for a sign-in (401).",
    ],
    [
      "a file",
      { access: "not_html", contentType: "application/pdf; qs=1" },
      [],
      "unreachable",
      "The address answers with application/pdf, which is no web page.",
    ],
    [
      "something nameless",
      { access: "not_html", contentType: null },
      [],
      "unreachable",
      "The address answers with something else, which is no web page.",
    ],
    [
      "a page beyond parsing",
      { access: "unparsable" },
      [],
      "unreachable",
      "The page could not be taken apart in time.",
    ],
    [
      "an app shell",
      { access: "js_required" },
      [],
      "pending",
      "The page builds itself in the browser, and its source does not have the link.",
    ],
    [
      "a page cut off",
      { truncated: true, links: [aLink(other)] },
      ["truncated"],
      "pending",
      "The page is longer than we read, and the part that we read does not have the link.",
    ],
  ])("%s leaves the link unknown", (_, look, flags, headline, sentence) => {
    const judged = verdict({ httpStatus: null, ...look });
    expect([judged.presence, judged.conclusive, judged.missReason]).toEqual(["unknown", false, null]);
    expect([judged.flags, judged.headline, judged.sentence]).toEqual([flags, headline, sentence]);
  });

  test("keeps what was seen before in sight", () =>
    expect(verdict({ access: "blocked" }, {}, seen).sentence).toBe(
      "The site does not let our checker in. The link was last seen on 3 March 2026.",
    ));
  test("is no miss, however often it comes", () =>
    expect(verdict({ access: "unreachable" }, {}, missedOnce("2026-03-01T00:00:00Z")).presence).toBe(
      "unknown",
    ));
});
