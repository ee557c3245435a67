/** Weights by section and name, for whoever shows or compares all of them. Light: a browser loads it. */
import type { ToxicWeights } from "./weights.ts";

export const numberSections = (base: ToxicWeights): string[] =>
  Object.keys(base).filter((section) => section !== "lists");

export const numbersOf = (weights: ToxicWeights, section: string): Readonly<Record<string, number>> =>
  (weights as unknown as Record<string, Record<string, number>>)[section] ?? {};
