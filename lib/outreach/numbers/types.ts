// What pages know of the numbers of outreach.

import type { Funnel } from "#lib/core/outreach/funnel";
import type { CostSum } from "#lib/core/outreach/money";

export const FUNNEL_GROUPS = ["campaign", "tactic", "template", "owner"] as const;
export type FunnelGrouping = (typeof FUNNEL_GROUPS)[number];

export const COST_GROUPS = ["campaign", "tactic", "vendor"] as const;
export type CostGrouping = (typeof COST_GROUPS)[number];

export interface FunnelLine extends Funnel {
  /** As stored: the id of a campaign, template or person, or a tactic; null: none. */
  group: string | null;
  /** As people call it; a tactic by its stored word. */
  name: string | null;
}

export interface FunnelReport {
  all: FunnelLine;
  /** Most prospects first. */
  groups: FunnelLine[];
}

export interface CostLine {
  group: string | null;
  name: string | null;
  /** Agreed links that were ever found on their page, and those that stand now. */
  found: number;
  live: number;
  /** What the found ones cost. */
  cost: CostSum;
  /** Per link that stands; null: none stands, or the rate of a currency is missing. */
  each: string | null;
}

export interface CostReport {
  /** ISO 4217 */
  currency: string;
  all: CostLine;
  /** The dearest first. */
  groups: CostLine[];
  /** What agreed links that end within 90 days, and are not to lapse, cost to renew as before. */
  renewals: { links: number; cost: CostSum };
}
