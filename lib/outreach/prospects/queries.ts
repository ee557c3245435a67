import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { OpenCampaign } from "./types.ts";

/** As many as a menu shows. */
const SHOWN = 50;

/** The campaigns of a site that take prospects, the newest first. */
export async function listOpenCampaigns(scope: Scope, slug: string): Promise<OpenCampaign[]> {
  const site = await siteBySlug(scope, slug);
  return query<OpenCampaign>(
    `SELECT id, name FROM campaign WHERE workspace_id = $1 AND site_id = $2 AND closed_at IS NULL
     ORDER BY created_at DESC, id DESC LIMIT ${SHOWN}`,
    [scope.workspaceId, site.id],
  );
}
