// A workspace whose site has one reported link on each of the pages of a benchmark, and how its run is waited for.
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "#lib/db/new-id";
import { one } from "#lib/db/sql";
import { recordReports } from "#lib/links/record-reports";
import { Selection } from "#lib/runs/schema";
import { startRun } from "#lib/runs/start-run";
import { scopeFromJob } from "#lib/scope/from-job";
import type { WriteScope } from "#lib/scope/scope";
import { createSite } from "#lib/sites/create-site";
import { home } from "../verify/pages.ts";

const domain = new URL(home).hostname;

export async function makeTeam(urls: readonly string[]): Promise<WriteScope> {
  const slug = `bench-${newId().slice(-12)}`;
  const row = await one<{ id: number }>("insert into workspace (slug, name) values ($1, $1) returning id", [
    slug,
  ]);
  if (row === null) throw new Error("no workspace was made");
  const scope = await scopeFromJob({ workspaceId: row.id });
  await createSite(scope, { domain, kind: "own" });
  const site = await one<{ id: number }>("select id from site where workspace_id = $1", [row.id]);
  for (let at = 0; at < urls.length; at += 5_000) {
    await recordReports(scope, {
      siteId: site?.id as number,
      importId: newId(),
      vendor: "other",
      today: new Date().toISOString().slice(0, 10),
      rows: urls.slice(at, at + 5_000).map((source) => ({
        source,
        target: home,
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
        },
      })),
    });
  }
  return scope;
}

/** Starts a run of every page; gives its id. */
export async function startAll(scope: WriteScope): Promise<string> {
  return (await startRun(scope, { site: domain, selection: Selection.parse({ kind: "all" }) })).id;
}

/** Waits until a run is over; gives how many links were found. Throws after `limitMs`. */
export async function untilDone(runId: string, limitMs = Number.POSITIVE_INFINITY): Promise<number> {
  const end = performance.now() + limitMs;
  for (;;) {
    const run = await one<{ state: string; found: number }>(
      "select state, live + changed as found from run where id = $1",
      [runId],
    );
    if (run?.state === "done") return run.found;
    if (performance.now() > end) throw new Error(`a run was not over after ${limitMs} ms`);
    await sleep(50);
  }
}
