import type { z } from "zod";
import { defaultTemplate } from "#lib/core/removal/template";
import { one, transaction } from "#lib/db/sql";
import type { Scope, WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import type { RemovalTermsInput } from "./schema.ts";
import type { RemovalTermsView } from "./types.ts";

/** FIELD: follow-ups come three to seven days apart. */
const defaults: RemovalTermsView = { ...defaultTemplate, remindAfterDays: 7, giveUpAfterDays: 14 };

/** The workspace's own mail and days, or the product's. */
export async function removalTerms(scope: Scope): Promise<RemovalTermsView> {
  const row = await one<RemovalTermsView>(
    `SELECT subject, body, remind_after_days AS "remindAfterDays", give_up_after_days AS "giveUpAfterDays"
     FROM removal_terms WHERE workspace_id = $1`,
    [scope.workspaceId],
  );
  return row ?? defaults;
}

/** Sets them for every site of the workspace. */
export async function setTerms(
  scope: WriteScope,
  { subject, body, remindAfterDays, giveUpAfterDays }: z.output<typeof RemovalTermsInput>,
): Promise<void> {
  await transaction(async (sql) => {
    await sql.query(
      `INSERT INTO removal_terms (workspace_id, subject, body, remind_after_days, give_up_after_days) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (workspace_id) DO UPDATE SET subject = excluded.subject, body = excluded.body,
         remind_after_days = excluded.remind_after_days, give_up_after_days = excluded.give_up_after_days`,
      [scope.workspaceId, subject, body, remindAfterDays, giveUpAfterDays],
    );
    await audit(sql, scope, "removal.terms", null, { remindAfterDays, giveUpAfterDays });
  });
}
