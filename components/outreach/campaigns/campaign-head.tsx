import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { placedWords } from "#components/outreach/campaigns/campaign-table";
import { priceWords } from "#components/placements/price";
import { ExternalLink } from "#components/ui/external-link";
import { countOf } from "#components/ui/format";
import { SegmentedLinks, type SegmentLink } from "#components/ui/segmented";
import { DateText } from "#components/ui/time";
import type { Campaign } from "#lib/outreach/campaigns/types";
import { tacticWords } from "#lib/placements/words";

interface CampaignHeadProps {
  campaign: Campaign;
  /** ISO 8601: the embargo, while it lasts. */
  embargoUntil: string | null;
  views: readonly SegmentLink[];
  actions: ReactNode;
}

/** The name of a campaign, how far it is, and its views. */
export function CampaignHead({ campaign, embargoUntil, views, actions }: CampaignHeadProps) {
  return (
    <div className="flex items-end justify-between gap-x-6 gap-y-3 border-b border-border px-6 py-4 max-lg:flex-wrap max-md:px-4">
      <div className="grid min-w-0 gap-1">
        <h1>{campaign.name}</h1>
        <p className="max-w-[760px] text-muted">{leadOf(campaign)}</p>
        {campaign.asset === null && campaign.assetUrl === null ? null : (
          <p className="text-sm">
            {campaign.assetUrl === null ? (
              campaign.asset
            ) : (
              <ExternalLink href={campaign.assetUrl}>{campaign.asset ?? campaign.assetUrl}</ExternalLink>
            )}
          </p>
        )}
        {embargoUntil === null ? null : (
          <p className="card-note text-sm text-changed">
            <Lock aria-hidden />
            <span>
              Embargo until <DateText at={embargoUntil} clock />: nobody may publish before.
            </span>
          </p>
        )}
      </div>
      <div className="flex flex-none flex-wrap items-center gap-2">
        <SegmentedLinks label="Views of the campaign" items={views} />
        {actions}
      </div>
    </div>
  );
}

/** "Guest post, to 3 target pages. 11 of 20 links placed, of a budget of €3,000." */
function leadOf(campaign: Campaign): string {
  const links = campaign.goal === null && campaign.byStage.placed === 1 ? "link" : "links";
  const parts = [
    `${placedWords(campaign)} ${links} placed`,
    campaign.budget === null
      ? ""
      : `a budget of ${priceWords({ price: campaign.budget, currency: campaign.currency })}`,
  ].filter((part) => part !== "");
  const closed = campaign.closedAt === null ? "" : " It is closed.";
  return `${tacticWords[campaign.tactic]}, to ${countOf(campaign.targets.length, "target page")} of ${campaign.site.name}. ${parts.join(", ")}.${closed}`;
}
