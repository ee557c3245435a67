import Link from "next/link";
import { priceWords } from "#components/placements/price";
import { formatCount } from "#components/ui/format";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { Tag } from "#components/ui/tag";
import { DateText } from "#components/ui/time";
import { STAGE_WORDS, STAGES } from "#lib/core/outreach/stages";
import type { CampaignLine } from "#lib/outreach/campaigns/types";
import { campaignKindWords } from "#lib/outreach/campaigns/words";
import { tacticWords } from "#lib/placements/words";

interface CampaignTableProps {
  workspace: string;
  campaigns: readonly CampaignLine[];
  showCosts: boolean;
}

/** Stages that have a column of their own, in order. */
const shown = STAGES.filter((stage) => stage !== "placed");

/** Campaigns, one a row, with how far their prospects are. */
export function CampaignTable({ workspace, campaigns, showCosts }: CampaignTableProps) {
  return (
    <Table label="Campaigns" unselectable lines minWidth={1080}>
      <thead>
        <tr>
          <HeadCell main>Campaign</HeadCell>
          <HeadCell className="w-[150px]">Site</HeadCell>
          <HeadCell className="w-[90px]" number title="Links placed, of the goal">
            Placed
          </HeadCell>
          {shown.map((stage) => (
            <HeadCell key={stage} className="w-[84px]" number>
              {STAGE_WORDS[stage]}
            </HeadCell>
          ))}
          {showCosts ? (
            <HeadCell className="w-[84px]" number>
              Budget
            </HeadCell>
          ) : null}
          <HeadCell className="w-[110px]">Owner</HeadCell>
          <HeadCell className="w-[104px]">Ends</HeadCell>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((campaign) => (
          <tr key={campaign.id}>
            <Cell phone="main">
              <Link
                href={`/${workspace}/outreach/campaigns/${campaign.id}`}
                className="flex min-w-0 items-center gap-2 font-medium"
              >
                <span className="truncate">{campaign.name}</span>
                {campaign.kind === "digital_pr" ? <Tag>{campaignKindWords.digital_pr}</Tag> : null}
                {campaign.closedAt === null ? null : <Tag>Closed</Tag>}
              </Link>
            </Cell>
            <Cell phone="second" title={`${campaign.site.name}, ${tacticWords[campaign.tactic]}`}>
              {campaign.site.name}
            </Cell>
            <Cell number phone="status">
              {placedWords(campaign)}
            </Cell>
            {shown.map((stage) => (
              <Cell key={stage} number>
                {campaign.byStage[stage] === 0 ? (
                  <span className="text-muted">0</span>
                ) : (
                  formatCount(campaign.byStage[stage])
                )}
              </Cell>
            ))}
            {showCosts ? (
              <Cell number>{priceWords({ price: campaign.budget, currency: campaign.currency })}</Cell>
            ) : null}
            <Cell>{campaign.owner ?? <span className="text-muted">nobody</span>}</Cell>
            <Cell>{campaign.endsOn ? <DateText at={campaign.endsOn} /> : ""}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** "11 of 20", "11" without a goal. */
export function placedWords({ byStage, goal }: Pick<CampaignLine, "byStage" | "goal">): string {
  return goal === null
    ? formatCount(byStage.placed)
    : `${formatCount(byStage.placed)} of ${formatCount(goal)}`;
}
