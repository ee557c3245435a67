import type { z } from "zod";
import { domainOf } from "#lib/core/domain";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { createPlacements } from "./create-placement.ts";
import type { PlacementForm } from "./schema.ts";

/**
 * Records one promise that a person typed. A target outside the site, or a source inside it, is a slip: refused
 * with the field. Costs and contacts are kept only from those who may read them.
 * Throws AppError "not_found", "invalid".
 */
export async function addPlacement(
  scope: WriteScope,
  { site: slug, ...form }: z.output<typeof PlacementForm>,
): Promise<{ id: string; created: boolean }> {
  const site = await siteNames(scope, slug);
  const split = new Set(site.splits);
  const within = (url: string) => site.domains.includes(domainOf(url, split) ?? "");
  const names = site.domains.join(", ");
  const fields: Record<string, string> = {};
  if (!within(form.target)) {
    fields.target = `The target is no page of this site (${names}). Add its domain in the site’s settings first, if it is yours.`;
  }
  if (within(form.source)) fields.source = "The source is a page of this site itself.";
  if (Object.keys(fields).length > 0) {
    throw new AppError("invalid", "The placement was not added: an address needs another look.", { fields });
  }
  const row = {
    ...form,
    ...(scope.may.has("costs") ? {} : { price: null, currency: null }),
    ...(scope.may.has("contacts") ? {} : { contact: null }),
  };
  const { ids, created } = await createPlacements(scope, { siteId: site.id, importId: null, rows: [row] });
  return { id: ids[0] as string, created: created === 1 };
}

async function siteNames(
  scope: WriteScope,
  slug: string,
): Promise<{ id: number; domains: string[]; splits: string[] }> {
  const [site] = await query<{ id: number; domains: string[]; splits: string[] }>(
    `SELECT s.id, array(SELECT d.name FROM site_domain sd JOIN domain d ON d.workspace_id = sd.workspace_id AND d.id = sd.domain_id
         WHERE sd.workspace_id = s.workspace_id AND sd.site_id = s.id ORDER BY sd."primary" DESC, d.name) AS domains,
       array(SELECT host FROM domain_split WHERE workspace_id = s.workspace_id) AS splits
     FROM site s WHERE s.workspace_id = $1 AND s.slug = $2 AND ($3::int[] IS NULL OR s.id = ANY($3))`,
    [scope.workspaceId, slug, scope.sites === "all" ? null : scope.sites],
  );
  if (site === undefined) throw new AppError("not_found", "This site is not there.");
  return site;
}
