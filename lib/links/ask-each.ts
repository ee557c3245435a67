// Links that all have one value, newest first: either gather them by their value and sort them, or read the newest links
// of the site and ask each for it. The first reads as many links as have the value, the second as many as come before
// enough of them. Postgres cannot tell which is less, it does not know the value yet; the rollups do.
import { one } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { hashKey } from "./hash-key.ts";
import type { LinkFilter } from "./link-filter.ts";
import type { SiteKeys } from "./site-keys.ts";

/** The conditions of a filter that each link is asked for. */
export interface AskEach {
  anchor: boolean;
  target: boolean;
}

/** All by their index: where all links of a filter are wanted. */
export const ASK_NONE: AskEach = { anchor: false, target: false };

/** One link that is read in its order costs less than one that is found and sorted, but old ones may stand far back. */
const MARGIN = 4;

/** Which conditions to ask of each link, when the first `limit` of them are wanted, newest first. */
export async function askEach(
  scope: Scope,
  site: SiteKeys,
  { side, anchor, target }: LinkFilter,
  limit: number,
): Promise<AskEach> {
  if (side !== "inbound" || (anchor === undefined && target === undefined)) return ASK_NONE;
  const counts = await one<{ anchor: number; target: number; all: number }>(
    `SELECT
       coalesce((SELECT sum(live) FROM site_anchor WHERE workspace_id = $1 AND site_id = $2 AND anchor_id = (
         SELECT id FROM anchor WHERE workspace_id = $1 AND text_key = $3)), 0)::int AS anchor,
       coalesce((SELECT live FROM site_target WHERE workspace_id = $1 AND site_id = $2 AND target_id = (
         SELECT id FROM page WHERE workspace_id = $1 AND url_key = $4)), 0)::int AS target,
       coalesce((SELECT sum(links_gained + links_known - links_lost) FROM site_day
         WHERE workspace_id = $1 AND site_id = $2), 0)::int AS all`,
    [scope.workspaceId, site.id, hashKey((anchor ?? "").trim()), hashKey(target ?? "")],
  );
  if (counts === null) return ASK_NONE;
  const sooner = (links: number) => links > 0 && links * links > MARGIN * limit * counts.all;
  return { anchor: sooner(counts.anchor), target: sooner(counts.target) };
}
