import { expect, test } from "vitest";
import { barTicks, lineTicks } from "#components/ui/ticks";

test.each([
  [
    [312, 340],
    [300, 310, 320, 330, 340],
  ],
  [[], [0, 1, 2]],
  [
    [0, 0, 0],
    [0, 1, 2],
  ],
  [[7], [6, 7, 8]],
])("a line through %j has ticks %j", (values, ticks) => expect(lineTicks(values)).toEqual(ticks));

test("ticks of a line hold every value, three to seven of them", () => {
  for (let high = 1; high < 200_000; high = Math.ceil(high * 1.37)) {
    for (const low of [0, Math.floor(high / 3), high - 1, high]) {
      const ticks = lineTicks([low, high]);
      expect(ticks[0]).toBeLessThanOrEqual(low);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high);
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }
  }
});

test("bars start at zero", () => expect(barTicks(78)).toEqual([0, 50, 100]));
test("no bars still have an axis", () => expect(barTicks(0)).toEqual([0, 1]));
