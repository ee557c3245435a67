import { expect, test } from "vitest";
import { anchorHint } from "#lib/core/anchor-hint";

const exact = (domains: number) => [{ category: "exact" as const, domains }];

test("below 30 domains nothing is said", () =>
  expect(anchorHint(exact(29), 29)).toBe("Not enough data: 29 of at least 30 referring domains."));
test("more than a tenth is worth a look", () =>
  expect(anchorHint(exact(11), 100)).toMatch(/^Worth a look: 11 %/));
test("a tenth is not", () =>
  expect(anchorHint(exact(10), 100)).toBe("10 % of the domains use an exact keyword: nothing stands out."));
test("few are no zero", () => expect(anchorHint(exact(1), 1_000)).toMatch(/^less than 1 %/));
test("none is said too", () => expect(anchorHint([], 50)).toBe("No domain uses an exact keyword."));
