// How far prospects came: reached is reached for ever, and small samples say so.
import { describe, expect, test } from "vitest";
import { type Course, FUNNEL, funnelOf, furthestOf, medianOf } from "#lib/core/outreach/funnel";
import type { Stage } from "#lib/core/outreach/stages";

const course = (stages: Stage[], over: Partial<Course> = {}): Course => ({
  stages,
  daysToReply: null,
  daysToPlaced: null,
  ...over,
});
const many = (count: number, stages: Stage[]) => Array.from({ length: count }, () => course(stages));

describe("the furthest step", () => {
  test.each<[Stage[], string]>([
    [["found"], "found"],
    [["found", "contacted", "rejected"], "contacted"],
    [["rejected"], "found"],
    [["agreed", "in_production"], "agreed"],
    [["found", "contacted", "replied", "agreed", "placed", "rejected"], "placed"],
    [[], "found"],
  ])("of %s is %s", (stages, furthest) => expect(furthestOf(stages)).toBe(furthest));
});

test("who came further passed every step before, and no step holds more than the one before it", () => {
  const { reached } = funnelOf([
    ...many(3, ["found"]),
    ...many(2, ["found", "contacted", "rejected"]),
    ...many(1, ["found", "agreed"]),
  ]);
  expect(reached).toEqual({ found: 6, qualified: 3, contacted: 3, replied: 1, agreed: 1, placed: 0 });
  const counts = FUNNEL.map((name) => reached[name]);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
});

describe("rates are of those who were written to", () => {
  test("ten are enough", () => {
    const courses = [...many(7, ["contacted"]), ...many(2, ["replied"]), ...many(1, ["placed"])];
    expect(funnelOf(courses)).toMatchObject({ replyRate: 0.3, placementRate: 0.1 });
  });
  test("nine are not, whatever was found", () =>
    expect(funnelOf([...many(100, ["found"]), ...many(9, ["placed"])])).toMatchObject({
      replyRate: null,
      placementRate: null,
    }));
  test("none at all", () => expect(funnelOf([])).toMatchObject({ replyRate: null, daysToReply: null }));
});

describe("the median of days", () => {
  test("of an odd number is the middle one", () => expect(medianOf([9, 1, 3, 2, 100])).toBe(3));
  test("of an even number is between the two in the middle", () =>
    expect(medianOf([1, 2, 3, 4, 5, 6])).toBe(3.5));
  test("of four says nothing", () => expect(medianOf([1, 2, 3, 4])).toBeNull());
  test("leaves out who never came so far", () => {
    const courses = [1, 2, 3, 4, 5].map((days) => course(["replied"], { daysToReply: days }));
    expect(funnelOf([...courses, ...many(5, ["contacted"])]).daysToReply).toBe(3);
  });
});
