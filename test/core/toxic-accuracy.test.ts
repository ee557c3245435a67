import { describe, expect, test } from "vitest";
import { judgeProfile, scorePatterns } from "../support/toxic-profile/measure.ts";

describe.each([1, 2, 3, 4, 5])(
  "a profile with planted networks, hacked pages and scrapers among clean but ugly links, seed %i",
  (seed) => {
    const judged = judgeProfile(seed);

    test("no clean and no harmless domain reaches high", () => {
      const high = judged.filter(({ kind, verdict }) => kind !== "planted" && verdict.level === "high");
      expect(high.map(({ story, facts }) => `${story}: ${facts.domain}`)).toEqual([]);
    });

    test("harmless machines stay low", () => {
      const asked = judged.filter(
        ({ kind, verdict }) => kind === "harmless" && verdict.level !== "safe" && verdict.level !== "low",
      );
      expect(asked.map(({ story, facts }) => `${story}: ${facts.domain}`)).toEqual([]);
    });

    // A domain in ten was never read: what only a page tells is not known of it. A publisher's titles are one hand too,
    // and a syndicated text is the same everywhere: told, and never high.
    test.each([
      ["private network", 0.7, 0.8],
      ["anchor blast", 0.6, 1],
      ["sold words", 0.6, 1],
      ["hacked pages", 1, 0.75],
      ["hidden in a theme", 0.5, 0.8],
      ["parked", 1, 0.8],
      ["scrapers and statistics", 0.9, 0.85],
    ])("%s: precision at least %d, recall at least %d", (story, precision, recall) => {
      const score = scorePatterns(judged).find((one) => one.story === story);
      expect(score?.precision).toBeGreaterThanOrEqual(precision);
      expect(score?.recall).toBeGreaterThanOrEqual(recall);
    });

    test("of an institution never the whole domain is proposed", () => {
      for (const { facts, verdict } of judged.filter(({ facts: { domain } }) => domain.endsWith(".edu")))
        expect(verdict.lines).not.toContain(`domain:${facts.domain}`);
    });
  },
);
