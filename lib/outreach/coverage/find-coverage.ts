// Reads what is known of a page that is to be written down as coverage.
import { domainOf } from "#lib/core/domain";
import { normaliseUrl } from "#lib/core/url";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { hashKey } from "#lib/links/hash-key";
import type { Scope } from "#lib/scope/scope";
import { findCampaign } from "../campaigns/find-campaign.ts";
import { proposeKind } from "./propose-kind.ts";
import type { CoverageAddress } from "./schema.ts";
import type { CoverageProposal } from "./types.ts";

interface PageRow {
  title: string | null;
  canonical: string | null;
  read: boolean;
  rels: string[];
}

/** Proposes title, kind and original of a piece. Throws AppError "not_found", "conflict" (it stands in the list), "invalid". */
export async function findCoverage(
  scope: Scope,
  { campaign: id, url: typed }: CoverageAddress,
): Promise<CoverageProposal> {
  const campaign = await findCampaign(scope, id);
  const url = normaliseUrl(typed);
  if (url === null) throw new AppError("invalid", "This is not a web address.");
  const page = await readPage(scope, campaign.siteId, url);
  const known = await query<{ id: string; domain: string; url: string; title: string | null }>(
    "SELECT id, domain, url, title FROM coverage WHERE workspace_id = $1 AND campaign_id = $2 AND syndicated_of IS NULL",
    [scope.workspaceId, campaign.id],
  );
  if (known.some((piece) => piece.url === url))
    throw new AppError("conflict", "This page is in the list already.", {
      fields: { url: "It is in the list already." },
    });
  const own = domainOf(url) ?? "";
  const title = page?.title?.trim() || null;
  const copied = known.find((piece) => piece.domain !== own && isCopy(piece, title, page?.canonical ?? null));
  return {
    url,
    title,
    ...proposeKind(page),
    copyOf: copied === undefined ? null : { id: copied.id, domain: copied.domain, title: copied.title },
  };
}

/** Of the same title, or with an original that is the other piece. */
function isCopy(
  piece: { url: string; title: string | null },
  title: string | null,
  canonical: string | null,
): boolean {
  if (canonical !== null && normaliseUrl(canonical) === piece.url) return true;
  return title !== null && piece.title !== null && title.toLowerCase() === piece.title.toLowerCase();
}

async function readPage(scope: Scope, siteId: number, url: string): Promise<PageRow | null> {
  const [row] = await query<PageRow>(
    `SELECT p.title, p.canonical, p.last_read_at IS NOT NULL AS read,
       array(SELECT DISTINCT l.rel_class::text FROM link l JOIN site_domain sd ON sd.workspace_id = l.workspace_id
         AND sd.domain_id = l.target_domain_id WHERE l.workspace_id = p.workspace_id AND l.source_id = p.id
         AND sd.site_id = $3 AND l.live) AS rels
     FROM page a JOIN page p ON p.workspace_id = a.workspace_id AND p.id = coalesce(a.moved_to_id, a.id)
     WHERE a.workspace_id = $1 AND a.url_key = $2`,
    [scope.workspaceId, hashKey(url), siteId],
  );
  return row ?? null;
}
