// A manual action as it is recorded, changed and taken away. What became of it is a log (note-step.ts).
import type { z } from "zod";
import { hostOf } from "#lib/core/domain";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { Site } from "#lib/sites/types";
import { audit } from "#lib/workspaces/audit";
import { requireNotLater } from "./days.ts";
import { caseGone } from "./find-case.ts";
import type { CaseRef, ChosenVersion, EditedCase, KeptDraft, NewCase } from "./schema.ts";

/** Records a notice. Throws AppError "not_found", "invalid" (not one's own site or property; a day to come). */
export async function openCase(scope: WriteScope, input: z.output<typeof NewCase>): Promise<{ id: string }> {
  const site = await siteBySlug(scope, input.site);
  if (site.kind !== "own") throw new AppError("invalid", "A manual action is recorded for your own sites.");
  requireOwnProperty(site, input.property);
  requireNotLater("noticedOn", input.noticedOn);
  const id = newId();
  await transaction(async (sql) => {
    await sql.query(
      `INSERT INTO manual_action (id, workspace_id, site_id, kind, property, notice, noticed_on, by_id)
       VALUES ($1, $2, $3, $4::"ManualActionKind", $5, $6, $7::date, $8)`,
      [
        id,
        scope.workspaceId,
        site.id,
        input.kind,
        input.property,
        input.notice,
        input.noticedOn,
        scope.actorId,
      ],
    );
    await audit(sql, scope, "manual_action.recorded", site.slug, {
      kind: input.kind,
      property: input.property,
    });
  });
  return { id };
}

/** Changes what was recorded of a notice. Throws as `openCase`. */
export async function editCase(scope: WriteScope, input: z.output<typeof EditedCase>): Promise<void> {
  const site = await siteBySlug(scope, input.site);
  requireOwnProperty(site, input.property);
  requireNotLater("noticedOn", input.noticedOn);
  await transaction(async (sql) => {
    const rows = await sql.query(
      `UPDATE manual_action SET kind = $4::"ManualActionKind", property = $5, notice = $6, noticed_on = $7::date
       WHERE workspace_id = $1 AND site_id = $2 AND id = $3 RETURNING id`,
      [scope.workspaceId, site.id, input.id, input.kind, input.property, input.notice, input.noticedOn],
    );
    if (rows.length === 0) throw caseGone();
    await audit(sql, scope, "manual_action.changed", site.slug, {
      kind: input.kind,
      property: input.property,
    });
  });
}

/** Takes a case away with its samples and its log; requests and marks stay. Throws AppError "not_found". */
export async function dropCase(
  scope: WriteScope,
  { site: slug, id }: z.output<typeof CaseRef>,
): Promise<void> {
  const site = await siteBySlug(scope, slug);
  await transaction(async (sql) => {
    const [row] = await sql.query<{ property: string }>(
      "DELETE FROM manual_action WHERE workspace_id = $1 AND site_id = $2 AND id = $3 RETURNING property",
      [scope.workspaceId, site.id, id],
    );
    if (row === undefined) throw caseGone();
    await audit(sql, scope, "manual_action.dropped", site.slug, row);
  });
}

/** Chooses the disavow version that the request names. Throws AppError "not_found". */
export async function chooseVersion(
  scope: WriteScope,
  { site: slug, id, version }: z.output<typeof ChosenVersion>,
): Promise<void> {
  const site = await siteBySlug(scope, slug);
  await transaction(async (sql) => {
    const rows = await sql.query(
      `UPDATE manual_action SET version_id = $4 WHERE workspace_id = $1 AND site_id = $2 AND id = $3 AND ($4::uuid IS NULL OR EXISTS (
         SELECT 1 FROM disavow_version v JOIN disavow_list l ON l.workspace_id = v.workspace_id AND l.id = v.list_id
         WHERE v.workspace_id = $1 AND l.site_id = $2 AND v.id = $4)) RETURNING id`,
      [scope.workspaceId, site.id, id, version],
    );
    if (rows.length === 0)
      throw new AppError("not_found", "This case or this version is not there any more.");
    await audit(sql, scope, "manual_action.version", site.slug, { version });
  });
}

/**
 * Keeps the request as a person wrote it; null lets it go. Nobody's words are written over unseen.
 * Throws AppError "not_found", "conflict" (another text was kept meanwhile).
 */
export async function keepDraft(
  scope: WriteScope,
  { site: slug, id, text, replaces }: z.output<typeof KeptDraft>,
): Promise<void> {
  const site = await siteBySlug(scope, slug);
  await transaction(async (sql) => {
    const [row] = await sql.query<{ at: Date | null }>(
      `SELECT draft_at AS at FROM manual_action WHERE workspace_id = $1 AND site_id = $2 AND id = $3 FOR UPDATE`,
      [scope.workspaceId, site.id, id],
    );
    if (row === undefined) throw caseGone();
    if ((row.at?.toISOString() ?? null) !== replaces)
      throw new AppError(
        "conflict",
        "Somebody else kept another text meanwhile. Nothing was written: copy yours, then open the page again.",
      );
    await sql.query(
      `UPDATE manual_action SET draft = $3, draft_by_id = CASE WHEN $3::text IS NULL THEN NULL ELSE $4::uuid END,
         draft_at = CASE WHEN $3::text IS NULL THEN NULL ELSE now() END WHERE workspace_id = $1 AND id = $2`,
      [scope.workspaceId, id, text, scope.actorId],
    );
    await audit(sql, scope, "manual_action.draft", site.slug, { kept: text !== null });
  });
}

function requireOwnProperty(site: Site, property: string): void {
  const host = property.startsWith("sc-domain:") ? property.slice(10) : (hostOf(property) ?? "");
  if (site.domains.some((domain) => host === domain || host.endsWith(`.${domain}`))) return;
  const told = `${host} does not belong to this site (${site.domains.join(", ")}).`;
  throw new AppError("invalid", `${told} Nothing was kept.`, { fields: { property: told } });
}
