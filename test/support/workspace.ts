// A workspace with one site, and the shortest way to import reports into it and to record looks.
import type { Look } from "#lib/core/look";
import { normaliseUrl } from "#lib/core/url";
import type { Vendor } from "#lib/core/vendors";
import { newId } from "#lib/db/new-id";
import { anyConnection, query } from "#lib/db/sql";
import { internPages } from "#lib/links/intern";
import { type Recorded, recordPages } from "#lib/links/record-pages";
import { type ReportedLink, type ReportResult, recordReports } from "#lib/links/record-reports";
import { loadWatch } from "#lib/links/watch";
import { scopeFromJob } from "#lib/scope/from-job";
import type { WriteScope } from "#lib/scope/scope";
import { createSite } from "#lib/sites/create-site";

let count = 0;

export interface TestWorkspace {
  scope: WriteScope;
  workspaceId: number;
  siteId: number;
}

/** A new workspace that watches `domain`; losses settle at once when `hours` is 0. */
export async function makeWorkspace(
  domain: string,
  options: { hours?: number } = {},
): Promise<TestWorkspace> {
  const slug = `team-${++count}-${newId().slice(-6)}`;
  const [row] = await query<{ id: number }>(
    "INSERT INTO workspace (slug, name, lost_after_hours) VALUES ($1, $1, $2) RETURNING id",
    [slug, options.hours ?? 0],
  );
  const workspaceId = (row as { id: number }).id;
  const scope = await scopeFromJob({ workspaceId, actorId: null });
  await createSite(scope, { domain, kind: "own" });
  const [site] = await query<{ id: number }>("SELECT id FROM site WHERE workspace_id = $1", [workspaceId]);
  return { scope, workspaceId, siteId: (site as { id: number }).id };
}

/** Imports reported links as one import. */
export async function report(
  team: TestWorkspace,
  rows: readonly (Partial<ReportedLink["report"]> & { source: string; target: string | null })[],
  options: { vendor?: Vendor; today?: string } = {},
): Promise<ReportResult> {
  return recordReports(team.scope, {
    siteId: team.siteId,
    importId: newId(),
    vendor: options.vendor ?? "other",
    today: options.today ?? "2026-03-01",
    rows: rows.map(({ source, target, ...over }) => ({
      source,
      target,
      metrics: null,
      report: {
        anchor: null,
        anchorKind: "text",
        relClass: "unknown",
        rel: "",
        kind: "text",
        contextLeft: null,
        contextRight: null,
        firstSeenOn: null,
        lastSeenOn: null,
        lostOn: null,
        ...over,
      },
    })),
  });
}

/** Records looks as one run of one visit a page. */
export async function record(team: TestWorkspace, looks: readonly Look[]): Promise<Recorded[]> {
  const watch = await loadWatch(anyConnection, team.workspaceId);
  const refs = await internPages(
    team.workspaceId,
    looks.map((look) => normaliseUrl(look.url) as string),
    watch.domainOf,
  );
  const runId = newId();
  await query(
    `INSERT INTO run (id, workspace_id, site_id, number, state, selection, pages)
     VALUES ($1, $2, $3, (SELECT count(*) + 1 FROM run WHERE workspace_id = $2), 'running', '{}', $4)`,
    [runId, team.workspaceId, team.siteId, looks.length],
  );
  await query("INSERT INTO host (name) VALUES ('test.invalid') ON CONFLICT DO NOTHING");
  const observations = looks.map((look) => ({
    runId,
    pageId: (refs.get(normaliseUrl(look.url) as string) as { id: number }).id,
    attempt: 1,
    look,
  }));
  await query(
    `INSERT INTO visit (run_id, page_id, workspace_id, host_id, state, attempt)
     SELECT $1, unnest($2::int[]), $3, (SELECT min(id) FROM host), 'running', 1`,
    [runId, observations.map((observation) => observation.pageId), team.workspaceId],
  );
  return recordPages(team.scope, observations, { now: new Date() });
}
