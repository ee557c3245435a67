// What pages know of the survival of placements.
import type { Survival } from "#lib/core/survival";

export const SURVIVAL_GROUPS = ["tactic", "vendor", "origin"] as const;
export type SurvivalGrouping = (typeof SURVIVAL_GROUPS)[number];

/** Days at which the share alive is told. */
export const MILESTONES = [30, 90, 180, 365] as const;

export interface SurvivalLine extends Survival {
  /** As stored: a tactic, a vendor's name, an origin; null: nothing was said. */
  group: string | null;
  /** The share alive at each milestone; null where nobody was watched for so long. */
  at: (number | null)[];
  /** The longest that one of them was watched. */
  watchedDays: number;
}

export interface SurvivalReport {
  /** All agreed links that were ever seen. */
  all: SurvivalLine;
  /** Most links first. */
  groups: SurvivalLine[];
  /** Never seen on their page: they cannot die. */
  neverSeen: number;
}
