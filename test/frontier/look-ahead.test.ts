import { expect, test } from "vitest";
import { createLookAhead } from "#lib/frontier/look-ahead";

function measured(endedPerSecond: number, most = 96): number {
  let now = 0;
  const ahead = createLookAhead(most, () => now);
  for (let index = 0; index < endedPerSecond; index++) ahead.ended();
  now = 1_000;
  return ahead.size();
}

test("begins small, and stays so while looks are slow", () => {
  expect(createLookAhead(96, () => 0).size()).toBe(4);
  expect(measured(5)).toBe(4);
});

test("holds a tenth of a second's work ready while looks are fast", () => {
  expect(measured(400)).toBe(40);
});

test("never holds more than the setting", () => {
  expect(measured(5_000)).toBe(96);
  expect(measured(5, 2)).toBe(2);
});
