import { beforeAll, describe, expect, test } from "vitest";
import { differences } from "./differences.ts";
import { readGoldenCases } from "./golden-case.ts";
import { type GoldenResult, runGoldenCases } from "./run-golden-cases.ts";

const cases = readGoldenCases();
let results: Map<string, GoldenResult>;
beforeAll(async () => {
  const all = await runGoldenCases(cases);
  results = new Map(all.map((result) => [result.golden.name, result]));
}, 120_000);

describe("the verdict on each page of the golden set", () => {
  test.each(cases.map(({ family, name }) => [family, name]))("%s: %s", (_family, name) => {
    expect(results.get(name)?.wrong).toEqual([]);
  });

  test("is not compared with nothing", () => {
    const bare = cases.filter(({ expect }) => !("presence" in expect && "headline" in expect));
    expect(bare.map(({ name }) => name)).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(150);
  });

  test("is said in whole sentences", () => {
    for (const { found } of results.values()) {
      expect(found.sentence).toMatch(/^[A-Z].*\.$/s);
      expect(found.next).toMatch(/^[A-Z].*\.$/s);
      expect(`${found.sentence} ${found.next}`).not.toMatch(/undefined|null|NaN|\s{2}|\.\./);
    }
  });
});

describe("differences", () => {
  test.each<[string, unknown, unknown, string[]]>([
    ["none", { a: 1 }, { a: 1, b: 2 }, []],
    ["a value", { a: 1 }, { a: 2 }, ["a: expected 1, found 2"]],
    ["a field that is not there", { a: null }, {}, ["a: expected null, found nothing"]],
    ["inside", { a: { b: 1 } }, { a: { b: 2, c: 3 } }, ["a.b: expected 1, found 2"]],
    ["a list is meant whole", { a: [1] }, { a: [1, 2] }, ["a: expected [1], found [1,2]"]],
  ])("%s", (_name, expected, found, lines) => expect(differences(expected, found)).toEqual(lines));
});
