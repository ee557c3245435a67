// What pages know of changes of many agreed targets.
import type { BadLine } from "#lib/core/target-rules";

/** One pair as a person gave it. */
export interface RuleLine {
  from: string;
  to: string;
  /** Everything under `from`. */
  under: boolean;
}

/** A promise that is left alone, and where it would have gone. */
export interface LeftAlone {
  id: string;
  source: string;
  from: string;
  to: string;
}

/** What a change would do, before it is made. Lists are cut; the counts are whole. */
export interface TargetPreview {
  /** Placements that would get a new target. */
  changes: number;
  /** Each pair with how many placements it matches; those that match most first. */
  rules: (RuleLine & { line: number; placements: number })[];
  ruleCount: number;
  /** Pairs that match no placement. */
  idle: number;
  /** The same source and new target are agreed already. */
  colliding: LeftAlone[];
  collidingCount: number;
  /** New targets that are no page of the site, by domain. */
  outside: { host: string; placements: number; example: string }[];
  /** The site's domains. */
  domains: string[];
  bad: BadLine[];
  badCount: number;
}

/** A change that was made. */
export interface TargetChangeLine {
  id: string;
  /** ISO 8601 */
  at: string;
  by: string | null;
  /** The first of its pairs. */
  rules: RuleLine[];
  ruleCount: number;
  changed: number;
  /** ISO 8601 */
  undoneAt: string | null;
}

/** What an undo did. */
export interface UndoneTargets {
  restored: number;
  /** Their target was changed again since, or the old one is agreed again: they stay as they are. */
  left: LeftAlone[];
  leftCount: number;
}
