// Promises enter here, one by hand or thousands from the team's tracker: the same rows, the same rule. What a
// person wrote is never overwritten; a second report of the same promise only fills what was empty.
import { cleanText } from "#lib/core/clean-text";
import { normaliseUrl } from "#lib/core/url";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { internPages } from "#lib/links/intern";
import { withWatch } from "#lib/links/watch";
import type { WriteScope } from "#lib/scope/scope";

/** One promise. Null: nothing was said about it. */
export interface NewPlacement {
  /** http(s) URLs. */
  source: string;
  target: string;
  anchor: string | null;
  rel: "follow" | "nofollow" | "ugc" | "sponsored" | null;
  /** A decimal with a point. */
  price: string | null;
  /** ISO 4217 */
  currency: string | null;
  vendor: string | null;
  contact: string | null;
  tactic: string | null;
  origin?: "earned" | "built" | "bought" | "unknown";
  /** YYYY-MM-DD */
  liveOn: string | null;
  expiresOn: string | null;
  notes: string | null;
}

export interface CreatedPlacements {
  created: number;
  /** Promised before: empty fields were filled. */
  updated: number;
  ids: string[];
}

/**
 * Records promises of one site; the same source and target again is the same promise.
 * @param also runs in the same transaction: the import's progress and resume point
 * Throws AppError "invalid" for an address that is no http(s) URL.
 */
export async function createPlacements(
  scope: WriteScope,
  input: { siteId: number; importId: string | null; rows: readonly NewPlacement[] },
  also: (sql: Sql, result: CreatedPlacements) => Promise<void> = async () => {},
): Promise<CreatedPlacements> {
  const named = input.rows.map((row) => ({
    row,
    source: normaliseUrl(row.source),
    target: normaliseUrl(row.target),
  }));
  const wrong = named.find(({ source, target }) => source === null || target === null);
  if (wrong) {
    const field = wrong.source === null ? "source" : "target";
    throw new AppError("invalid", `“${wrong.row[field].slice(0, 100)}” is not a web address.`, {
      fields: { [field]: "Write the whole address, beginning with https://." },
    });
  }
  const refs = await withWatch(scope.workspaceId, (watch) =>
    internPages(
      scope.workspaceId,
      named.flatMap(({ source, target }) => [source as string, target as string]),
      watch.domainOf,
    ),
  );
  const records = new Map<string, object>();
  for (const { row, source, target } of named) {
    const sourceId = refs.get(source as string)?.id;
    const targetId = refs.get(target as string)?.id;
    const text = (value: string | null, max: number) =>
      value === null ? null : cleanText(value, max) || null;
    records.set(`${sourceId}:${targetId}`, {
      ...row,
      id: newId(),
      sourceId,
      targetId,
      anchor: text(row.anchor, 2_000),
      vendor: text(row.vendor, 200),
      contact: text(row.contact, 200),
      notes: row.notes,
      origin: row.origin ?? "unknown",
    });
  }
  return transaction(async (sql) => {
    const rows = await sql.query<{ id: string; created: boolean }>(
      `INSERT INTO placement AS p (id, workspace_id, site_id, source_id, target_id, anchor, rel, price, currency, vendor, contact,
         tactic, origin, live_on, expires_on, notes, created_by_id, import_id)
       SELECT id, $1, $2, "sourceId", "targetId", anchor, rel, price, currency, vendor, contact, tactic, origin, "liveOn",
         "expiresOn", notes, $3, $4
       FROM jsonb_to_recordset($5::jsonb) AS r(id uuid, "sourceId" int, "targetId" int, anchor text, rel "RelClass", price numeric,
         currency text, vendor text, contact text, tactic "Tactic", origin "LinkOrigin", "liveOn" date, "expiresOn" date, notes text)
       ORDER BY "sourceId", "targetId"
       ON CONFLICT (workspace_id, site_id, source_id, target_id) DO UPDATE SET
         anchor = coalesce(p.anchor, excluded.anchor), rel = coalesce(p.rel, excluded.rel),
         price = coalesce(p.price, excluded.price), currency = coalesce(p.currency, excluded.currency),
         vendor = coalesce(p.vendor, excluded.vendor), contact = coalesce(p.contact, excluded.contact),
         tactic = coalesce(p.tactic, excluded.tactic), live_on = coalesce(p.live_on, excluded.live_on),
         expires_on = coalesce(p.expires_on, excluded.expires_on), notes = coalesce(p.notes, excluded.notes),
         origin = CASE WHEN p.origin = 'unknown' THEN excluded.origin ELSE p.origin END, archived_at = NULL
       RETURNING p.id, (xmax = 0) AS created`,
      [scope.workspaceId, input.siteId, scope.actorId, input.importId, safeJson([...records.values()])],
    );
    const created = rows.filter((row) => row.created).length;
    const result = { created, updated: rows.length - created, ids: rows.map((row) => row.id) };
    await also(sql, result);
    return result;
  });
}
