/**
 * A team's own weights laid over the defaults. What cannot be taken is told with what to write instead, and nothing of
 * a change with a problem is used: half a change would judge by rules that nobody wrote.
 */
import { parseNetwork } from "../address.ts";
import { hostOf, isPublicSuffix } from "../domain.ts";
import { LEAST_FOR_HIGH, type ToxicLists, type ToxicWeights } from "./weights.ts";

export interface WeightProblem {
  /** "points.spam_words" */
  path: string;
  message: string;
}

/** What a team added to a list and took from it. */
export interface ListChange {
  add: string[];
  remove: string[];
}

const COUNT_MAX = 1_000_000;
/** Entries that a team may add to one list, and characters of each. */
const ADDED_MAX = 5_000;
const ENTRY_MAX = 200;

/**
 * @param changes plain JSON: `{ points: { spam_words: 50 }, lists: { wellKnown: { add: ["a.com"], remove: [] } } }`
 * @returns the weights to judge by; `base` itself when there are problems
 */
export function overlayWeights(
  base: ToxicWeights,
  changes: unknown,
): { weights: ToxicWeights; problems: WeightProblem[] } {
  const problems: WeightProblem[] = [];
  if (!isRecord(changes)) {
    problems.push({ path: "", message: "Write an object with the sections that change, {} for none." });
    return { weights: base, problems };
  }
  const weights: Record<string, unknown> = { ...base };
  for (const [section, change] of Object.entries(changes)) {
    if (section === "lists") weights.lists = overlayLists(base.lists, change, problems);
    else if (Object.hasOwn(base, section))
      weights[section] = overlayNumbers(section, numbersOf(base, section), change, problems);
    else problems.push(unknown(section, Object.keys(base)));
  }
  if (problems.length === 0) checkOrder(weights as unknown as ToxicWeights, problems);
  return problems.length > 0
    ? { weights: base, problems }
    : { weights: weights as unknown as ToxicWeights, problems };
}

const numbersOf = (base: ToxicWeights, section: string) =>
  (base as unknown as Record<string, Record<string, number>>)[section] ?? {};

function overlayNumbers(
  section: string,
  base: Readonly<Record<string, number>>,
  change: unknown,
  problems: WeightProblem[],
): Record<string, number> {
  const numbers = { ...base };
  if (!isRecord(change)) {
    problems.push({ path: section, message: `Write an object: { "${Object.keys(base)[0]}": 1 }.` });
    return numbers;
  }
  for (const [name, value] of Object.entries(change)) {
    const path = `${section}.${name}`;
    if (!Object.hasOwn(base, name)) problems.push({ ...unknown(name, Object.keys(base)), path });
    else {
      const message = problemOf(section, name, value);
      if (message === null) numbers[name] = value as number;
      else problems.push({ path, message });
    }
  }
  return numbers;
}

function problemOf(section: string, name: string, value: unknown): string | null {
  const isNumber = typeof value === "number" && Number.isFinite(value);
  const least = section === "adding" ? new Map(Object.entries(LEAST_FOR_HIGH)).get(name) : undefined;
  if (least !== undefined && isNumber && value < least)
    return `Write ${least} or more: from less evidence no domain is called high.`;
  if (name.endsWith("Share")) {
    return isNumber && value >= 0 && value <= 1 ? null : "Write a share from 0 to 1; 0.5 is half.";
  }
  if (["points", "levels", "vendor"].includes(section) || name.endsWith("Points") || name === "authority") {
    return isNumber && value >= 0 && value <= 100 ? null : "Write a number from 0 to 100.";
  }
  if (name.endsWith("Times"))
    return isNumber && value >= 1 ? null : "Write how many times the usual, from 1.";
  const isCount = isNumber && Number.isInteger(value) && value >= 1 && value <= COUNT_MAX;
  return isCount ? null : "Write a whole number from 1.";
}

/** Levels that overlap would name a domain by chance. */
function checkOrder({ levels, attack }: ToxicWeights, problems: WeightProblem[]): void {
  if (!(levels.low < levels.review && levels.review < levels.high))
    problems.push({ path: "levels", message: "Keep low below review, and review below high." });
  if (attack.watchDomains > attack.attackDomains || attack.watchTimes > attack.attackTimes)
    problems.push({ path: "attack", message: "Keep the bounds of watch at or below those of attack." });
}

function overlayLists(base: ToxicLists, changes: unknown, problems: WeightProblem[]): ToxicLists {
  const lists: Record<string, readonly string[]> = { ...base };
  if (!isRecord(changes)) {
    problems.push({
      path: "lists",
      message: 'Write an object: { "wellKnown": { "add": ["example.com"] } }.',
    });
    return base;
  }
  for (const [name, change] of Object.entries(changes)) {
    const path = `lists.${name}`;
    const own = lists[name];
    const read = own === undefined ? null : readListChange(change);
    if (own === undefined) problems.push({ ...unknown(name, Object.keys(base)), path });
    else if (read === null)
      problems.push({
        path,
        message: `Write { "add": […], "remove": […] } with at most ${ADDED_MAX} texts of at most ${ENTRY_MAX} characters each.`,
      });
    else {
      for (const entry of read.add) {
        const message = entryProblem(name, entry);
        if (message !== null) problems.push({ path, message });
      }
      const gone = new Set(read.remove);
      lists[name] = [...new Set([...own, ...read.add])].filter((entry) => !gone.has(entry));
    }
  }
  return lists as unknown as ToxicLists;
}

function readListChange(change: unknown): ListChange | null {
  if (!isRecord(change) || Object.keys(change).some((key) => key !== "add" && key !== "remove")) return null;
  const { add = [], remove = [] } = change;
  const isList = (value: unknown): value is string[] =>
    Array.isArray(value) &&
    value.length <= ADDED_MAX &&
    value.every((text) => typeof text === "string" && text.trim() !== "" && text.length <= ENTRY_MAX);
  return isList(add) && isList(remove) ? { add: add.map(cleanEntry), remove: remove.map(cleanEntry) } : null;
}

/** An entry as the lists have it: lower case, one space between words, a host in punycode. */
export function cleanEntry(text: string): string {
  const written = text.trim().replace(/\s+/g, " ").toLowerCase();
  const isForeignHost = /[^\0-\x7f]/.test(written) && /^[^\s/:@]+\.[^\s/:@]+$/.test(written);
  return (isForeignHost ? hostOf(`http://${written}`) : null) ?? written;
}

function entryProblem(list: string, entry: string): string | null {
  if (list === "sharedNetworks")
    return parseNetwork(entry) === null ? `"${entry}" is no address range. Write 192.0.2.0/24.` : null;
  const isHost = list === "wellKnown" || list === "statisticsSites";
  if (isHost && !/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(entry))
    return `"${entry}" is no domain. Write example.com, without https:// and without a path.`;
  if (isHost && isPublicSuffix(entry))
    return `"${entry}" is an ending that many sites share. Write the one site under it.`;
  return null;
}

function unknown(name: string, names: readonly string[]): WeightProblem {
  return { path: name, message: `There is no "${name}" here. Write one of ${names.join(", ")}.` };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
