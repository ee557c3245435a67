import { formatCount } from "#components/ui/format";
import type { SegmentLink } from "#components/ui/segmented";
import { viewHref } from "#components/ui/view-href";
import { prospectFilterParams } from "#lib/outreach/board/prospect-view";
import { ProspectFilter } from "#lib/outreach/board/schema";
import type { Campaign } from "#lib/outreach/campaigns/types";

export type CampaignViewName = "board" | "table" | "coverage" | "approvals";

/** The views of a campaign, board and table with the filter that stands. Approvals stand there where they are wanted; its numbers are a page of the workspace. */
export function campaignViews(
  path: string,
  current: CampaignViewName,
  campaign: Campaign,
  asked: number,
  filter: ProspectFilter = ProspectFilter.parse({}),
): SegmentLink[] {
  const params = prospectFilterParams(filter);
  const wantsAnswers = campaign.approveProspects || campaign.approveAnchors || campaign.approveDrafts;
  const views: [CampaignViewName, string, string][] = [
    ["board", "Board", viewHref(path, params)],
    ["table", "Table", viewHref(path, params, { as: "table" })],
  ];
  if (campaign.kind === "digital_pr") views.push(["coverage", "Coverage", `${path}/coverage`]);
  if (wantsAnswers || asked > 0)
    views.push([
      "approvals",
      asked > 0 ? `Approvals ${formatCount(asked)}` : "Approvals",
      `${path}/approvals`,
    ]);
  const numbers = {
    label: "Numbers",
    href: viewHref(
      `${path.slice(0, path.lastIndexOf("/campaigns/"))}/numbers`,
      {},
      { campaign: campaign.id },
    ),
    current: false,
  };
  return [...views.map(([name, label, href]) => ({ label, href, current: name === current })), numbers];
}
