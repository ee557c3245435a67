/** One verdict on one look: a test says only what is different in its case. */
import type { Look } from "#lib/core/look";
import { readRobots } from "#lib/core/robots";
import {
  judge,
  type LinkHistory,
  noHistory,
  type Promise_,
  type TargetLook,
  type Verdict,
} from "#lib/core/verdict";
import { aLink, aLook } from "./a-look.ts";

export const target = "https://example.com/shoes";
/** Another page of the target's site. */
export const other = "https://example.com/boots";
/** The agreed link: followed, in the text. */
export const link = aLink(target);

const twoMisses = { misses: 2, hours: 6 };

/** Found on 3 March; the look to be judged is of 10 March, noon. */
export const seen: LinkHistory = {
  found: true,
  misses: 0,
  firstMissAt: null,
  lastSeenAt: "2026-03-03T09:00:00.000Z",
};
export const missedOnce = (at: string): LinkHistory => ({ ...seen, misses: 1, firstMissAt: at });

export const saying = (content: string) => readRobots([{ name: "robots", content }], [], new Date(0));
export const sayingByHeader = (value: string) => readRobots([], [value], new Date(0));

interface More {
  rule?: typeof twoMisses;
  siteDomains?: ReadonlySet<string>;
  targets?: ReadonlyMap<string, TargetLook>;
}

export function verdict(
  look: Partial<Look>,
  promise: Partial<Promise_> = {},
  history: LinkHistory = noHistory,
  more: More = {},
): Verdict {
  return judge({ promise: { target, ...promise }, look: aLook(look), history, rule: twoMisses, ...more });
}
