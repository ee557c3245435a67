/** Where a prospect stands open in its campaign. */
export function prospectHref(workspace: string, campaignId: string, prospectId: string): string {
  return `/${workspace}/outreach/campaigns/${campaignId}?prospect=${prospectId}`;
}
