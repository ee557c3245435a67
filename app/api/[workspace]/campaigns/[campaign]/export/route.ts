import { z } from "zod";
import { exportFile, searchOf } from "#lib/export/export-file";
import { EXPORT_FORMATS } from "#lib/export/table";
import { route } from "#lib/http/route";
import { exportProspects } from "#lib/outreach/board/export-prospects";
import { readProspectView } from "#lib/outreach/board/prospect-view";
import { findCampaign } from "#lib/outreach/campaigns/find-campaign";

/** The prospects of a campaign, the whole filtered set; its address takes the table's own parameters, and `format`. */
export const GET = route(
  {
    may: "read",
    params: z.object({ campaign: z.uuid() }),
    query: z.object({ format: z.enum(EXPORT_FORMATS).default("csv") }),
  },
  async ({ scope, params, query, request }) => {
    const { filter, sort, dir } = readProspectView(searchOf(request));
    const campaign = await findCampaign(scope, params.campaign);
    const today = new Date().toISOString().slice(0, 10);
    return exportFile(exportProspects(scope, campaign.id, filter, { sort, dir }, today), query.format);
  },
);
