"use client";
import { Megaphone, Plus } from "lucide-react";
import { Button } from "#components/ui/button";
import { Menu, MenuLabel, MenuLink } from "#components/ui/menu";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import type { OpenCampaign } from "#lib/outreach/prospects/types";

export interface CampaignChoice {
  workspace: string;
  site: string;
  /** Campaigns of the site that take prospects. */
  campaigns: readonly OpenCampaign[];
}

interface AddToCampaignProps extends CampaignChoice {
  /** Where the rows come from. */
  from: "link_gap" | "lost_link" | "broken_target";
  /** What the rows of the report are, as it stands in its address. */
  params: ViewParams;
  /** "Add 12 to a campaign" */
  children: string;
}

/** A menu of the campaigns that the rows of a report can be added to; the next page shows them before anything is added. */
export function AddToCampaign({ workspace, site, campaigns, from, params, children }: AddToCampaignProps) {
  const base = `/${workspace}/outreach/campaigns`;
  return (
    <Menu trigger={<Button icon={<Megaphone aria-hidden />}>{children}</Button>} align="end">
      <MenuLabel>
        {campaigns.length > 0 ? "Add as prospects to" : "No campaign of this site is open"}
      </MenuLabel>
      {campaigns.map(({ id, name }) => (
        <MenuLink key={id} href={viewHref(`${base}/${id}/add`, params, { from, site })}>
          {name}
        </MenuLink>
      ))}
      {campaigns.length === 0 ? (
        <MenuLink href={base} icon={<Plus aria-hidden />}>
          Begin a campaign
        </MenuLink>
      ) : null}
    </Menu>
  );
}
