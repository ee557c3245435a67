/** Domains of one site that share what strangers do not share: told as one group, and judged together. */
import type { Evidence } from "../evidence.ts";

/** From the strongest to the weakest. Of the three that are read from its pages a domain stands in one at most. */
export const PATTERN_KINDS = [
  "network",
  "shared_outgoing",
  "same_anchor",
  "address_block",
  "shared_template",
] as const;

export type PatternKind = (typeof PATTERN_KINDS)[number];

export interface Pattern {
  kind: PatternKind;
  /** The same from one audit to the next, as long as what is shared is the same. */
  key: string;
  /** "41 domains share this template" */
  title: string;
  /** In alphabetical order. */
  domains: readonly string[];
  /** What membership says of one domain. */
  evidence: (domain: string) => Evidence[];
}

/** As code units: the same everywhere. */
export const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
