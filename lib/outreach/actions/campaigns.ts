"use server";

import { action } from "#lib/http/action";
import { closeCampaign as close } from "../campaigns/close-campaign.ts";
import { CampaignChange, CampaignClosing, CampaignForm } from "../campaigns/schema.ts";
import { createCampaign as create, updateCampaign as update } from "../campaigns/write-campaign.ts";

/** Begins a campaign. */
export const createCampaign = action({ may: "run_outreach", input: CampaignForm }, create);

/** Writes a campaign as a person says it is. */
export const updateCampaign = action({ may: "run_outreach", input: CampaignChange }, update);

/** Ends a campaign, or takes it up again. */
export const closeCampaign = action({ may: "run_outreach", input: CampaignClosing }, close);
