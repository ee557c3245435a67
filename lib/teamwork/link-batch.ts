// One decision on many links: chosen by one statement, written in one transaction, taken back as a whole.
import { newId } from "#lib/db/new-id";
import { Params } from "#lib/db/params";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { LINK_FROM, linkWhere } from "#lib/links/link-where";
import type { SiteKeys } from "#lib/links/site-keys";
import { siteKeys } from "#lib/links/site-keys";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { type AuditAction, audit } from "#lib/workspaces/audit";
import type { ChosenLinks } from "./schema.ts";
import type { Changed } from "./types.ts";

/** Most links that one decision may touch: about ten seconds of writing. */
const MAX = 250_000;

export type BatchKind = "tagged" | "untagged" | "assigned" | "unassigned";

interface Decision {
  site: string;
  what: ChosenLinks;
  kind: BatchKind;
  audit: { action: AuditAction; detail: Record<string, string | number> };
}

/** What the statement of a decision can name. */
export interface BatchSql {
  params: Params;
  /** Placeholders. */
  workspace: string;
  batch: string;
}

/**
 * Writes a decision. The links are those of a CTE `chosen` (source_id, target_id), empty when there are too many.
 * @param steps further CTEs; the one called `changed` has (source_id, target_id) of what changed, with repeats
 * Throws AppError "not_found", "invalid" (nothing was selected), "too_large".
 */
export async function writeBatch(
  scope: WriteScope,
  decision: Decision,
  steps: (sql: Sql, names: BatchSql) => Promise<string>,
): Promise<Changed> {
  const site = await siteBySlug(scope, decision.site);
  const keys = await siteKeys(scope, decision.site);
  const batch = newId();
  return transaction(async (sql) => {
    // One decision at a time in a workspace: each sees what the one before it left, and takes back just that.
    await sql.query("SELECT pg_advisory_xact_lock(hashtext('link-batch'), $1)", [scope.workspaceId]);
    await sql.query("DELETE FROM link_batch WHERE workspace_id = $1 AND at < now() - interval '1 day'", [
      scope.workspaceId,
    ]);
    await sql.query(
      `INSERT INTO link_batch (id, workspace_id, site_id, kind) VALUES ($1, $2, $3, $4::"LinkBatchKind")`,
      [batch, scope.workspaceId, site.id, decision.kind],
    );
    const params = new Params();
    const where = chosenWhere(params, scope.workspaceId, keys, decision.what);
    const names = { params, workspace: params.add(scope.workspaceId), batch: `${params.add(batch)}::uuid` };
    const [done] = await sql.query<{ chosen: number; changed: number }>(
      `WITH found AS MATERIALIZED (SELECT l.source_id, l.target_id FROM ${LINK_FROM} WHERE ${where} LIMIT ${MAX + 1}),
       chosen AS MATERIALIZED (SELECT * FROM found WHERE (SELECT count(*) FROM found) <= ${MAX} ORDER BY source_id, target_id),
       ${await steps(sql, names)}
       SELECT (SELECT count(*)::int FROM found) AS chosen,
         (SELECT count(*)::int FROM (SELECT DISTINCT source_id, target_id FROM changed) x) AS changed`,
      params.values,
    );
    const { chosen, changed } = done as { chosen: number; changed: number };
    if (chosen === 0) throw new AppError("invalid", "No link is selected any more. Nothing was changed.");
    if (chosen > MAX) {
      throw new AppError(
        "too_large",
        `That is more than ${MAX.toLocaleString("en")} links at once. Narrow the filter; nothing was changed.`,
      );
    }
    if (changed === 0) {
      await sql.query("DELETE FROM link_batch WHERE workspace_id = $1 AND id = $2", [
        scope.workspaceId,
        batch,
      ]);
      return { batch: null, chosen, changed };
    }
    await audit(sql, scope, decision.audit.action, site.slug, { links: changed, ...decision.audit.detail });
    return { batch, chosen, changed };
  });
}

function chosenWhere(params: Params, workspaceId: number, site: SiteKeys, what: ChosenLinks): string {
  if (what.kind === "links") return linkWhere(params, workspaceId, site, what.filter);
  const workspace = params.add(workspaceId);
  const domains = params.add(site.domainIds);
  const sources = params.add(what.links.map((link) => link.source));
  const targets = params.add(what.links.map((link) => link.target));
  return `l.workspace_id = ${workspace}
    AND (l.source_id, l.target_id) IN (SELECT * FROM unnest(${sources}::int[], ${targets}::int[]))
    AND (l.source_domain_id = ANY(${domains}::int[]) OR l.target_domain_id = ANY(${domains}::int[]))`;
}
