// Terms of a link whose page nobody knows yet: they wait for it, and go when the placement is made.
import { cleanText } from "#lib/core/clean-text";
import { normaliseUrl } from "#lib/core/url";
import { newId } from "#lib/db/new-id";
import { one, type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { noteTerms } from "./note-terms.ts";
import type { SaidTerms } from "./record-terms.ts";

const text = (value: string | null, max: number) => (value === null ? null : cleanText(value, max) || null);

/**
 * Keeps terms without a page, or says kept ones anew. What the Scope may not read stays as it was.
 * Throws AppError "not_found" when the kept ones are gone.
 */
export async function keepTerms(scope: WriteScope, prospectId: string, terms: SaidTerms): Promise<void> {
  const may = (subject: "costs" | "contacts") => scope.may.has(subject);
  await transaction(async (sql) => {
    const rows = await sql.query(
      `INSERT INTO agreed_terms AS k (id, workspace_id, prospect_id, target_url, anchor, rel, place, price, currency, fee,
         fee_currency, vendor, contact, invoice, notes, expires_on, agreed_on, by_id)
       SELECT $1::uuid, $2::int, $3::uuid, $4, $5, $6::"RelClass", $7::"LinkPlace", $8::numeric, $9, $10::numeric, $11, $12,
         $13, $14, $15, $16::date, current_date, $17::uuid
       WHERE NOT $18::boolean OR EXISTS (SELECT 1 FROM agreed_terms WHERE workspace_id = $2 AND prospect_id = $3 AND id = $1)
       ON CONFLICT (id) DO UPDATE SET target_url = excluded.target_url, anchor = excluded.anchor, rel = excluded.rel,
         place = excluded.place, vendor = excluded.vendor, notes = excluded.notes, expires_on = excluded.expires_on,
         price = CASE WHEN $19::boolean THEN excluded.price ELSE k.price END,
         currency = CASE WHEN $19::boolean THEN excluded.currency ELSE k.currency END,
         fee = CASE WHEN $19::boolean THEN excluded.fee ELSE k.fee END,
         fee_currency = CASE WHEN $19::boolean THEN excluded.fee_currency ELSE k.fee_currency END,
         invoice = CASE WHEN $19::boolean THEN excluded.invoice ELSE k.invoice END,
         contact = CASE WHEN $20::boolean THEN excluded.contact ELSE k.contact END
       RETURNING id`,
      [
        terms.kept ?? newId(),
        scope.workspaceId,
        prospectId,
        normaliseUrl(terms.target) ?? terms.target,
        text(terms.anchor, 2_000),
        terms.rel,
        terms.place,
        terms.price,
        terms.currency,
        terms.fee,
        terms.feeCurrency,
        text(terms.vendor, 200),
        text(terms.contact, 200),
        text(terms.invoice, 200),
        terms.notes?.replaceAll("\0", "").toWellFormed() ?? null,
        terms.expiresOn,
        scope.actorId,
        terms.kept !== null,
        may("costs"),
        may("contacts"),
      ],
    );
    if (rows.length === 0) throw gone();
    await noteTerms(sql, scope, { prospectId, dueOn: terms.dueOn, page: null });
  });
}

/** What kept terms bring to their placement beside what a form says. */
export interface FromKept {
  /** YYYY-MM-DD */
  agreedOn: string;
  /** Terms that the Scope may not read: nobody who makes the placement loses them. */
  unread: Partial<Pick<SaidTerms, "price" | "currency" | "fee" | "feeCurrency" | "invoice" | "contact">>;
}

/** Kept terms as they go into a placement; null without any. Throws AppError "not_found". */
export async function readKept(
  scope: WriteScope,
  prospectId: string,
  id: string | null,
): Promise<FromKept | null> {
  if (id === null) return null;
  const row = await one<Required<FromKept["unread"]> & { agreedOn: string }>(
    `SELECT agreed_on::text AS "agreedOn", price::text, currency, fee::text, fee_currency AS "feeCurrency", invoice, contact
     FROM agreed_terms WHERE workspace_id = $1 AND prospect_id = $2 AND id = $3`,
    [scope.workspaceId, prospectId, id],
  );
  if (row === null) throw gone();
  const { agreedOn, contact, ...costs } = row;
  return {
    agreedOn,
    unread: { ...(scope.may.has("costs") ? {} : costs), ...(scope.may.has("contacts") ? {} : { contact }) },
  };
}

/** Takes kept terms away: they became a placement. Throws AppError "not_found" when somebody else was first. */
export async function dropKept(
  sql: Sql,
  scope: WriteScope,
  prospectId: string,
  id: string | null,
): Promise<void> {
  if (id === null) return;
  const rows = await sql.query(
    "DELETE FROM agreed_terms WHERE workspace_id = $1 AND prospect_id = $2 AND id = $3 RETURNING id",
    [scope.workspaceId, prospectId, id],
  );
  if (rows.length === 0) throw gone();
}

const gone = () =>
  new AppError(
    "not_found",
    "These terms are not there any more: they became a placement, or were taken away.",
  );
