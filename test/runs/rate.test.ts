import { describe, expect, test } from "vitest";
import { addSample, rateOf, type Sample, timeLeft } from "#lib/runs/rate";

const samplesOf = (...points: [number, number][]): Sample[] =>
  points.reduce<Sample[]>((samples, [at, done]) => addSample(samples, { at, done }), []);

describe("the rate", () => {
  test("is pages a second over the samples", () => {
    expect(rateOf(samplesOf([0, 0], [5_000, 20]))).toBe(4);
  });
  test("is not said before three seconds", () => {
    expect(rateOf(samplesOf([0, 0], [2_000, 20]))).toBeNull();
    expect(rateOf([])).toBeNull();
  });
  test("forgets what is more than half a minute old", () => {
    expect(rateOf(samplesOf([0, 0], [10_000, 1_000], [40_000, 1_030]))).toBe(1);
  });
  test("is zero, not less, when nothing moves", () => {
    expect(rateOf(samplesOf([0, 7], [5_000, 7]))).toBe(0);
  });
});

describe("the time left", () => {
  test("is the rest at this rate", () => {
    expect(timeLeft(100, 10, undefined)).toBe(10_000);
  });
  test("is never less than the longest queue of one host takes", () => {
    expect(timeLeft(100, 10, { queued: 41, delayMs: 10_000 })).toBe(410_000);
  });
  test("is that of the longest queue while no rate is known", () => {
    expect(timeLeft(100, null, { queued: 5, delayMs: 120_000 })).toBe(600_000);
  });
  test("is not known while nothing moves", () => {
    expect(timeLeft(100, null, undefined)).toBeNull();
    expect(timeLeft(100, 0, undefined)).toBeNull();
  });
  test("is none at the end", () => {
    expect(timeLeft(0, null, undefined)).toBe(0);
  });
});
