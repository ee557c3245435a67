// What pages know of campaigns: plain values, no row of the database.
import type { Stage } from "#lib/core/outreach/stages";
import type { Tactic } from "#lib/placements/types";

export const CAMPAIGN_KINDS = ["links", "digital_pr"] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/** A page that the campaign builds links to. */
export interface CampaignTarget {
  url: string;
  /** Anchors that are wished for, the best first. */
  anchors: string[];
}

/** What the client says yes to before it goes on. */
export interface Wanted {
  approveProspects: boolean;
  approveAnchors: boolean;
  approveDrafts: boolean;
}

/** One row of the list of campaigns. */
export interface CampaignLine extends Wanted {
  id: string;
  name: string;
  kind: CampaignKind;
  tactic: Tactic;
  site: { slug: string; name: string };
  owner: string | null;
  goal: number | null;
  /** A decimal in the workspace's currency; null also for a Scope that may not read costs. */
  budget: string | null;
  currency: string;
  /** YYYY-MM-DD */
  startsOn: string | null;
  endsOn: string | null;
  /** ISO 8601 */
  closedAt: string | null;
  byStage: Record<Stage, number>;
  /** Prospects, rejected ones among them. */
  prospects: number;
}

export interface Campaign extends CampaignLine {
  ownerId: string | null;
  targets: CampaignTarget[];
  brief: string | null;
  asset: string | null;
  assetUrl: string | null;
  /** ISO 8601: nobody may publish before. */
  embargoUntil: string | null;
}

/** A site that a campaign may be for. */
export interface CampaignSite {
  slug: string;
  name: string;
}
