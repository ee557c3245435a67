// One prospect with its history, and what is known of its domain.

import { Params } from "#lib/db/params";
import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { readRelease } from "#lib/ranks/read-release";
import type { Scope } from "#lib/scope/scope";
import { findCampaign } from "../campaigns/find-campaign.ts";
import type { HistoryEvent } from "./history.ts";
import { type ProspectRow, prospectLine } from "./prospect-line.ts";
import { factsSql } from "./prospect-sql.ts";
import type { ProspectLine } from "./types.ts";

/** Steps of the history that are shown. */
const HISTORY_SHOWN = 100;

export interface ProspectDetail extends ProspectLine {
  /** What the origin says. */
  originNote: string | null;
  addedBy: string | null;
  /** Newest first. */
  history: HistoryEvent[];
  /** Its place among the prospects of its stage, the last moved first. */
  place: { at: number; of: number; previous: string | null; next: string | null };
}

/** One prospect of a campaign. Throws AppError "not_found". @param today YYYY-MM-DD */
export async function readProspect(
  scope: Scope,
  campaignId: string,
  id: string,
  today: string,
): Promise<ProspectDetail> {
  const campaign = await findCampaign(scope, campaignId);
  const params = new Params();
  const keys = `p.workspace_id = ${params.add(scope.workspaceId)} AND p.campaign_id = ${params.add(campaign.id)} AND p.id = ${params.add(id)}`;
  const facts = factsSql(scope, params, today);
  const [row, history, release] = await Promise.all([
    one<ProspectRow & { originNote: string | null; addedBy: string | null }>(
      `SELECT ${facts.columns}, p.origin_note AS "originNote", cu.name AS "addedBy" FROM prospect p ${facts.joins}
       LEFT JOIN app_user cu ON cu.id = p.created_by_id WHERE ${keys}`,
      params.values,
    ),
    readHistory(scope, campaign.id, id),
    readRelease("current"),
  ]);
  if (row === null) throw new AppError("not_found", "This prospect is not there any more.");
  const { originNote, addedBy, ...own } = row;
  const place = await placeOf(scope, campaign.id, row);
  return { ...prospectLine(own, release?.total ?? null), originNote, addedBy, history, place };
}

async function readHistory(scope: Scope, campaignId: string, id: string): Promise<HistoryEvent[]> {
  const rows = await query<Omit<HistoryEvent, "at"> & { at: Date }>(
    `SELECT e.id, e.kind, CASE WHEN e.kind = 'owner' THEN fu.name ELSE e."from" END AS "from",
       CASE WHEN e.kind = 'owner' THEN tu.name ELSE e."to" END AS "to", e.note, u.name AS by, e.at
     FROM prospect_event e JOIN prospect p ON p.workspace_id = e.workspace_id AND p.id = e.prospect_id
     LEFT JOIN app_user u ON u.id = e.by_id
     LEFT JOIN app_user fu ON e.kind = 'owner' AND fu.id::text = e."from"
     LEFT JOIN app_user tu ON e.kind = 'owner' AND tu.id::text = e."to"
     WHERE e.workspace_id = $1 AND e.prospect_id = $2 AND p.campaign_id = $3
     ORDER BY e.at DESC, e.id DESC LIMIT ${HISTORY_SHOWN}`,
    [scope.workspaceId, id, campaignId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function placeOf(
  scope: Scope,
  campaignId: string,
  { id, stage, stageAt }: Pick<ProspectRow, "id" | "stage" | "stageAt">,
): Promise<ProspectDetail["place"]> {
  const same = `workspace_id = $1 AND campaign_id = $2 AND stage = $3::"ProspectStage"`;
  const before = "(stage_at > $4 OR (stage_at = $4 AND id < $5::uuid))";
  const after = "(stage_at < $4 OR (stage_at = $4 AND id > $5::uuid))";
  const row = await one<ProspectDetail["place"]>(
    `SELECT (SELECT count(*)::int + 1 FROM prospect WHERE ${same} AND ${before}) AS at,
       (SELECT count(*)::int FROM prospect WHERE ${same}) AS of,
       (SELECT id FROM prospect WHERE ${same} AND ${before} ORDER BY stage_at, id DESC LIMIT 1) AS previous,
       (SELECT id FROM prospect WHERE ${same} AND ${after} ORDER BY stage_at DESC, id LIMIT 1) AS next`,
    [scope.workspaceId, campaignId, stage, stageAt, id],
  );
  return row ?? { at: 1, of: 1, previous: null, next: null };
}
