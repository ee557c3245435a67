import { describe, expect, test } from "vitest";
import type { Look } from "#lib/core/look";
import { type LinkHistory, noHistory } from "#lib/core/verdict";
import { aLink } from "./a-look.ts";
import { link, missedOnce, other, saying, seen, verdict } from "./a-verdict.ts";

describe("the next action", () => {
  const long = missedOnce("2026-03-05T12:00:00.000Z");
  test.each<[string, Partial<Look>, LinkHistory, string]>([
    ["live", { links: [link] }, noHistory, "Nothing to do."],
    [
      "noindex",
      { links: [link], robots: saying("noindex") },
      noHistory,
      "Ask the site to let search engines list the page.",
    ],
    [
      "hidden",
      { links: [{ ...link, hidden: true }] },
      noHistory,
      "Ask the site to show the link to readers.",
    ],
    [
      "missed",
      {},
      seen,
      "Look again 6 hours later or more: if the link is still missing, it counts as lost.",
    ],
    ["lost", {}, long, "Ask the site to put the link back."],
    [
      "lost with its page",
      { access: "http_error", httpStatus: 410 },
      long,
      "Ask the site whether the page has a new address, or close the placement.",
    ],
    [
      "lost with its page, which leads home",
      { finalUrl: "https://blog.example.org/" },
      long,
      "Ask the site whether the page has a new address, or close the placement.",
    ],
    [
      "lost by redirect",
      { finalUrl: "https://blog.example.org/other-post" },
      long,
      "Ask the site for a link on the page that took its place.",
    ],
    [
      "lost to another page",
      { links: [aLink(other)] },
      long,
      "Ask the site to link to the agreed page again.",
    ],
    ["not found", {}, noHistory, "Check both addresses, then ask the site when the link goes live."],
    [
      "a page that is not found",
      { access: "http_error", httpStatus: 404 },
      noHistory,
      "Check the page's address, or ask the site where the page is.",
    ],
    [
      "a wall",
      { access: "blocked" },
      noHistory,
      "Open the page in a browser and look for the link, or ask the site to let our checker in.",
    ],
    [
      "robots.txt",
      { access: "robots_disallowed" },
      noHistory,
      "Open the page in a browser and look for the link.",
    ],
    ["no host", { access: "unreachable", reason: "dns" }, noHistory, "Check the page's address."],
    [
      "no answer",
      { access: "unreachable", reason: "timeout" },
      noHistory,
      "Look again later; if it stays so, open the page in a browser.",
    ],
    [
      "an app shell",
      { access: "js_required" },
      noHistory,
      "Open the page in a browser and look for the link.",
    ],
  ])("for %s", (_, look, history, next) => expect(verdict(look, {}, history).next).toBe(next));

  test("for a rule of more misses counts them", () =>
    expect(verdict({}, {}, seen, { rule: { misses: 4, hours: 1 } }).next).toBe(
      "Look again 1 hour later or more: after 3 more misses the link counts as lost.",
    ));
});
