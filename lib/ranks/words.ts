import { authorityFloor } from "#lib/core/score/authority";
import type { RankRelease } from "./types.ts";

/** What an authority is and where it comes from, in one sentence or two. */
export function authorityWords(ranks: RankRelease | null): string {
  if (ranks === null) return "No open ranking of domains is imported: fairlead ranks import brings one in.";
  return `Where the domain stands on the web by ${ranks.words}, from 0 to 100. No vendor's figure.`;
}

/** A domain that has no rank: below what was kept, or not ranked at all. */
export function withoutRank({ top, total }: RankRelease): string {
  const floor = total === null ? null : authorityFloor(top, total);
  return floor === null || floor === 0 ? "not ranked" : `below ${floor}, or not ranked`;
}
