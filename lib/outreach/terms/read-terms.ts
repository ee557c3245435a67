import { ownCost } from "#lib/core/outreach/money";
import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { PLACEMENT_FROM } from "#lib/placements/placement-sql";
import { type LoadedPlacement, lineColumns, placementLine } from "#lib/placements/read-line";
import type { Scope } from "#lib/scope/scope";
import { type OwnMoney, ownMoney } from "../rates/own-money.ts";
import type { AgreedLink, KeptTerms, NoticedLink, ProspectTerms } from "./types.ts";

type Head = Pick<
  ProspectTerms,
  "prospectId" | "domain" | "site" | "prospect" | "dueOn" | "draft" | "targets"
>;

/**
 * What is agreed with a prospect: its placements, terms that wait for a page, links that nobody announced.
 * @param today YYYY-MM-DD. Throws AppError "not_found".
 */
export async function readTermsOf(scope: Scope, prospectId: string, today: string): Promise<ProspectTerms> {
  const keys = [scope.workspaceId, prospectId, scope.sites === "all" ? null : scope.sites];
  const head = scope.may.has("placements") ? await one<Head>(HEAD, keys) : null;
  if (head === null) throw new AppError("not_found", "This prospect is not there.");
  const own = await ownMoney(scope);
  const [links, kept, noticed] = await Promise.all([
    readLinks(scope, prospectId, today, own),
    readKept(scope, prospectId, own),
    query<Omit<NoticedLink, "foundAt"> & { foundAt: Date }>(
      `SELECT id, source_url AS source, target_url AS target, found_at AS "foundAt" FROM unannounced_link
       WHERE workspace_id = $1 AND prospect_id = $2 AND settled_at IS NULL ORDER BY found_at, id LIMIT 20`,
      [scope.workspaceId, prospectId],
    ),
  ]);
  return {
    ...head,
    links,
    kept,
    noticed: noticed.map((row) => ({ ...row, foundAt: row.foundAt.toISOString() })),
    currency: own?.currency ?? null,
  };
}

// The target that the prospect is asked about, or the campaign's first.
const HEAD = `SELECT q.id AS "prospectId", q.domain, s.slug AS site,
    json_build_object('stage', q.stage, 'campaignId', c.id, 'campaign', c.name) AS prospect, q.due_on::text AS "dueOn",
    json_build_object('source', q.page_url, 'target', coalesce(q.target_url, (SELECT t.url FROM campaign_target t
      WHERE t.workspace_id = q.workspace_id AND t.campaign_id = q.campaign_id ORDER BY t.position LIMIT 1)),
      'anchor', q.anchor, 'contact', NULL) AS draft,
    coalesce((SELECT json_agg(json_build_object('url', t.url, 'anchors', t.anchors) ORDER BY t.position) FROM campaign_target t
      WHERE t.workspace_id = q.workspace_id AND t.campaign_id = q.campaign_id), '[]') AS targets
  FROM prospect q JOIN campaign c ON c.workspace_id = q.workspace_id AND c.id = q.campaign_id
  JOIN site s ON s.workspace_id = q.workspace_id AND s.id = q.site_id
  WHERE q.workspace_id = $1 AND q.id = $2 AND ($3::int[] IS NULL OR q.site_id = ANY($3))`;

async function readLinks(
  scope: Scope,
  prospectId: string,
  today: string,
  own: OwnMoney | null,
): Promise<AgreedLink[]> {
  type Loaded = LoadedPlacement &
    Pick<AgreedLink, "contact" | "invoice" | "origin" | "place" | "notes"> & { archivedAt: Date | null };
  const rows = await query<Loaded>(
    `SELECT ${lineColumns(scope)}, ${scope.may.has("contacts") ? "p.contact" : "NULL AS contact"},
       ${scope.may.has("costs") ? "p.invoice" : "NULL AS invoice"}, p.origin, p.place, p.notes, p.archived_at AS "archivedAt"
     FROM ${PLACEMENT_FROM} WHERE p.workspace_id = $1 AND p.prospect_id = $2 ORDER BY p.created_at, p.id`,
    [scope.workspaceId, prospectId],
  );
  return rows.map((row) => ({
    ...placementLine(row, today, own),
    archivedAt: row.archivedAt?.toISOString() ?? null,
  }));
}

async function readKept(scope: Scope, prospectId: string, own: OwnMoney | null): Promise<KeptTerms[]> {
  const costs = scope.may.has("costs");
  const rows = await query<Omit<KeptTerms, "cost">>(
    `SELECT id, target_url AS target, anchor, rel, place, vendor, notes, expires_on::text AS "expiresOn",
       agreed_on::text AS "agreedOn", ${scope.may.has("contacts") ? "contact" : "NULL AS contact"},
       ${costs ? `price::text, currency, fee::text, fee_currency AS "feeCurrency", invoice` : NO_COSTS}
     FROM agreed_terms WHERE workspace_id = $1 AND prospect_id = $2 ORDER BY at, id`,
    [scope.workspaceId, prospectId],
  );
  return rows.map((row) => ({ ...row, cost: own === null ? null : ownCost(row, row.agreedOn, own) }));
}

const NO_COSTS = `NULL AS price, NULL AS currency, NULL AS fee, NULL AS "feeCurrency", NULL AS invoice`;
