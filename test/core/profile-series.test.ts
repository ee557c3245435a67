import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type DayDeltas, profileSeries, stepFor } from "#lib/core/profile-series";

const none = {
  linksGained: 0,
  linksLost: 0,
  linksKnown: 0,
  domainsGained: 0,
  domainsLost: 0,
  domainsKnown: 0,
  follow: 0,
  nofollow: 0,
  ugc: 0,
  sponsored: 0,
  unknown: 0,
};
const day = (name: string, deltas: Partial<DayDeltas>): DayDeltas => ({ ...none, day: name, ...deltas });

describe("a series of days", () => {
  const points = profileSeries(
    { ...none, domainsKnown: 10, follow: 7 },
    [day("2026-03-02", { domainsGained: 2, follow: 3 }), day("2026-03-03", { domainsLost: 1, follow: -1 })],
    { from: "2026-03-01", to: "2026-03-04", step: "day" },
  );
  test("begins at what was before", () => expect(points[0]).toMatchObject({ domains: 10, follow: 7 }));
  test("adds each day's deltas", () =>
    expect(points.map((point) => point.domains)).toEqual([10, 12, 11, 11]));
  test("shows what came and went on its day", () =>
    expect(points.map((point) => [point.domainsGained, point.domainsLost])).toEqual([
      [0, 0],
      [2, 0],
      [0, 1],
      [0, 0],
    ]));
  test("links known without a date lift the level and are no gain", () => {
    const [point] = profileSeries(none, [day("2026-03-01", { domainsKnown: 5 })], {
      from: "2026-03-01",
      to: "2026-03-01",
      step: "day",
    });
    expect(point).toMatchObject({ domains: 5, domainsGained: 0 });
  });
});

describe("steps", () => {
  test.each([
    [30, "day"],
    [90, "week"],
    [365, "week"],
    [2_000, "month"],
  ])("%i days are shown by %s", (days, step) => expect(stepFor(days)).toBe(step));
  test("weeks count back from the last day", () => {
    const points = profileSeries(none, [], { from: "2026-03-01", to: "2026-03-17", step: "week" });
    expect(points.map((point) => [point.from, point.to])).toEqual([
      ["2026-03-01", "2026-03-03"],
      ["2026-03-04", "2026-03-10"],
      ["2026-03-11", "2026-03-17"],
    ]);
  });
  test("whatever the step, the last level is the sum of everything", () => {
    const deltas = fc.array(fc.record({ at: fc.nat(400), by: fc.integer({ min: -3, max: 5 }) }));
    fc.assert(
      fc.property(
        deltas,
        fc.constantFrom("day" as const, "week" as const, "month" as const),
        (list, step) => {
          const days = list.map(({ at, by }) => day(addDays("2025-01-01", at), { domainsKnown: by }));
          const points = profileSeries(none, days, { from: "2025-01-01", to: "2026-02-10", step });
          expect(points.at(-1)?.domains).toBe(list.reduce((sum, { by }) => sum + by, 0));
        },
      ),
    );
  });
});
