import { expect, test } from "vitest";
import { type FitFacts, judgeFit } from "#lib/core/outreach/fit";

const unknown: FitFacts = { relevance: null, competitors: 0, authority: null, level: null };

test.each<[string, Partial<FitFacts>, number | null]>([
  ["nothing is known", {}, null],
  ["the best there is", { relevance: "same", competitors: 3, authority: 100, level: "safe" }, 100],
  ["the worst there is", { relevance: "unrelated", competitors: 0, authority: 0, level: "high" }, 0],
  ["one competitor is linked, nothing else is known", { competitors: 1 }, 53],
  ["authority alone is known", { authority: 90 }, 46],
  ["a great name about something else", { relevance: "unrelated", authority: 95, level: "safe" }, 34],
  ["a small site about the same", { relevance: "same", authority: 20, level: "safe" }, 59],
  ["much speaks against its links", { relevance: "same", competitors: 3, authority: 90, level: "high" }, 20],
])("%s", (_about, facts, score) => {
  expect(judgeFit({ ...unknown, ...facts }).score).toBe(score);
});

test("a person's number wins, and the parts are still told", () => {
  const fit = judgeFit({ ...unknown, relevance: "same" }, 12);
  expect(fit).toMatchObject({ score: 12, by: "person" });
  expect(fit.parts.map(({ text }) => text)).toEqual([
    "same topic",
    "no link to a competitor is known",
    "authority not known",
    "not audited",
  ]);
});

test("the parts add up to the score", () => {
  const { score, parts } = judgeFit({ relevance: "related", competitors: 2, authority: 50, level: "low" });
  expect(Math.round(parts.reduce((sum, { points }) => sum + points, 0))).toBe(score);
  expect(parts.reduce((sum, { of }) => sum + of, 0)).toBe(100);
});
