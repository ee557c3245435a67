import type { z } from "zod";
import { AWAITED_HOURS } from "#lib/core/schedule/choices";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { readPages } from "./page-facts.ts";
import { planPages } from "./plan-pages.ts";
import { putSchedule } from "./put-schedule.ts";
import type { PageSchedule } from "./schema.ts";

/**
 * Sets how often one page is looked at, before every other schedule; or gives it back to those. Every six hours is for
 * a page with an agreed link that was never seen yet. Throws AppError "not_found", "invalid".
 */
export async function setPageSchedule(
  scope: WriteScope,
  { site: slug, pageId, every }: z.output<typeof PageSchedule>,
): Promise<void> {
  const site = await siteBySlug(scope, slug);
  const { workspaceId } = scope;
  await transaction(async (sql) => {
    const [page] = await readPages(sql, workspaceId, [pageId], new Date());
    if (page === undefined) throw new AppError("not_found", "This page is not there.");
    if (every === AWAITED_HOURS && page.facts.awaited.length === 0) {
      throw new AppError("invalid", "Every 6 hours is for a link that is awaited. This one has been seen.");
    }
    // Its other addresses may have one: there is one word for a page.
    await sql.query(
      `DELETE FROM schedule s USING page p WHERE s.workspace_id = $1 AND s.site_id = $2 AND s.kind = 'page'
         AND p.workspace_id = s.workspace_id AND p.id = s.page_id AND coalesce(p.moved_to_id, p.id) = $3`,
      [workspaceId, site.id, page.pageId],
    );
    if (every !== "schedule") {
      await putSchedule(sql, scope, site.id, {
        kind: "page",
        pageId: page.pageId,
        everyHours: every,
        adaptive: false,
      });
    }
    await planPages(sql, workspaceId, [pageId]);
  });
}
