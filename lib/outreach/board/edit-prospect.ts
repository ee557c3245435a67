import { normaliseUrl } from "#lib/core/url";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { siteNames, withinSite } from "#lib/placements/site-names";
import type { WriteScope } from "#lib/scope/scope";
import type { ProspectEdit } from "./schema.ts";
import { type EditedField, type ProspectChange, writeEvents } from "./write-events.ts";

type Fields = Record<Exclude<EditedField, "followUpOn" | "rejectReason">, string | number | null>;

/** Writes what a person says of one prospect. Throws AppError "not_found", "invalid" (a target that is no page of the site). */
export async function editProspect(scope: WriteScope, { id, ...edit }: ProspectEdit): Promise<void> {
  await transaction(async (sql) => {
    const [before] = await sql.query<Fields & { site: string }>(
      `SELECT s.slug AS site, p.page_url AS "pageUrl", p.target_url AS "targetUrl", p.anchor, p.note, p.fit, p.due_on AS "dueOn"
       FROM prospect p JOIN site s ON s.workspace_id = p.workspace_id AND s.id = p.site_id
       WHERE p.workspace_id = $1 AND p.id = $2 AND ($3::int[] IS NULL OR p.site_id = ANY($3)) FOR UPDATE OF p`,
      [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
    );
    if (before === undefined) throw new AppError("not_found", "This prospect is not there any more.");
    const after: Fields = {
      ...edit,
      pageUrl: edit.pageUrl === null ? null : normaliseUrl(edit.pageUrl),
      targetUrl: edit.targetUrl === null ? null : normaliseUrl(edit.targetUrl),
    };
    if (edit.targetUrl !== null && before.targetUrl !== after.targetUrl) {
      const site = await siteNames(scope, before.site);
      if (!withinSite(site)(edit.targetUrl)) {
        throw new AppError("invalid", "Nothing was changed: the target needs another look.", {
          fields: { targetUrl: `This is no page of the site (${site.domains.join(", ")}).` },
        });
      }
    }
    await sql.query(
      `UPDATE prospect SET page_url = $3, target_url = $4, anchor = $5, note = $6, fit = $7, due_on = $8::date
       WHERE workspace_id = $1 AND id = $2`,
      [
        scope.workspaceId,
        id,
        after.pageUrl,
        after.targetUrl,
        after.anchor,
        after.note,
        after.fit,
        after.dueOn,
      ],
    );
    await writeEvents(sql, scope, newId(), changesOf(id, before, after));
  });
}

function changesOf(id: string, before: Fields, after: Fields): ProspectChange[] {
  const names = Object.keys(after) as (keyof Fields)[];
  return names
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      prospectId: id,
      kind: "edited",
      // A note may be long, and is read where it stands.
      from: field === "note" || before[field] === null ? null : String(before[field]),
      to: field === "note" || after[field] === null ? null : String(after[field]),
      field,
    }));
}
