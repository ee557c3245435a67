import type { z } from "zod";
import { newId } from "#lib/db/new-id";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { fillRunJob } from "#lib/jobs/definitions/fill-run";
import { sendJob } from "#lib/jobs/queue";
import type { SiteKeys } from "#lib/links/site-keys";
import type { Scope, WriteScope } from "#lib/scope/scope";
import type { NewRun, Selection } from "./schema.ts";
import { selectedPages } from "./selected-pages.ts";
import type { RunTrigger } from "./types.ts";

/**
 * Starts a verification: writes the run and puts the job that queues its pages into the same transaction. The
 * same selection asked for again while it waits to begin is the same run. Throws AppError "not_found" for a site
 * that is not there, "invalid" when nothing is selected.
 */
export async function startRun(
  scope: WriteScope,
  { site: slug, selection: asked }: z.output<typeof NewRun>,
  trigger: RunTrigger = "person",
): Promise<{ id: string }> {
  const { workspaceId } = scope;
  const selection = named(asked, scope.actorId);
  return transaction(async (sql) => {
    const site = await siteKeys(sql, scope, slug);
    // One start at a time in a workspace: runs are numbered, and a double click is one run.
    await sql.query("select pg_advisory_xact_lock(hashtext('start-run'), $1)", [workspaceId]);
    const [same] = await sql.query<{ id: string }>(
      `select id from run
        where workspace_id = $1 and site_id = $2 and state in ('queued', 'running') and pages_done = 0
          and selection = $3::jsonb and created_at > now() - interval '1 minute' limit 1`,
      [workspaceId, site.id, JSON.stringify(selection)],
    );
    if (same !== undefined) return same;
    const { pages, homes, values } = selectedPages(workspaceId, site, selection);
    const [any] = await sql.query(`select 1 as one from (${homes ?? pages}) selected limit 1`, values);
    if (any === undefined) {
      throw new AppError(
        "invalid",
        "Nothing to verify: this selection has no pages. Import links or widen it.",
      );
    }
    const id = newId();
    await sql.query(
      `insert into run (id, workspace_id, site_id, number, selection, started_by_id, trigger)
       values ($1, $2, $3, (select coalesce(max(number), 0) + 1 from run where workspace_id = $2), $4, $5, $6)`,
      [id, workspaceId, site.id, JSON.stringify(selection), scope.actorId, trigger],
    );
    await sendJob(sql, fillRunJob, { workspaceId, runId: id });
    return { id };
  });
}

/** A run is filled by a job, for which "me" would be nobody. */
function named(selection: Selection, me: string | null): Selection {
  if (selection.kind !== "links" || me === null) return selection;
  const care = selection.filter.care.map((one) => (one === "me" ? me : one));
  return { ...selection, filter: { ...selection.filter, care } };
}

async function siteKeys(sql: Sql, scope: Scope, slug: string): Promise<SiteKeys> {
  const [site] = await sql.query<SiteKeys>(
    `select s.id, array(select domain_id from site_domain sd where sd.workspace_id = s.workspace_id and sd.site_id = s.id)
              as "domainIds"
       from site s where s.workspace_id = $1 and s.slug = $2 and ($3::int[] is null or s.id = any($3))`,
    [scope.workspaceId, slug, scope.sites === "all" ? null : scope.sites],
  );
  if (site === undefined) throw new AppError("not_found", "This site is not there.");
  return site;
}
