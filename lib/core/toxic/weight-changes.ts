/**
 * What a team changed of the weights, as it is kept and told: only what is not the product's own, so that a better default
 * reaches everybody who never touched it.
 */
import { cleanEntry, type ListChange, overlayWeights, type WeightProblem } from "./overlay-weights.ts";
import { numberSections, numbersOf } from "./weight-sections.ts";
import type { ToxicLists, ToxicWeights } from "./weights.ts";

export type ListName = keyof ToxicLists;

/** Sections of numbers as `ToxicWeights` has them, and `lists`. */
export type WeightChanges = Record<string, Record<string, number>> & {
  lists?: Partial<Record<ListName, ListChange>>;
};

/** One thing that two sets of changes say differently. */
export type WeightDifference =
  | { kind: "number"; section: string; name: string; from: number; to: number }
  | { kind: "list"; list: ListName; added: string[]; removed: string[] };

const listNames = (base: ToxicWeights) => Object.keys(base.lists) as ListName[];

/**
 * Checks changes as a person wrote them and keeps what differs from the product's own.
 * @returns `changes` is empty when there are problems
 */
export function tidyChanges(
  base: ToxicWeights,
  written: unknown,
): { changes: WeightChanges; problems: WeightProblem[] } {
  const { weights, problems } = overlayWeights(base, written);
  if (problems.length > 0) return { changes: {}, problems };
  const strays = listNames(base).flatMap((list) => straysOf(list, base.lists[list], written));
  if (strays.length > 0) return { changes: {}, problems: strays };
  return { changes: changesBetween(base, weights), problems: [] };
}

/** Taking out what is not there is a slip of the pen that nobody would notice. */
function straysOf(list: ListName, own: readonly string[], written: unknown): WeightProblem[] {
  const { lists } = written as { lists?: Partial<Record<ListName, Partial<ListChange>>> };
  const { add = [], remove = [] } = lists?.[list] ?? {};
  const there = new Set([...own, ...add.map(cleanEntry)]);
  return remove
    .filter((entry) => !there.has(cleanEntry(entry)))
    .map((entry) => ({ path: `lists.${list}`, message: `"${entry}" is not on this list.` }));
}

function changesBetween(base: ToxicWeights, weights: ToxicWeights): WeightChanges {
  const changes: WeightChanges = {};
  for (const section of numberSections(base)) {
    const own = numbersOf(base, section);
    const differing = Object.entries(numbersOf(weights, section)).filter(
      ([name, value]) => value !== own[name],
    );
    if (differing.length > 0) changes[section] = Object.fromEntries(differing);
  }
  const lists: Partial<Record<ListName, ListChange>> = {};
  for (const name of listNames(base)) {
    const { added, removed } = listDifference(base.lists[name], weights.lists[name]);
    if (added.length + removed.length > 0) lists[name] = { add: added, remove: removed };
  }
  if (Object.keys(lists).length > 0) changes.lists = lists;
  return changes;
}

/** What the second says differently from the first, numbers before lists. */
export function weightDifferences(before: ToxicWeights, after: ToxicWeights): WeightDifference[] {
  const numbers = numberSections(before).flatMap((section) => {
    const old = numbersOf(before, section);
    return Object.entries(numbersOf(after, section)).flatMap(([name, to]): WeightDifference[] => {
      const from = old[name];
      return from === undefined || from === to ? [] : [{ kind: "number", section, name, from, to }];
    });
  });
  const lists = listNames(before).flatMap((list): WeightDifference[] => {
    const { added, removed } = listDifference(before.lists[list], after.lists[list]);
    return added.length + removed.length === 0 ? [] : [{ kind: "list", list, added, removed }];
  });
  return [...numbers, ...lists];
}

function listDifference(
  before: readonly string[],
  after: readonly string[],
): { added: string[]; removed: string[] } {
  const [old, now] = [new Set(before), new Set(after)];
  return {
    added: after.filter((entry) => !old.has(entry)),
    removed: before.filter((entry) => !now.has(entry)),
  };
}
