import type { z } from "zod";
import { cleanText } from "#lib/core/clean-text";
import { normaliseUrl } from "#lib/core/url";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { renewWords } from "#lib/hand-checks/renew-words";
import { internPages } from "#lib/links/intern";
import { withWatch } from "#lib/links/watch";
import type { WriteScope } from "#lib/scope/scope";
import { planPages } from "#lib/watching/plan-pages";
import { rejudgePlacements } from "./rejudge-placements.ts";
import type { PlacementChange } from "./schema.ts";

interface Before {
  siteId: number;
  sourceId: number;
  source: string;
  target: string;
  checked: boolean;
}

/**
 * Writes a promise as a person says it is. Its addresses may be corrected until the first look at it; after that
 * its history is about them. Terms that the Scope may not read (costs, contacts) stay as they are.
 * Throws AppError "not_found", "conflict" (looked at already; the site has this very promise), "invalid".
 */
export async function updatePlacement(
  scope: WriteScope,
  change: z.output<typeof PlacementChange>,
): Promise<void> {
  const [source, target] = [normaliseUrl(change.source), normaliseUrl(change.target)];
  if (source === null || target === null) throw new AppError("invalid", "This is not a web address.");
  const refs = await withWatch(scope.workspaceId, (watch) =>
    internPages(scope.workspaceId, [source, target], watch.domainOf),
  );
  await transaction(async (sql) => {
    const before = await lockPlacement(sql, scope, change.id);
    if ((before.source !== source || before.target !== target) && before.checked) {
      throw new AppError("conflict", "Nothing was changed: this placement has been looked at.", {
        fields: {
          [before.source !== source ? "source" : "target"]:
            "Its history belongs to this page. For another one, archive it and add a new placement.",
        },
      });
    }
    await write(sql, scope, change, refs.get(source)?.id as number, refs.get(target)?.id as number);
    await rejudgePlacements(sql, scope.workspaceId, [change.id]);
    await planPages(sql, scope.workspaceId, [before.sourceId, refs.get(source)?.id as number]);
    await renewWords(sql, scope.workspaceId, [change.id]);
  });
}

async function lockPlacement(sql: Sql, scope: WriteScope, id: string): Promise<Before> {
  const [row] = await sql.query<Before>(
    `SELECT p.site_id AS "siteId", p.source_id AS "sourceId", s.url AS source, t.url AS target, p.checked_at IS NOT NULL AS checked
     FROM placement p JOIN page s ON s.id = p.source_id JOIN page t ON t.id = p.target_id
     WHERE p.workspace_id = $1 AND p.id = $2 AND ($3::int[] IS NULL OR p.site_id = ANY($3)) FOR UPDATE OF p`,
    [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
  );
  if (row === undefined) throw new AppError("not_found", "This placement is not there.");
  return row;
}

async function write(
  sql: Sql,
  scope: WriteScope,
  change: z.output<typeof PlacementChange>,
  sourceId: number,
  targetId: number,
): Promise<void> {
  const text = (value: string | null, max: number) => (value === null ? null : cleanText(value, max) || null);
  try {
    await sql.query(
      `UPDATE placement SET source_id = $3, target_id = $4, anchor = $5, rel = $6::"RelClass", vendor = $7,
         tactic = $8::"Tactic", origin = $9::"LinkOrigin", live_on = $10::date, expires_on = $11::date, notes = $12, tags = $18,
         price = CASE WHEN $13::boolean THEN $14::numeric ELSE price END,
         currency = CASE WHEN $13::boolean THEN $15 ELSE currency END,
         contact = CASE WHEN $16::boolean THEN $17 ELSE contact END, place = $19::"LinkPlace",
         fee = CASE WHEN $13::boolean THEN $20::numeric ELSE fee END,
         fee_currency = CASE WHEN $13::boolean THEN $21 ELSE fee_currency END,
         invoice = CASE WHEN $13::boolean THEN $22 ELSE invoice END
       WHERE workspace_id = $1 AND id = $2`,
      [
        scope.workspaceId,
        change.id,
        sourceId,
        targetId,
        text(change.anchor, 2_000),
        change.rel,
        text(change.vendor, 200),
        change.tactic,
        change.origin,
        change.liveOn,
        change.expiresOn,
        change.notes?.replaceAll("\0", "").toWellFormed() ?? null,
        scope.may.has("costs"),
        change.price,
        change.currency,
        scope.may.has("contacts"),
        text(change.contact, 200),
        change.tags,
        change.place,
        change.fee,
        change.feeCurrency,
        text(change.invoice, 200),
      ],
    );
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error;
    throw new AppError("conflict", "Nothing was changed: this very link has been agreed already.", {
      fields: { source: "There is a placement from this page to this target." },
    });
  }
}
