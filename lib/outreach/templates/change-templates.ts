import type { z } from "zod";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import type { TemplateInput, TemplateRef } from "./schema.ts";

/** A team has a few dozen. */
const TEMPLATES_MAX = 500;

/** Writes a new template, or changes one. Throws AppError "not_found", "too_large". */
export async function saveTemplate(
  scope: WriteScope,
  { id, name, tactic, subject, body }: z.output<typeof TemplateInput>,
): Promise<{ id: string }> {
  return transaction(async (sql) => {
    const values = [scope.workspaceId, id ?? newId(), name, tactic, subject, body];
    const [saved] =
      id === null
        ? await sql.query<{ id: string }>(
            `INSERT INTO mail_template (id, workspace_id, name, tactic, subject, body, created_by_id)
             SELECT $2, $1, $3, $4::"Tactic", $5, $6, $7
             WHERE (SELECT count(*) FROM mail_template WHERE workspace_id = $1) < ${TEMPLATES_MAX} RETURNING id`,
            [...values, scope.actorId],
          )
        : await sql.query<{ id: string }>(
            `UPDATE mail_template SET name = $3, tactic = $4::"Tactic", subject = $5, body = $6, updated_at = now()
             WHERE workspace_id = $1 AND id = $2 RETURNING id`,
            values,
          );
    if (saved === undefined) {
      throw id === null
        ? new AppError("too_large", `A workspace keeps at most ${TEMPLATES_MAX} templates.`)
        : new AppError("not_found", "This template is not there any more.");
    }
    await audit(sql, scope, id === null ? "template.added" : "template.edited", name);
    return saved;
  });
}

/** Puts a template away, or takes it out again: what was written with it keeps its name. */
export async function archiveTemplate(
  scope: WriteScope,
  { id, archived }: z.output<typeof TemplateRef>,
): Promise<void> {
  await transaction(async (sql) => {
    const [row] = await sql.query<{ name: string }>(
      `UPDATE mail_template SET archived_at = CASE WHEN $3::boolean THEN coalesce(archived_at, now()) END
       WHERE workspace_id = $1 AND id = $2 RETURNING name`,
      [scope.workspaceId, id, archived],
    );
    if (row === undefined) throw new AppError("not_found", "This template is not there any more.");
    await audit(sql, scope, archived ? "template.archived" : "template.restored", row.name);
  });
}
