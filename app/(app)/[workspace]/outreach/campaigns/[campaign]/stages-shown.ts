import { STAGES, type Stage } from "#lib/core/outreach/stages";
import type { Campaign } from "#lib/outreach/campaigns/types";

/** Tactics whose piece is written for the site that links. */
const WRITES: ReadonlySet<Campaign["tactic"]> = new Set(["guest_post", "digital_pr", "influencer"]);

/** The stages of a campaign's board: "in production" only where something is written, or stands there. */
export function stagesShown({ kind, tactic, byStage }: Campaign): Stage[] {
  const writes = kind === "digital_pr" || WRITES.has(tactic) || byStage.in_production > 0;
  return STAGES.filter((stage) => stage !== "in_production" || writes);
}
