import { expect, test } from "vitest";
import type { AnchorCategory } from "#lib/core/anchor";
import { suggestBrands } from "#lib/core/brand-suggestions";

const site = { domains: ["loamandleaf.example"], brands: ["Loam"], keywords: ["garden pots"] };
const suggest = (...anchors: [string, AnchorCategory, number][]) =>
  suggestBrands(
    anchors.map(([text, category, domains]) => ({ text, category, domains })),
    site,
    100,
  ).map(({ term, domains, why }) => `${term} ${domains} ${why}`);

test("words that spell the domain", () =>
  expect(suggest(["Loam and Leaf", "other", 12])).toEqual(["Loam and Leaf 12 domain"]));
test("spellings are one term, written as most write it", () =>
  expect(suggest(["loam and leaf", "other", 4], ["Loam And Leaf", "other", 9])).toEqual([
    "Loam And Leaf 13 domain",
  ]));
test("a name that many use and nothing explains", () =>
  expect(suggest(["Pottery Sisters", "other", 8])).toEqual(["Pottery Sisters 8 often"]));
test("words without a capital are no name", () =>
  expect(suggest(["our favourite shop", "other", 20])).toEqual([]));
test("a script without capitals may be one", () =>
  expect(suggest(["盆栽", "other", 5], ["大きな鉢", "other", 9]).length).toBe(1));
test("what few use is chance", () =>
  expect(suggest(["Pottery Sisters", "other", 1], ["Loam and Leaf", "other", 2])).toEqual([]));
test("known brands and keywords are no news", () =>
  expect(suggest(["LOAM", "brand", 30], ["Garden Pots", "exact", 30])).toEqual([]));
test("sentences are none", () =>
  expect(suggest(["The Best Pots For Every Garden", "other", 30])).toEqual([]));
test("generic words, addresses and titles are none", () =>
  expect(
    suggest(["Read More", "generic", 30], ["www.x.example", "url", 9], ["How To Plant", "title", 9]),
  ).toEqual([]));
