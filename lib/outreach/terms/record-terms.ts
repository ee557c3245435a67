// Agreed → placement: what was said becomes the watched placement in one step, and the prospect moves on by itself.
import type { Sql } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { withoutUnread } from "#lib/placements/add-placement";
import { createPlacements } from "#lib/placements/create-placement";
import { siteNames, wrongAddresses } from "#lib/placements/site-names";
import { startRun } from "#lib/runs/start-run";
import { can, type WriteScope } from "#lib/scope/scope";
import { placeProspects } from "../placed/place-prospects.ts";
import { takeNoticed } from "../placed/settle-noticed.ts";
import { dropKept, keepTerms, readKept } from "./keep-terms.ts";
import { noteTerms } from "./note-terms.ts";
import { type AgreeingProspect, prospectOf } from "./prospect-of.ts";
import type { TermsForm } from "./schema.ts";

export interface RecordedTerms {
  /** Null: nobody knows the page yet, the terms wait for it. */
  placementId: string | null;
  /** False: this very link was agreed before, and what was empty is filled. */
  created: boolean;
  /** Its page is being looked at. */
  looks: boolean;
}

/** `dueOn` undefined: it stays as it is. */
export type SaidTerms = Omit<TermsForm, "dueOn" | "prospect"> & { dueOn?: string | null };

/**
 * Records what was agreed with a prospect: with its page a watched placement that is looked at, without one terms that
 * wait for it. The prospect moves to agreed, or to placed where the link has been found already. A second link of the
 * same prospect is another placement. Costs and contacts are kept only from those who may read them.
 * Throws AppError "not_found", "invalid", "conflict" (the link is agreed with another prospect).
 */
export async function recordTerms(
  scope: WriteScope,
  { prospect: prospectId, ...form }: SaidTerms & { prospect: string },
): Promise<RecordedTerms> {
  const prospect = await prospectOf(scope, prospectId);
  const fields = wrongAddresses(await siteNames(scope, prospect.siteSlug), form);
  if (Object.keys(fields).length > 0) {
    throw new AppError("invalid", "Nothing was recorded: an address needs another look.", { fields });
  }
  const said = withoutUnread(scope, form);
  const { source } = said;
  if (source !== null) return agree(scope, prospect, { ...said, source });
  await keepTerms(scope, prospect.id, said);
  return { placementId: null, created: true, looks: false };
}

async function agree(
  scope: WriteScope,
  prospect: AgreeingProspect,
  { kept, noticed, dueOn, look, ...terms }: SaidTerms & { source: string },
): Promise<RecordedTerms> {
  const before = await readKept(scope, prospect.id, kept);
  const said = { ...terms, ...before?.unread };
  const row = {
    ...said,
    tactic: prospect.tactic,
    origin: Number(said.price ?? 0) > 0 ? ("bought" as const) : ("built" as const),
    liveOn: null,
    prospectId: prospect.id,
    agreedOn: before?.agreedOn ?? new Date().toISOString().slice(0, 10),
  };
  const input = { siteId: prospect.siteId, importId: null, rows: [row] };
  const { ids, created } = await createPlacements(scope, input, async (sql, result) => {
    const found = await isFound(sql, scope, result.ids[0] as string, prospect.id);
    await dropKept(sql, scope, prospect.id, kept);
    await noteTerms(sql, scope, { prospectId: prospect.id, dueOn, page: terms.source });
    await takeNoticed(sql, scope, prospect.id, noticed);
    // Seen before it was agreed: it is placed from now on.
    const at = new Date();
    if (found || noticed !== null) await placeProspects(sql, scope.workspaceId, [{ id: prospect.id, at }]);
  });
  const id = ids[0] as string;
  const looks = look !== undefined && can(scope, "verify");
  if (looks) await startRun(scope, { site: prospect.siteSlug, selection: { kind: "placement", id } });
  return { placementId: id, created: created === 1, looks };
}

/**
 * Whether a look found the link of a placement.
 * Throws AppError "conflict" where it is agreed with another prospect: which of the two would it place?
 */
async function isFound(sql: Sql, scope: WriteScope, id: string, prospectId: string): Promise<boolean> {
  const [row] = await sql.query<{ prospectId: string | null; found: boolean }>(
    `SELECT prospect_id AS "prospectId", presence = 'found' AS found
     FROM placement WHERE workspace_id = $1 AND id = $2`,
    [scope.workspaceId, id],
  );
  if (row?.prospectId === prospectId) return row.found;
  throw new AppError("conflict", "Nothing was recorded: this link is agreed with another prospect.", {
    fields: { source: "The link from this page to this target was agreed with another prospect." },
  });
}
