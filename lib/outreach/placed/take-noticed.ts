import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { NewPlacement } from "#lib/placements/types";
import type { WriteScope } from "#lib/scope/scope";
import { type RecordedTerms, recordTerms } from "../terms/record-terms.ts";

type Kept = Pick<
  NewPlacement,
  "anchor" | "rel" | "price" | "currency" | "vendor" | "contact" | "notes" | "expiresOn"
> &
  Required<Pick<NewPlacement, "place" | "fee" | "feeCurrency" | "invoice">> & { id: string; target: string };

const NOTHING = {
  anchor: null,
  rel: null,
  place: null,
  price: null,
  currency: null,
  fee: null,
  feeCurrency: null,
  invoice: null,
  vendor: null,
  contact: null,
  notes: null,
  expiresOn: null,
};

/**
 * "This is it": an unannounced link becomes the placement of its prospect in one step, with the oldest terms that
 * waited for a page, or without any. Throws AppError "not_found".
 */
export async function takeLink(
  scope: WriteScope,
  { prospect, id }: { prospect: string; id: string },
): Promise<RecordedTerms> {
  const noticed = await one<{ source: string; target: string; kept: Kept | null }>(
    `SELECT u.source_url AS source, u.target_url AS target, (
       SELECT json_build_object('id', k.id, 'target', k.target_url, 'anchor', k.anchor, 'rel', k.rel, 'place', k.place,
         'price', k.price::text, 'currency', k.currency, 'fee', k.fee::text, 'feeCurrency', k.fee_currency,
         'invoice', k.invoice, 'vendor', k.vendor, 'contact', k.contact, 'notes', k.notes, 'expiresOn', k.expires_on)
       FROM agreed_terms k WHERE k.workspace_id = u.workspace_id AND k.prospect_id = u.prospect_id
       ORDER BY (k.target_url = u.target_url) DESC, k.at, k.id LIMIT 1) AS kept
     FROM unannounced_link u JOIN prospect q ON q.workspace_id = u.workspace_id AND q.id = u.prospect_id
     WHERE u.workspace_id = $1 AND u.prospect_id = $2 AND u.id = $3 AND u.settled_at IS NULL
       AND ($4::int[] IS NULL OR q.site_id = ANY($4))`,
    [scope.workspaceId, prospect, id, scope.sites === "all" ? null : scope.sites],
  );
  if (noticed === null) throw new AppError("not_found", "Somebody has settled this link already.");
  const { id: kept, ...terms } = noticed.kept ?? { ...NOTHING, id: null, target: noticed.target };
  return recordTerms(scope, { prospect, source: noticed.source, kept, noticed: id, look: "on", ...terms });
}
