// Promises enter here, one by hand or thousands from the team's tracker: the same rows, the same rule. What a
// person wrote is never overwritten; a second report of the same promise only fills what was empty.
import { normaliseUrl } from "#lib/core/url";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { renewWords } from "#lib/hand-checks/renew-words";
import { internPages } from "#lib/links/intern";
import { type Watch, withWatch } from "#lib/links/watch";
import type { WriteScope } from "#lib/scope/scope";
import { planPages } from "#lib/watching/plan-pages";
import { cleanTerms, fillTerms } from "./fill-terms.ts";
import { rejudgePlacements } from "./rejudge-placements.ts";
import type { NewPlacement } from "./types.ts";

export interface CreatedPlacements {
  created: number;
  /** Promised before: empty fields were filled, where the rows say something of them. */
  updated: number;
  /** One a promise, in no order. */
  ids: string[];
}

/**
 * Records promises of one site; the same source and target again is the same promise. One that a person archived
 * comes back when a person adds it again, never by an import.
 * @param also runs in the same transaction: the import's progress and resume point
 * Throws AppError "not_found" for a site outside the Scope, "invalid" for an address that is no http(s) URL.
 */
export async function createPlacements(
  scope: WriteScope,
  input: { siteId: number; importId: string | null; rows: readonly NewPlacement[] },
  also: (sql: Sql, result: CreatedPlacements) => Promise<void> = async () => {},
): Promise<CreatedPlacements> {
  return withWatch(scope.workspaceId, async (watch) => {
    const records = await recordsOf(scope, input.rows, watch);
    return createAll(scope, input, records, also);
  });
}

function createAll(
  scope: WriteScope,
  input: { siteId: number; importId: string | null },
  records: readonly PlacementRecord[],
  also: (sql: Sql, result: CreatedPlacements) => Promise<void>,
): Promise<CreatedPlacements> {
  return transaction(async (sql) => {
    await requireSite(sql, scope, input.siteId);
    const written = await sql.query<{ id: string; created: boolean; checked: boolean }>(UPSERT, [
      scope.workspaceId,
      input.siteId,
      scope.actorId,
      input.importId,
      safeJson(records),
    ]);
    const known = written.filter((row) => !row.created && row.checked).map((row) => row.id);
    await rejudgePlacements(sql, scope.workspaceId, known);
    await renewWords(
      sql,
      scope.workspaceId,
      written.filter((row) => row.created).map((row) => row.id),
    );
    const ids = await sql.query<{ id: string }>(
      `SELECT p.id FROM placement p JOIN jsonb_to_recordset($3::jsonb) AS r("sourceId" int, "targetId" int)
         ON p.source_id = r."sourceId" AND p.target_id = r."targetId"
       WHERE p.workspace_id = $1 AND p.site_id = $2`,
      [scope.workspaceId, input.siteId, safeJson(records)],
    );
    const created = written.filter((row) => row.created).length;
    const result = { created, updated: records.length - created, ids: ids.map((row) => row.id) };
    await planPages(
      sql,
      scope.workspaceId,
      records.map((record) => record.sourceId),
    );
    await also(sql, result);
    return result;
  });
}

