import type { Stage } from "#lib/core/outreach/stages";
import { Params } from "#lib/db/params";
import type { Sql } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { findCampaign } from "../campaigns/find-campaign.ts";
import type { RejectReason } from "../record-stage.ts";
import { prospectWhere } from "./prospect-sql.ts";
import { type ChosenProspects, ProspectFilter } from "./schema.ts";

/** What a decision must know of a prospect. */
export interface LockedProspect {
  id: string;
  stage: Stage;
  stageBefore: Stage | null;
  rejectReason: RejectReason | null;
  ownerId: string | null;
  /** YYYY-MM-DD */
  followUpOn: string | null;
}

/**
 * The prospects that are meant, held until the transaction ends. Throws AppError "not_found", "conflict" (the campaign is
 * closed), "invalid" (none of them is there any more).
 */
export async function lockChosen(
  sql: Sql,
  scope: WriteScope,
  { campaign: id, what }: { campaign: string; what: ChosenProspects },
): Promise<LockedProspect[]> {
  const campaign = await findCampaign(scope, id);
  if (campaign.closedAt !== null)
    throw new AppError("conflict", "This campaign is closed. Reopen it first; nothing was changed.");
  const params = new Params();
  const today = new Date().toISOString().slice(0, 10);
  const filter = what.kind === "all" ? what.filter : ProspectFilter.parse({});
  const where = prospectWhere(params, scope, campaign, filter, today);
  const picked = what.kind === "picked" ? `AND p.id = ANY(${params.add(what.ids)}::uuid[])` : "";
  const rows = await sql.query<LockedProspect>(
    `SELECT p.id, p.stage, p.stage_before AS "stageBefore", p.reject_reason AS "rejectReason", p.owner_id AS "ownerId",
       p.follow_up_on AS "followUpOn" FROM prospect p WHERE ${where} ${picked} ORDER BY p.id FOR UPDATE`,
    params.values,
  );
  if (rows.length === 0)
    throw new AppError("invalid", "None of these prospects is there any more. Nothing was changed.");
  return rows;
}
