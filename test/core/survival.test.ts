import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aliveAfter, FEWEST, type Life, survivalOf } from "#lib/core/survival";

const lives = (text: string): Life[] =>
  text.split(/\s+/).map((word) => ({ days: Number.parseInt(word, 10), lost: !word.endsWith("+") }));

// Remission times of the 21 patients under 6-mercaptopurine (Freireich et al. 1963), the textbook's example of the
// estimate: the values are those that every table of it gives.
const textbook = lives("6 6 6 7 10 13 16 22 23 6+ 9+ 10+ 11+ 17+ 19+ 20+ 25+ 32+ 32+ 34+ 35+");

describe("the share that lives", () => {
  test("is the textbook's, step by step", () => {
    const { steps, links, lost } = survivalOf(textbook);
    expect({ links, lost }).toEqual({ links: 21, lost: 9 });
    expect(
      steps?.map(({ days, alive, atRisk }) => [days, atRisk, Math.round(alive * 10_000) / 10_000]),
    ).toEqual([
      [0, 21, 1],
      [6, 21, 0.8571],
      [7, 17, 0.8067],
      [10, 15, 0.7529],
      [13, 12, 0.6902],
      [16, 11, 0.6275],
      [22, 7, 0.5378],
      [23, 6, 0.4482],
    ]);
  });

  test("has the textbook's median", () => expect(survivalOf(textbook).medianDays).toBe(23));

  test("has a band around it that narrows with more links", () => {
    const few = survivalOf(textbook).steps?.at(-1);
    const many = survivalOf(Array.from({ length: 20 }, () => textbook).flat()).steps?.at(-1);
    expect(few?.low).toBeCloseTo(0.188, 2);
    expect(few?.high).toBeCloseTo(0.68, 2);
    expect((many?.high ?? 1) - (many?.low ?? 0)).toBeLessThan((few?.high ?? 0) - (few?.low ?? 0));
  });

  test("is asked for a day: the step before it, and nothing beyond what was watched", () => {
    const survival = survivalOf(textbook);
    expect(aliveAfter(survival, textbook, 8)).toBeCloseTo(0.8067, 4);
    expect(aliveAfter(survival, textbook, 35)).toBeCloseTo(0.4482, 4);
    expect(aliveAfter(survival, textbook, 36)).toBeNull();
  });
});

test("links that nobody lost make a line at the top, with no median", () => {
  const all = Array.from({ length: 30 }, (_, index) => ({ days: index, lost: false }));
  expect(survivalOf(all)).toMatchObject({ lost: 0, medianDays: null, steps: [{ days: 0, alive: 1 }] });
});

test("fewer than twenty links make no curve", () => {
  expect(survivalOf(textbook.slice(0, FEWEST - 1))).toMatchObject({
    links: 19,
    steps: null,
    medianDays: null,
  });
});

test("whatever the links, the share never rises and stays within its band", () => {
  const life = fc.record({ days: fc.integer({ min: -5, max: 4_000 }), lost: fc.boolean() });
  fc.assert(
    fc.property(fc.array(life, { minLength: FEWEST, maxLength: 200 }), (sample) => {
      let before = 1;
      for (const { alive, low, high } of survivalOf(sample).steps ?? []) {
        expect(alive).toBeLessThanOrEqual(before);
        expect(low).toBeLessThanOrEqual(alive + 1e-12);
        expect(high).toBeGreaterThanOrEqual(alive - 1e-12);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        before = alive;
      }
    }),
  );
});
