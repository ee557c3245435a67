// What a made-up referring domain is, said by who made it.

import type { Signal } from "#lib/core/toxic/evidence";
import type { DomainFacts } from "#lib/core/toxic/facts";
import { sketchOf } from "#lib/core/toxic/sketch";
import { chance } from "#lib/seed/random";

const names = new WeakMap<readonly number[], readonly string[]>();

/** The sketch of a set of outgoing domains that a page can be written from again (`namesOf`). */
export function sketched(domains: readonly string[]): readonly number[] {
  const sketch = sketchOf(domains);
  names.set(sketch, domains);
  return sketch;
}

/** The domains behind a sketch that `sketched` made. */
export const namesOf = (sketch: readonly number[] | null): readonly string[] =>
  sketch === null ? [] : (names.get(sketch) ?? []);

/** Planted: somebody made these links to deceive. Harmless: machines that list everybody. Clean: however ugly. */
export type Kind = "planted" | "harmless" | "clean";

export interface Labelled {
  /** "private network", "publisher group" … */
  story: string;
  kind: Kind;
  /** Signals, any of which tells what it is; none for clean ones. */
  signals: readonly Signal[];
  facts: DomainFacts;
}

/** Chance that comes out the same for the same seed. */
export interface Dice {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** True in so many of a hundred cases. */
  inHundred(cases: number): boolean;
}

export function diceOf(seed: number): Dice {
  let drawn = 0;
  const next = () => chance(drawn++, seed);
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
    inHundred: (cases) => next() * 100 < cases,
  };
}
