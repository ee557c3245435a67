import { anyConnection, one } from "#lib/db/sql";
import { buildSummaryJob } from "#lib/jobs/definitions/profile";
import { sendJob } from "#lib/jobs/queue";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import { buildSummary } from "./build-summary.ts";
import type { SiteSummary } from "./summary-types.ts";

/** A summary that is built faster than this is built while the page waits, ms. */
const QUICK_MS = 300;
/** A first one has no time of its own yet: with up to so many referring domains it is quick. */
const FEW_DOMAINS = 5_000;

export interface ShownSummary {
  /** Null: a big site's first summary is being built. */
  data: SiteSummary | null;
  /** ISO 8601 */
  builtAt: string | null;
  /** Something was written since; a job builds it anew. */
  stale: boolean;
}

interface Row {
  data: SiteSummary | null;
  version: number;
  builtVersion: number;
  builtAt: Date | null;
  builtMs: number;
}

/**
 * The summary of a site as it is now; where building it would take long, as it was when it was built last, with a job
 * on its way. Throws AppError "not_found".
 */
export async function siteSummary(scope: Scope, slug: string): Promise<ShownSummary> {
  const { id } = await siteKeys(scope, slug);
  const before = await read(scope.workspaceId, id);
  if (before === null) return { data: null, builtAt: null, stale: true };
  if (before.builtVersion === before.version) return shown(before);
  if (await isQuick(scope.workspaceId, id, before)) {
    await buildSummary(scope.workspaceId, id);
    return shown((await read(scope.workspaceId, id)) ?? before);
  }
  await sendJob(anyConnection, buildSummaryJob, { workspaceId: scope.workspaceId, siteId: id });
  return shown(before);
}

function read(workspaceId: number, siteId: number): Promise<Row | null> {
  return one<Row>(
    `SELECT CASE WHEN built_version > 0 THEN data END AS data, version, built_version AS "builtVersion", built_at AS "builtAt",
       built_ms AS "builtMs"
     FROM site_summary WHERE workspace_id = $1 AND site_id = $2`,
    [workspaceId, siteId],
  );
}

async function isQuick(workspaceId: number, siteId: number, row: Row): Promise<boolean> {
  if (row.builtVersion > 0 && row.builtMs >= QUICK_MS) return false;
  const found = await one<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM referring_domain WHERE workspace_id = $1 AND site_id = $2 LIMIT ${FEW_DOMAINS + 1}) x`,
    [workspaceId, siteId],
  );
  return (found?.count ?? 0) <= FEW_DOMAINS;
}

function shown({ data, version, builtVersion, builtAt }: Row): ShownSummary {
  return { data, builtAt: builtAt?.toISOString() ?? null, stale: builtVersion !== version };
}