// A price without its currency takes none from another price. Rows that say nothing new are not written.
const UPSERT = `INSERT INTO placement AS p (id, workspace_id, site_id, source_id, target_id, anchor, rel, place, price, currency, vendor,
     contact, tactic, origin, live_on, expires_on, notes, tags, created_by_id, import_id, fee, fee_currency, invoice, prospect_id, agreed_on)
   SELECT id, $1, $2, "sourceId", "targetId", anchor, rel, place, price, currency, vendor, contact, tactic, origin, "liveOn",
     "expiresOn", notes, tags, $3, $4, fee, "feeCurrency", invoice, "prospectId", "agreedOn"
   FROM jsonb_to_recordset($5::jsonb) AS r(id uuid, "sourceId" int, "targetId" int, anchor text, rel "RelClass", place "LinkPlace", price numeric,
     currency text, vendor text, contact text, tactic "Tactic", origin "LinkOrigin", "liveOn" date, "expiresOn" date, notes text, tags text[],
     fee numeric, "feeCurrency" text, invoice text, "prospectId" uuid, "agreedOn" date)
   ORDER BY "sourceId", "targetId"
   ON CONFLICT (workspace_id, site_id, source_id, target_id) DO UPDATE SET
     anchor = coalesce(p.anchor, excluded.anchor), rel = coalesce(p.rel, excluded.rel), place = coalesce(p.place, excluded.place), price = coalesce(p.price, excluded.price),
     currency = CASE WHEN p.price IS NULL OR p.price = excluded.price THEN coalesce(p.currency, excluded.currency) ELSE p.currency END,
     fee = coalesce(p.fee, excluded.fee), invoice = coalesce(p.invoice, excluded.invoice),
     fee_currency = CASE WHEN p.fee IS NULL OR p.fee = excluded.fee THEN coalesce(p.fee_currency, excluded.fee_currency) ELSE p.fee_currency END,
     prospect_id = coalesce(p.prospect_id, excluded.prospect_id), agreed_on = coalesce(p.agreed_on, excluded.agreed_on),
     vendor = coalesce(p.vendor, excluded.vendor), contact = coalesce(p.contact, excluded.contact),
     tactic = coalesce(p.tactic, excluded.tactic), live_on = coalesce(p.live_on, excluded.live_on),
     expires_on = coalesce(p.expires_on, excluded.expires_on), notes = coalesce(p.notes, excluded.notes),
     origin = CASE WHEN p.origin = 'unknown' THEN excluded.origin ELSE p.origin END,
     tags = CASE WHEN p.tags @> excluded.tags THEN p.tags ELSE array(SELECT unnest(p.tags) UNION SELECT unnest(excluded.tags) ORDER BY 1) END,
     archived_at = CASE WHEN $4::uuid IS NULL THEN NULL ELSE p.archived_at END
   WHERE (p.anchor IS NULL AND excluded.anchor IS NOT NULL) OR (p.rel IS NULL AND excluded.rel IS NOT NULL)
     OR (p.place IS NULL AND excluded.place IS NOT NULL)
     OR (p.price IS NULL AND excluded.price IS NOT NULL) OR (p.currency IS NULL AND excluded.currency IS NOT NULL)
     OR (p.vendor IS NULL AND excluded.vendor IS NOT NULL) OR (p.contact IS NULL AND excluded.contact IS NOT NULL)
     OR (p.tactic IS NULL AND excluded.tactic IS NOT NULL) OR (p.live_on IS NULL AND excluded.live_on IS NOT NULL)
     OR (p.expires_on IS NULL AND excluded.expires_on IS NOT NULL) OR (p.notes IS NULL AND excluded.notes IS NOT NULL)
     OR (p.fee IS NULL AND excluded.fee IS NOT NULL) OR (p.fee_currency IS NULL AND excluded.fee_currency IS NOT NULL)
     OR (p.invoice IS NULL AND excluded.invoice IS NOT NULL) OR (p.prospect_id IS NULL AND excluded.prospect_id IS NOT NULL)
     OR NOT p.tags @> excluded.tags
     OR (p.origin = 'unknown' AND excluded.origin <> 'unknown') OR (p.archived_at IS NOT NULL AND $4::uuid IS NULL)
   RETURNING p.id, (xmax = 0) AS created, p.checked_at IS NOT NULL AS checked`;

interface PlacementRecord extends Required<NewPlacement> {
  id: string;
  sourceId: number;
  targetId: number;
}

async function recordsOf(
  scope: WriteScope,
  rows: readonly NewPlacement[],
  watch: Watch,
): Promise<PlacementRecord[]> {
  const named = rows.map((row) => ({
    row,
    source: addressOf(row, "source"),
    target: addressOf(row, "target"),
  }));
  const urls = named.flatMap(({ source, target }) => [source, target]);
  const refs = await internPages(scope.workspaceId, urls, watch.domainOf);
  const records = new Map<string, PlacementRecord>();
  for (const { row, source, target } of named) {
    const sourceId = refs.get(source)?.id as number;
    const targetId = refs.get(target)?.id as number;
    const key = `${sourceId}:${targetId}`;
    const record = { ...cleanTerms(row), id: newId(), sourceId, targetId };
    const earlier = records.get(key);
    // Twice in one file: the first row says it, a later one fills its gaps.
    records.set(key, earlier === undefined ? record : fillTerms(earlier, record));
  }
  return [...records.values()];
}

function addressOf(row: NewPlacement, field: "source" | "target"): string {
  const url = normaliseUrl(row[field]);
  if (url !== null) return url;
  throw new AppError("invalid", `“${row[field].slice(0, 100)}” is not a web address.`, {
    fields: { [field]: "Write the whole address, beginning with https://." },
  });
}

async function requireSite(sql: Sql, scope: WriteScope, siteId: number): Promise<void> {
  const [site] = await sql.query(
    "SELECT id FROM site WHERE workspace_id = $1 AND id = $2 AND ($3::int[] IS NULL OR id = ANY($3))",
    [scope.workspaceId, siteId, scope.sites === "all" ? null : scope.sites],
  );
  if (site === undefined) throw new AppError("not_found", "This site is not there.");
}
