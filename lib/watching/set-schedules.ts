import type { z } from "zod";
import { AWAITED_HOURS, type EveryHours, everyWords } from "#lib/core/schedule/choices";
import type { Schedule } from "#lib/core/schedule/holding";
import { newId } from "#lib/db/new-id";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { planWatchesJob } from "#lib/jobs/definitions/watching";
import { sendJob } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";
import { readPages } from "./page-facts.ts";
import { planPages } from "./plan-pages.ts";
import type { PageSchedule, ScheduleRef, SiteSchedules, TagSchedule } from "./schema.ts";

/** Sets how often the agreed links and the other backlinks of a site are looked at. Throws AppError "not_found". */
export async function setSiteSchedules(
  scope: WriteScope,
  input: z.output<typeof SiteSchedules>,
): Promise<void> {
  const site = await siteBySlug(scope, input.site);
  await transaction(async (sql) => {
    await put(sql, scope, site.id, {
      kind: "agreed",
      everyHours: input.agreed,
      adaptive: input.agreedAdaptive,
    });
    await put(sql, scope, site.id, {
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
    await put(sql, scope, site.id, {
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
      await put(sql, scope, site.id, {
        kind: "page",
        pageId: page.pageId,
        everyHours: every,
        adaptive: false,
      });
    }
    await planPages(sql, workspaceId, [pageId]);
  });
}

interface Given extends Schedule {
  kind: "agreed" | "backlinks" | "tag" | "page";
  everyHours: EveryHours;
  tag?: string;
  pageId?: number;
}

async function put(sql: Sql, scope: WriteScope, siteId: number, given: Given): Promise<void> {
  await sql.query(
    `INSERT INTO schedule (id, workspace_id, site_id, kind, tag, page_id, every_hours, adaptive, updated_by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (workspace_id, site_id, kind, coalesce(tag, ''), coalesce(page_id, 0)) DO UPDATE SET
       every_hours = excluded.every_hours, adaptive = excluded.adaptive, updated_by_id = excluded.updated_by_id, updated_at = now()`,
    [
      newId(),
      scope.workspaceId,
      siteId,
      given.kind,
      given.tag ?? null,
      given.pageId ?? null,
      given.everyHours,
      given.adaptive,
      scope.actorId,
    ],
  );
}
