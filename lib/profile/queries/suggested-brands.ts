import { type SuggestedBrand, suggestBrands } from "#lib/core/brand-suggestions";
import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { SiteAnchorLine } from "../report-types.ts";

/** The anchors that suggestions are looked for in: the most used ones. */
const LOOKED_AT = 500;
const SHOWN = 5;

/** Brand terms that the anchors of a site suggest. @param domains referring domains of the site */
export async function suggestedBrands(scope: Scope, slug: string, domains = 0): Promise<SuggestedBrand[]> {
  const site = await siteBySlug(scope, slug);
  const anchors = await query<Pick<SiteAnchorLine, "text" | "category" | "domains">>(
    `SELECT a.text, sa.category, sa.domains FROM site_anchor sa JOIN anchor a ON a.id = sa.anchor_id
     WHERE sa.workspace_id = $1 AND sa.site_id = $2 AND sa.domains > 0
     ORDER BY sa.domains DESC, sa.anchor_id, sa.anchor_kind LIMIT ${LOOKED_AT}`,
    [scope.workspaceId, site.id],
  );
  return suggestBrands(anchors, site, domains).slice(0, SHOWN);
}
