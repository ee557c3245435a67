import { describe, expect, test } from "vitest";
import { addDays } from "#lib/core/profile-series";
import { attackWatch } from "#lib/core/toxic/attack-watch";
import { TODAY } from "../support/toxic-facts.ts";

/** So many new risky domains in the last week, and in each month before it, the last first. */
const watch = (week: number, months: number[], since: string | null = "2020-01-01") => {
  const on = (ago: number, count: number) =>
    Array.from({ length: count }, () => ({ on: addDays(TODAY, -ago), dated: true }));
  return attackWatch(
    [...on(3, week), ...months.flatMap((count, month) => on(20 + 28 * month, count))],
    since,
    TODAY,
  );
};

describe("attack watch", () => {
  test.each([
    ["a usual week", 2, [8, 9, 7, 8, 8, 8], "calm"],
    ["a few more than usual of a few", 4, [1, 0, 2, 0, 1, 1], "calm"],
    ["three times a usual week", 6, [8, 9, 7, 8, 8, 8], "watch"],
    ["far more than ever", 60, [8, 9, 7, 8, 8, 8], "attack"],
    ["twenty where none came before", 20, [0, 0, 0, 0, 0, 0], "attack"],
    ["many, where many are usual", 60, [200, 220, 210, 205, 190, 200], "calm"],
    ["an attack of last month does not make this one usual", 60, [400, 8, 9, 7, 8, 8], "attack"],
  ])("%s: %d after %j is %s", (_name, week, months, state) => {
    expect(watch(week, months)).toMatchObject({ state, week, from: "2026-06-24", to: TODAY });
  });

  test("an import is never an attack: what has no date of its own is counted apart", () => {
    const imported = Array.from({ length: 5_000 }, () => ({ on: TODAY, dated: false }));
    expect(attackWatch(imported, "2020-01-01", TODAY)).toMatchObject({
      state: "calm",
      week: 0,
      undated: 5_000,
    });
  });
  test("an import of old links with their dates fills the months they are of", () =>
    expect(watch(0, [90, 80, 70, 60, 50, 40])).toMatchObject({ state: "calm", monthly: 65 }));
  test("without three months of history nothing is usual", () => {
    const young = watch(500, [0, 0], addDays(TODAY, -80));
    expect(young).toMatchObject({ state: "calm", monthly: null });
    expect(young.sentence).toContain("Too little history");
    expect(watch(500, [], null).state).toBe("calm");
  });
  test("a date in the future is nobody's week", () =>
    expect(attackWatch([{ on: addDays(TODAY, 1), dated: true }], "2020-01-01", TODAY).week).toBe(0));
  test("says figures, norm and what to do", () => {
    expect(watch(60, [8, 8, 8]).sentence).toBe(
      "60 new risky domains in the last seven days; a usual month brings 4. It looks like an attack: clear them by pattern. Search engines ignore most of this by themselves.",
    );
    expect(watch(1, [0, 0, 0]).sentence).toContain("1 new risky domain in");
  });
});
