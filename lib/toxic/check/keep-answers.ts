import type { z } from "zod";
import { transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";
import type { DisavowAnswersInput } from "./schema.ts";

/** Keeps what a person answered of a site, with who and when. Throws AppError "not_found". */
export async function keepAnswers(
  scope: WriteScope,
  { site: slug, manualAction, suddenDrop, boughtLinks }: z.output<typeof DisavowAnswersInput>,
): Promise<void> {
  const site = await siteBySlug(scope, slug);
  await transaction(async (sql) => {
    await sql.query(
      `INSERT INTO disavow_answers (workspace_id, site_id, manual_action, sudden_drop, bought_links, by_id)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (workspace_id, site_id) DO UPDATE SET manual_action = excluded.manual_action,
         sudden_drop = excluded.sudden_drop, bought_links = excluded.bought_links, by_id = excluded.by_id, at = now()`,
      [scope.workspaceId, site.id, manualAction, suddenDrop, boughtLinks, scope.actorId],
    );
    await audit(sql, scope, "disavow.answered", site.slug, { manualAction, suddenDrop, boughtLinks });
  });
}
