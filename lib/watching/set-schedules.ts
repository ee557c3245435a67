import type { z } from "zod";
import { everyWords } from "#lib/core/schedule/choices";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { planWatchesJob } from "#lib/jobs/definitions/watching";
import { sendJob } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";
import { planPages } from "./plan-pages.ts";
import { putSchedule } from "./put-schedule.ts";
import type { ScheduleRef, SiteSchedules, TagSchedule } from "./schema.ts";

/** Sets how often the agreed links and the other backlinks of a site are looked at. Throws AppError "not_found". */
export async function setSiteSchedules(
  scope: WriteScope,
  input: z.output<typeof SiteSchedules>,
): Promise<void> {
  const site = await siteBySlug(scope, input.site);
  await transaction(async (sql) => {
    await putSchedule(sql, scope, site.id, {
      kind: "agreed",
      everyHours: input.agreed,
      adaptive: input.agreedAdaptive,
    });
    await putSchedule(sql, scope, site.id, {
      kind: "backlinks",
      everyHours: input.backlinks,
      adaptive: input.backlinksAdaptive,
    });
    const words = { agreed: everyWords(input.agreed), backlinks: everyWords(input.backlinks) };
    await audit(sql, scope, "schedule.changed", site.slug, words);
    await sendJob(sql, planWatchesJob, { workspaceId: scope.workspaceId });
  });
}

/** Sets how often pages with agreed links of a tag are looked at. Throws AppError "not_found". */
export async function setTagSchedule(scope: WriteScope, input: z.output<typeof TagSchedule>): Promise<void> {
  const site = await siteBySlug(scope, input.site);
  await transaction(async (sql) => {
    // "Spring" and "spring" are one tag, by its last spelling.
    await sql.query(
      "DELETE FROM schedule WHERE workspace_id = $1 AND site_id = $2 AND kind = 'tag' AND lower(tag) = lower($3) AND tag <> $3",
      [scope.workspaceId, site.id, input.tag],
    );
    await putSchedule(sql, scope, site.id, {
      kind: "tag",
      tag: input.tag,
      everyHours: input.every,
      adaptive: input.adaptive,
    });
    await audit(sql, scope, "schedule.changed", site.slug, { [input.tag]: everyWords(input.every) });
    await sendJob(sql, planWatchesJob, { workspaceId: scope.workspaceId });
  });
}

/** Takes the schedule of a tag or of a page away: what else speaks of it holds. Throws AppError "not_found". */
export async function removeSchedule(scope: WriteScope, input: z.output<typeof ScheduleRef>): Promise<void> {
  const site = await siteBySlug(scope, input.site);
  await transaction(async (sql) => {
    const [gone] = await sql.query<{ tag: string | null; pageId: number | null }>(
      `DELETE FROM schedule WHERE workspace_id = $1 AND site_id = $2 AND id = $3 AND kind IN ('tag', 'page')
       RETURNING tag, page_id AS "pageId"`,
      [scope.workspaceId, site.id, input.id],
    );
    if (gone === undefined) throw new AppError("not_found", "This schedule is not there any more.");
    await audit(sql, scope, "schedule.removed", site.slug, { of: gone.tag ?? "one page" });
    if (gone.pageId === null) await sendJob(sql, planWatchesJob, { workspaceId: scope.workspaceId });
    else await planPages(sql, scope.workspaceId, [gone.pageId]);
  });
}
