// A workspace with one site, and the shortest way to import reports into it and to record looks.
import type { Look } from "#lib/core/look";
import { normaliseUrl } from "#lib/core/url";
import type { Vendor } from "#lib/core/vendors";
import { newId } from "#lib/db/new-id";
import { anyConnection, query } from "#lib/db/sql";
import { internPages } from "#lib/links/intern";
import { type Observation, type Recorded, recordPages } from "#lib/links/record-pages";
import {
  type ReportChunk,
  type ReportedLink,
  type ReportResult,
  recordReports,
} from "#lib/links/record-reports";
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

type ReportRow = Partial<ReportedLink["report"]> & { source: string; target: string | null };

/** Reported links as one chunk of an import. */
export function reportChunk(
  team: TestWorkspace,
  rows: readonly ReportRow[],
  options: { vendor?: Vendor; today?: string } = {},
): ReportChunk {
  return {
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
  };
}

/** Imports reported links as one import. */
export function report(
  team: TestWorkspace,
  rows: readonly ReportRow[],
  options: { vendor?: Vendor; today?: string } = {},
): Promise<ReportResult> {
  return recordReports(team.scope, reportChunk(team, rows, options));
}

/** Records looks as one run of one visit a page. */
export function record(team: TestWorkspace, looks: readonly Look[]): Promise<Recorded[]> {
  return recordRuns(
    team,
    looks.map((look) => ({ run: 0, look })),
  );
}

/** Records looks of several runs in one batch; `others` are looks at other addresses in the same visit. */
export async function recordRuns(
  team: TestWorkspace,
  looks: readonly { run: number; look: Look; others?: readonly Look[] }[],
): Promise<Recorded[]> {
  const watch = await loadWatch(anyConnection, team.workspaceId);
  const all = looks.flatMap(({ look, others = [] }) => [look, ...others]);
  const urls = all.map(({ url }) => normaliseUrl(url) as string);
  const refs = await internPages(team.workspaceId, urls, watch.domainOf);
  await query("INSERT INTO host (name) VALUES ('test.invalid') ON CONFLICT DO NOTHING");
  const observations: Observation[] = [];
  for (const [, own] of Map.groupBy(looks, ({ run }) => run)) {
    const runId = newId();
    await query(
      `INSERT INTO run (id, workspace_id, site_id, number, state, selection, pages)
       VALUES ($1, $2, $3, (hashtext($1::uuid::text) & 2147483647), 'running', '{}', $4)`,
      [runId, team.workspaceId, team.siteId, own.length],
    );
    const idOf = ({ url }: Look) => (refs.get(normaliseUrl(url) as string) as { id: number }).id;
    for (const { look, others = [] } of own) {
      const asked = others.map((other) => ({ pageId: idOf(other), look: other }));
      observations.push({ runId, pageId: idOf(look), attempt: 1, look, others: asked });
    }
  }
  await query(
    `INSERT INTO visit (run_id, page_id, workspace_id, host_id, state, attempt)
     SELECT r, p, $3, (SELECT min(id) FROM host), 'running', 1 FROM unnest($1::uuid[], $2::int[]) AS v(r, p)`,
    [observations.map(({ runId }) => runId), observations.map(({ pageId }) => pageId), team.workspaceId],
  );
  return recordPages(team.scope, observations, { now: new Date() });
}
