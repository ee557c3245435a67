import { normaliseUrl } from "#lib/core/url";
import { newId } from "#lib/db/new-id";
import { one, type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { siteNames, withinSite } from "#lib/placements/site-names";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { findCampaign } from "./find-campaign.ts";
import type { CampaignChange, CampaignForm } from "./schema.ts";

type Written = Omit<CampaignForm, "site">;

/** Begins a campaign. Throws AppError "not_found", "invalid" (a target that is no page of the site, an owner who left). */
export async function createCampaign(
  scope: WriteScope,
  { site: slug, ...form }: CampaignForm,
): Promise<{ id: string }> {
  const site = await checked(scope, slug, form);
  const id = newId();
  await transaction(async (sql) => {
    await sql.query(
      `INSERT INTO campaign (id, workspace_id, site_id, name, kind, tactic, budget, created_by_id)
       VALUES ($1, $2, $3, $4, $5::"CampaignKind", $6::"Tactic", $7, $8)`,
      [
        id,
        scope.workspaceId,
        site,
        form.name,
        form.kind,
        form.tactic,
        scope.may.has("costs") ? form.budget : null,
        scope.actorId,
      ],
    );
    await write(sql, scope, id, form);
    await audit(sql, scope, "campaign.created", form.name, { site: slug });
  });
  return { id };
}

/**
 * Writes a campaign as a person says it is. The budget stays as it is for a Scope that may not read costs.
 * Throws AppError "not_found", "invalid".
 */
export async function updateCampaign(scope: WriteScope, { id, ...form }: CampaignChange): Promise<void> {
  const campaign = await findCampaign(scope, id);
  await checked(scope, campaign.site, form);
  await transaction((sql) => write(sql, scope, id, form));
}

/** The id of the site, once every target is a page of it and the owner is a member. */
async function checked(scope: WriteScope, slug: string, form: Written): Promise<number> {
  const site = await siteNames(scope, slug);
  const within = withinSite(site);
  const fields: Record<string, string> = {};
  const stranger = form.targets.find(({ url }) => !within(url));
  if (stranger !== undefined) {
    fields.targets = `${stranger.url} is no page of this site (${site.domains.join(", ")}). Add its domain in the site’s settings first, if it is yours.`;
  }
  if (form.ownerId !== null) {
    const member = await one("SELECT 1 FROM member WHERE workspace_id = $1 AND user_id = $2", [
      scope.workspaceId,
      form.ownerId,
    ]);
    if (member === null) fields.ownerId = "This person is not a member any more.";
  }
  if (Object.keys(fields).length > 0) {
    throw new AppError("invalid", "The campaign was not saved: a field needs another look.", { fields });
  }
  return site.id;
}

async function write(sql: Sql, scope: WriteScope, id: string, form: Written): Promise<void> {
  const isPr = form.kind === "digital_pr";
  await sql.query(
    `UPDATE campaign SET name = $3, kind = $4::"CampaignKind", tactic = $5::"Tactic", owner_id = $6, goal = $7,
       budget = CASE WHEN $8::boolean THEN $9::numeric ELSE budget END, starts_on = $10::date, ends_on = $11::date,
       brief = $12, approve_prospects = $13, approve_anchors = $14, approve_drafts = $15,
       asset = $16, asset_url = $17, embargo_until = $18::timestamptz
     WHERE workspace_id = $1 AND id = $2`,
    [
      scope.workspaceId,
      id,
      form.name,
      form.kind,
      form.tactic,
      form.ownerId,
      form.goal,
      scope.may.has("costs"),
      form.budget,
      form.startsOn,
      form.endsOn,
      form.brief,
      form.approveProspects,
      form.approveAnchors,
      form.approveDrafts,
      isPr ? form.asset : null,
      isPr ? form.assetUrl : null,
      isPr ? form.embargoUntil : null,
    ],
  );
  await sql.query("DELETE FROM campaign_target WHERE workspace_id = $1 AND campaign_id = $2", [
    scope.workspaceId,
    id,
  ]);
  for (const [position, { url, anchors }] of form.targets.entries()) {
    await sql.query(
      "INSERT INTO campaign_target (workspace_id, campaign_id, position, url, anchors) VALUES ($1, $2, $3, $4, $5)",
      [scope.workspaceId, id, position, normaliseUrl(url) ?? url, anchors],
    );
  }
}
