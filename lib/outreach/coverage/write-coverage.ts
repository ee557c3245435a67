import { domainOf } from "#lib/core/domain";
import { normaliseUrl } from "#lib/core/url";
import { newId } from "#lib/db/new-id";
import { query, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { findCampaign } from "../campaigns/find-campaign.ts";
import type { CoverageForm } from "./schema.ts";

/**
 * Writes a published piece down. Throws AppError "not_found", "conflict" (it stands in the list), "invalid" (the campaign
 * is no digital PR; the piece that it copies is a copy itself or of another campaign).
 */
export async function addCoverage(scope: WriteScope, form: CoverageForm): Promise<{ id: string }> {
  const campaign = await findCampaign(scope, form.campaign);
  if (campaign.kind !== "digital_pr")
    throw new AppError("invalid", "Coverage is of digital PR campaigns: placements say what the others won.");
  const url = normaliseUrl(form.url);
  const splits = await query<{ host: string }>("SELECT host FROM domain_split WHERE workspace_id = $1", [
    scope.workspaceId,
  ]);
  const domain = url === null ? null : domainOf(url, new Set(splits.map(({ host }) => host)));
  if (url === null || domain === null) throw new AppError("invalid", "This is not a web address.");
  const id = newId();
  await transaction(async (sql) => {
    if (form.copyOf !== null) {
      const [original] = await sql.query(
        "SELECT 1 FROM coverage WHERE workspace_id = $1 AND campaign_id = $2 AND id = $3 AND syndicated_of IS NULL FOR SHARE",
        [scope.workspaceId, campaign.id, form.copyOf],
      );
      if (original === undefined)
        throw new AppError("invalid", "Nothing was added.", {
          fields: { copyOf: "This piece is not there any more, or copies another one itself." },
        });
    }
    const written = await sql.query(
      `INSERT INTO coverage (id, workspace_id, campaign_id, domain, url, title, kind, published_on, syndicated_of, by_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7::"CoverageKind", $8::date, $9, $10)
       ON CONFLICT (workspace_id, campaign_id, url) DO NOTHING RETURNING id`,
      [
        id,
        scope.workspaceId,
        campaign.id,
        domain,
        url,
        form.title,
        form.kind,
        form.publishedOn,
        form.copyOf,
        scope.actorId,
      ],
    );
    if (written.length === 0)
      throw new AppError("conflict", "Nothing was added: this page is in the list already.", {
        fields: { url: "It is in the list already." },
      });
  });
  return { id };
}

/** Takes a piece out of the list; copies of it stand by themselves then. Throws AppError "not_found". */
export async function removeCoverage(scope: WriteScope, { id }: { id: string }): Promise<void> {
  await transaction(async (sql) => {
    const removed = await sql.query(
      `DELETE FROM coverage v USING campaign c WHERE v.workspace_id = $1 AND v.id = $2 AND c.workspace_id = $1
         AND c.id = v.campaign_id AND ($3::int[] IS NULL OR c.site_id = ANY($3)) RETURNING v.id`,
      [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
    );
    if (removed.length === 0) throw new AppError("not_found", "This piece is not there any more.");
    await sql.query(
      "UPDATE coverage SET syndicated_of = NULL WHERE workspace_id = $1 AND syndicated_of = $2",
      [scope.workspaceId, id],
    );
  });
}
