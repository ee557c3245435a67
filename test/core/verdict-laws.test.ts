import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Access, isConclusive } from "#lib/core/look";
import { readRobots } from "#lib/core/robots";
import { judge } from "#lib/core/verdict";
import { breaches } from "#lib/core/verdict/flags";
import {
  accessSentences,
  flagSentences,
  headlineSentences,
  presenceSentences,
} from "#lib/core/verdict/words";
import { aLink, aLook, page } from "./a-look.ts";

const target = "https://example.com/shoes";
const accesses = Object.keys(accessSentences) as Access[];

const anyLook = fc
  .record({
    access: fc.constantFrom(...accesses),
    httpStatus: fc.constantFrom(null, 200, 301, 401, 403, 404, 410, 429, 500),
    reason: fc.constantFrom(null, "dns", "captcha", "?"),
    finalUrl: fc.constantFrom(
      page,
      "https://blog.example.org/",
      "https://blog.example.org/new",
      "https://a.example/",
    ),
    truncated: fc.boolean(),
    soft404: fc.boolean(),
    canonical: fc.constantFrom(null, page, "https://a.example/"),
    outlinks: fc.constantFrom({ external: 1, domains: 1 }, { external: 500, domains: 90 }),
    robotsTxt: fc.record({
      allowed: fc.constant(null),
      googlebotAllowed: fc.constantFrom(true, false, null),
      failing: fc.boolean(),
    }),
    robots: fc
      .constantFrom("", "noindex", "nofollow", "none")
      .map((said) => readRobots([{ name: "robots", content: said }], [], new Date(0))),
    links: fc.array(
      fc
        .record({
          href: fc.constantFrom(
            target,
            "https://www.example.com/shoes/",
            "https://example.com/",
            "https://c.example/",
            "/x",
          ),
          rel: fc.constantFrom([], ["nofollow"], ["sponsored"]),
          hidden: fc.boolean(),
          anchor: fc.constantFrom("", "good shoes", "here"),
          kind: fc.constantFrom("text" as const, "image" as const, "frame" as const),
        })
        .map(({ href, rel, ...different }) => aLink(href, { ...different, rel: [...rel] })),
      { maxLength: 4 },
    ),
  })
  .map(aLook);

const anyCase = fc.record({
  look: anyLook,
  promise: fc.record({
    target: fc.constant(target),
    anchor: fc.constantFrom(null, "Good shoes"),
    rel: fc.constantFrom(null, "follow" as const, "nofollow" as const, "sponsored" as const),
  }),
  history: fc.record({
    found: fc.boolean(),
    misses: fc.nat(3),
    firstMissAt: fc.constantFrom(null, "2026-03-01T00:00:00.000Z", "2026-03-10T11:59:00.000Z"),
    lastSeenAt: fc.constantFrom(null, "2026-02-28T00:00:00.000Z"),
  }),
  rule: fc.record({ misses: fc.integer({ min: 1, max: 3 }), hours: fc.nat(24) }),
});

const always = (claim: (its: ReturnType<typeof judge>, given: Parameters<typeof judge>[0]) => void) =>
  fc.assert(
    fc.property(anyCase, (given) => {
      claim(judge(given), given);
    }),
    { numRuns: 500 },
  );

describe("whatever the page does", () => {
  test("a link that is there is found, one that a conclusive look does not see is not, and all else is unknown", () =>
    always((its, { look }) => {
      if (its.presence === "found") expect(its.occurrences).toBeGreaterThan(0);
      else expect(its.presence === "unknown").toBe(!isConclusive(look));
    }));

  test("only what was found before can be missed or lost", () =>
    always((its, { history }) => {
      if (its.headline === "missed" || its.headline === "lost") expect(history.found).toBe(true);
      else if (history.found) expect(its.headline).not.toBe("not_found");
    }));

  test("a wall and a site that is down are never called lost, missed or not found", () =>
    always((its, { look }) => {
      if (look.access === "blocked" || look.access === "unreachable")
        expect(["blocked", "unreachable"]).toContain(its.headline);
    }));

  test("a changed link names a breach, a live one has none but a nofollow that was agreed", () =>
    always((its) => {
      const broken = its.flags.filter((flag) => (breaches as readonly string[]).includes(flag));
      if (its.headline === "changed") expect(broken).not.toEqual([]);
      if (its.headline === "live") expect(broken.filter((flag) => flag !== "page_nofollow")).toEqual([]);
    }));

  test("no flag is raised twice", () =>
    always((its) => expect(new Set(its.flags).size).toBe(its.flags.length)));

  test("there is one sentence, one date at most and one action, in plain words", () =>
    always((its) => {
      expect(its.sentence).toMatch(/^The .*[^.]\.(?: The link was last seen on \d+ [A-Z][a-z]+ \d{4}\.)?$/);
      expect(its.next).toMatch(/^[A-Z][^.]*\.$/);
      expect(its.sentence + its.next).not.toMatch(/undefined|null|NaN|!|_/);
    }));
});

describe("the words", () => {
  const all = { ...headlineSentences, ...presenceSentences, ...accessSentences, ...flagSentences };
  test.each(Object.entries(all))("%s: %s", (_, sentence) =>
    expect(sentence).toMatch(/^[A-Z][^.!]*(?:robots\.txt[^.!]*)?\.$/),
  );
});
