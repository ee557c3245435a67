import { expect, test } from "vitest";
import { velocity } from "#lib/core/velocity";

const weeks = (...gained: number[]) =>
  gained.map((count, index) => ({
    from: `2026-01-0${index + 1}`,
    to: `2026-01-0${index + 1}`,
    gained: count,
  }));
const spikes = (...gained: number[]) =>
  velocity(weeks(...gained)).points.flatMap((point, index) => (point.spike ? [index] : []));

test("a week far above the others is a spike", () => expect(spikes(3, 4, 2, 3, 40, 3, 4)).toEqual([4]));
test("two spikes do not hide each other", () => expect(spikes(3, 4, 2, 30, 40, 3, 4, 3)).toEqual([3, 4]));
test("twice a few is no spike", () => expect(spikes(2, 3, 2, 6, 2, 3, 2)).toEqual([]));
test("steady growth is none", () => expect(spikes(10, 12, 14, 16, 18, 20, 22)).toEqual([]));
test("five points know no usual", () => expect(spikes(1, 1, 1, 1, 500)).toEqual([]));
test("nothing at all is no spike", () => expect(spikes(0, 0, 0, 0, 0, 0, 0)).toEqual([]));
test("the usual is the median", () => expect(velocity(weeks(1, 2, 3, 4, 100)).usual).toBe(3));
