/**
 * What a verdict gives reason to ask the other site for. What is ours to mend (a target page that is gone), or to
 * look at again first, is nobody else's to be asked.
 */
import type { RelClass } from "../rel.ts";
import { type Breach, breachesOf } from "../verdict/flags.ts";
import type { Flag, Headline } from "../verdict/types.ts";

/** Each is one sentence about what was found and one request (draft.ts). */
export type Ask =
  | "restore"
  | "go_live"
  | "new_address"
  | "new_page"
  | "target"
  | "rel"
  | "anchor"
  | "noindex"
  | "page_nofollow"
  | "robots"
  | "canonical"
  | "hidden"
  | "place";

export interface AskedOf {
  /** Of the last look. */
  verdict: Headline;
  flags: readonly Flag[];
  /** What was agreed. */
  rel: RelClass | null;
  target: string;
  /** Of the page's last answer. */
  httpStatus: number | null;
  /** A person looked, and the link is gone; the looks of the machine settle nothing. */
  goneByHand: boolean;
}

const ofBreach: Record<Breach, Ask | null> = {
  wrong_target: "target",
  target_broken: null,
  soft_404: null,
  noindex: "noindex",
  robots_blocked: "robots",
  canonical_elsewhere: "canonical",
  rel_changed: "rel",
  page_nofollow: "page_nofollow",
  hidden: "hidden",
  wrong_place: "place",
  wrong_anchor: "anchor",
};

/** What to ask for, what matters most first; nothing: there is nobody to ask. */
export function asksOf(its: AskedOf): Ask[] {
  if (its.goneByHand) return ["restore"];
  switch (its.verdict) {
    case "changed":
      return breachesOf(its.flags, { target: its.target, rel: its.rel })
        .map((breach) => ofBreach[breach])
        .filter((ask) => ask !== null);
    case "lost":
      return [askOfMiss(its) ?? "restore"];
    case "not_found":
      return [askOfMiss(its) ?? "go_live"];
    case "live":
    case "missed":
    case "blocked":
    case "unreachable":
    case "pending":
      return [];
    default:
      return its.verdict satisfies never;
  }
}

function askOfMiss({ flags, httpStatus }: AskedOf): Ask | null {
  if (httpStatus === 404 || httpStatus === 410 || flags.includes("soft_404")) return "new_address";
  if (flags.includes("page_redirected")) return "new_page";
  return flags.includes("wrong_target") ? "target" : null;
}
