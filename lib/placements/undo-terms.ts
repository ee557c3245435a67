// The terms of promises as they stand, read and written back when an import is undone.
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import type { NewPlacement } from "./types.ts";

/** What a row of an import may say of a promise. */
export const FIELDS = [
  "anchor",
  "rel",
  "place",
  "price",
  "currency",
  "fee",
  "feeCurrency",
  "invoice",
  "vendor",
  "contact",
  "tactic",
  "origin",
  "liveOn",
  "expiresOn",
  "notes",
  "tags",
] as const;

export interface HeldTerms {
  id: string;
  sourceId: number;
  targetId: number;
  importId: string | null;
  terms: Required<NewPlacement>;
  /** A person did something with it: archived it, decided its renewal, looked, drafted a mail, changed its target, agreed it with a prospect. */
  touched: boolean;
}

/** Locks and reads the promises of a site on these pages. @param keys keys of the source pages */
export async function loadHeld(
  sql: Sql,
  workspaceId: number,
  siteId: number,
  keys: readonly Buffer[],
): Promise<HeldTerms[]> {
  const rows = await sql.query<Required<NewPlacement> & Omit<HeldTerms, "terms">>(
    `SELECT p.id, p.source_id AS "sourceId", p.target_id AS "targetId", p.import_id AS "importId", s.url AS source, t.url AS target,
       p.anchor, p.rel, p.place, p.price, p.currency, p.fee, p.fee_currency AS "feeCurrency",
       p.invoice, p.vendor, p.contact, p.tactic, p.origin, p.live_on AS "liveOn", p.expires_on AS "expiresOn", p.notes, p.tags,
       p.prospect_id AS "prospectId", p.agreed_on AS "agreedOn",
       p.archived_at IS NOT NULL OR p.prospect_id IS NOT NULL OR p.renewal <> 'undecided'
         OR EXISTS (SELECT 1 FROM hand_check h WHERE h.workspace_id = $1 AND h.source_id = p.source_id AND h.target_id = p.target_id)
         OR EXISTS (SELECT 1 FROM reminder r WHERE r.placement_id = p.id AND r.done_at IS NOT NULL)
         OR EXISTS (SELECT 1 FROM target_change c JOIN target_change_item i ON i.change_id = c.id AND i.placement_id = p.id
           WHERE c.workspace_id = $1 AND c.site_id = p.site_id)
         OR EXISTS (SELECT 1 FROM audit_entry a WHERE a.workspace_id = $1 AND a.at >= p.created_at
           AND a.action = 'mail.drafted' AND a.subject = p.id::text) AS touched
     FROM page s JOIN placement p ON p.workspace_id = s.workspace_id AND p.source_id = s.id JOIN page t ON t.id = p.target_id
     WHERE s.workspace_id = $1 AND s.url_key = ANY($3) AND p.site_id = $2 ORDER BY p.id FOR UPDATE OF p`,
    [workspaceId, siteId, keys],
  );
  return rows.map(({ id, sourceId, targetId, importId, touched, ...terms }) => ({
    id,
    sourceId,
    targetId,
    importId,
    touched,
    terms,
  }));
}

/** Whether two promises say the same of one thing. A price is a number; tags have no order. */
export function sameTerm(
  field: (typeof FIELDS)[number],
  a: Required<NewPlacement>,
  b: Required<NewPlacement>,
): boolean {
  if (field === "tags") return [...a.tags].sort().join("\n") === [...b.tags].sort().join("\n");
  if (field === "price" || field === "fee") {
    const [left, right] = [a[field], b[field]];
    if (left !== null && right !== null) return Number(left) === Number(right);
  }
  return a[field] === b[field];
}

/** Writes terms back, and whose the promise is. */
export async function writeTerms(
  sql: Sql,
  workspaceId: number,
  changed: readonly { id: string; importId: string; terms: Required<NewPlacement> }[],
): Promise<void> {
  if (changed.length === 0) return;
  await sql.query(
    `UPDATE placement p SET import_id = r."importId", anchor = r.anchor, rel = r.rel, place = r.place, price = r.price,
       currency = r.currency, fee = r.fee, fee_currency = r."feeCurrency", invoice = r.invoice, vendor = r.vendor, contact = r.contact, tactic = r.tactic, origin = r.origin, live_on = r."liveOn",
       expires_on = r."expiresOn", notes = r.notes, tags = r.tags
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "importId" uuid, anchor text, rel "RelClass", place "LinkPlace", price numeric,
       currency text, fee numeric, "feeCurrency" text, invoice text, vendor text, contact text, tactic "Tactic", origin "LinkOrigin", "liveOn" date, "expiresOn" date, notes text, tags text[])
     WHERE p.workspace_id = $1 AND p.id = r.id`,
    [workspaceId, safeJson(changed.map(({ id, importId, terms }) => ({ id, importId, ...terms })))],
  );
}
