import type { CampaignKind } from "./types.ts";

export const campaignKindWords: Record<CampaignKind, string> = {
  links: "Links",
  digital_pr: "Digital PR",
};
