/**
 * A site that moved, told as pairs of addresses: "old new" one a line, or "everything under" when both end in `/*`
 * and the rest of the path is kept. Read from what people paste or export; an old address is found however it is
 * spelled (scheme, www., trailing slash, campaign parameters), the new one is taken as it is written.
 */
import { cutText } from "./clean-text.ts";
import { looseKey, normaliseUrl } from "./url.ts";

/** One pair. */
export interface TargetRule {
  /** Line of the text, from 1. */
  line: number;
  /** Normalised addresses; with `under` both end in a slash. */
  from: string;
  to: string;
  /** Everything under `from`, the rest of its path kept. */
  under: boolean;
}

/** A line that is no pair. */
export interface BadLine {
  line: number;
  text: string;
  problem: string;
}

/** Longest line that is taken apart, in characters: two addresses of the longest kind that is kept. */
const LINE_MAX = 16_100;

/** Reads pairs. A first line without addresses is a header; blank lines are none. */
export function readTargetRules(text: string): { rules: TargetRule[]; bad: BadLine[] } {
  const rules: TargetRule[] = [];
  const bad: BadLine[] = [];
  const known = new Map<string, TargetRule>();
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const written = raw.trim();
    if (written === "") continue;
    const line = index + 1;
    const rule = readLine(written, line);
    if (typeof rule !== "string") {
      const key = `${rule.under} ${looseKey(rule.from)}`;
      const earlier = known.get(key);
      if (earlier === undefined) {
        known.set(key, rule);
        rules.push(rule);
      } else if (earlier.to !== rule.to) {
        const problem = `The same old address stands in line ${earlier.line} with another new one.`;
        bad.push({ line, text: cutText(written, 300), problem });
      }
    } else if (index > 0 || written.includes("/")) {
      bad.push({ line, text: cutText(written, 300), problem: rule });
    }
  }
  return { rules, bad };
}

/** The rule of one line, or what is wrong with it. */
function readLine(written: string, line: number): TargetRule | string {
  if (written.length > LINE_MAX) return "This line is longer than two addresses can be.";
  const pair = splitPair(written);
  if (pair === null)
    return "Write the old address, then the new one: https://old.example/a https://new.example/b";
  const [oldText, newText] = pair;
  const under = oldText.endsWith("*");
  if (under !== newText.endsWith("*")) return "Write * at the end of both addresses, or of neither.";
  const cut = (text: string) => (under ? text.slice(0, -1) : text);
  if (under && !(cut(oldText).endsWith("/") && cut(newText).endsWith("/"))) {
    return "Write /* at the end: everything under a folder is meant.";
  }
  const [from, to] = [addressOf(cut(oldText)), addressOf(cut(newText))];
  if (from === null) return `“${cutText(oldText, 100)}” is not a web address.`;
  if (to === null) return `“${cutText(newText, 100)}” is not a web address.`;
  if (under && (from.includes("?") || to.includes("?"))) return "A folder has no question mark in it.";
  return from === to ? "Both addresses are the same." : { line, from, to, under };
}

const between = new Set([...` \t,;"'→`]);

/**
 * The two addresses of a line. With a scheme the second begins at the last http:// or https:// behind a separator, for
 * commas and semicolons stand in addresses too; without one any separator parts them. Scanned by hand: a pattern
 * that tries every way to part a long line takes the square of its length.
 */
function splitPair(written: string): [string, string] | null {
  const text = written.replace(/^["']/, "");
  if (!/^https?:\/\//i.test(text)) {
    const names = text.split(/[\s,;"']+|->|=>|→/).filter((name) => name !== "");
    return names.length === 2 && names.every((name) => name.includes("."))
      ? [names[0] as string, names[1] as string]
      : null;
  }
  const lower = text.toLowerCase();
  const start = Math.max(lower.lastIndexOf("http://"), lower.lastIndexOf("https://"));
  const first = beforeSeparators(text.slice(0, start));
  if (first === "" || first.length === start) return null;
  const pair: [string, string] = [first, text.slice(start).replace(/["']$/, "")];
  return pair.some((address) => /\s/.test(address)) ? null : pair;
}

function beforeSeparators(text: string): string {
  let end = text.length;
  for (;;) {
    if (between.has(text[end - 1] ?? "")) end -= 1;
    else if (text.endsWith("->", end) || text.endsWith("=>", end)) end -= 2;
    else return text.slice(0, end);
  }
}

function addressOf(text: string): string | null {
  return normaliseUrl(/^https?:\/\//i.test(text) ? text : `https://${text}`);
}

/** Where a rule leads one address. */
export interface Moved {
  to: string;
  rule: TargetRule;
}

/**
 * Finds the rule of an address: a pair of its own first, then the longest folder that holds it. Null when none
 * does, or when it has its new address already.
 */
export function targetMover(rules: readonly TargetRule[]): (url: string) => Moved | null {
  const pairs = new Map(rules.filter(({ under }) => !under).map((rule) => [looseKey(rule.from), rule]));
  const folders = new Map(rules.filter(({ under }) => under).map((rule) => [folderKey(rule.from), rule]));
  return (url) => {
    const pair = pairs.get(looseKey(url));
    if (pair) return pair.to === url ? null : { to: pair.to, rule: pair };
    const key = folderKey(url);
    // "/blog" is the page of the folder "/blog/".
    const page = folders.get(`${key}/`);
    if (page) return page.to === url ? null : { to: page.to, rule: page };
    for (let end = key.length; end > 0; end = key.lastIndexOf("/", end - 2) + 1) {
      const rule = folders.get(key.slice(0, end));
      if (rule === undefined) continue;
      const to = rule.to + restOf(url, new URL(rule.from).pathname);
      return to === url ? null : { to, rule };
    }
    return null;
  };
}

/** Host without www., and path: what a folder is compared by. */
function folderKey(url: string): string {
  const { origin, pathname } = new URL(url);
  return looseKey(origin) + pathname;
}

function restOf(url: string, folder: string): string {
  const { pathname, search } = new URL(url);
  return pathname.slice(folder.length) + search;
}
