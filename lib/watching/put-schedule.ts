import type { EveryHours } from "#lib/core/schedule/choices";
import type { Schedule } from "#lib/core/schedule/holding";
import { newId } from "#lib/db/new-id";
import type { Sql } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";

interface Given extends Schedule {
  kind: "agreed" | "backlinks" | "tag" | "page";
  everyHours: EveryHours;
  tag?: string;
  pageId?: number;
}

/** Writes one schedule of a site; the one for the same thing is replaced. */
export async function putSchedule(sql: Sql, scope: WriteScope, siteId: number, given: Given): Promise<void> {
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
