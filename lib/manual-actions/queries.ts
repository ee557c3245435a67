import { countCase } from "#lib/core/manual-action/case-facts";
import { draftRequest } from "#lib/core/manual-action/draft";
import { type CaseStepKind, caseState } from "#lib/core/manual-action/state";
import { query } from "#lib/db/sql";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import { readCase } from "./read-case.ts";
import type { CaseDetail, CaseLine } from "./types.ts";

/** Cases that a list shows; a site with more has never been seen. */
const SHOWN = 200;

/** The cases of a site, the newest notice first. Throws AppError "not_found". */
export async function listCases(scope: Scope, slug: string): Promise<CaseLine[]> {
  const { id } = await siteKeys(scope, slug);
  const rows = await query<
    Omit<CaseLine, "state" | "lastStep"> & { steps: { kind: CaseStepKind; on: string }[] | null }
  >(
    `SELECT m.id, m.kind, m.property, m.noticed_on AS "noticedOn",
       (SELECT count(*)::int FROM manual_action_sample p WHERE p.workspace_id = m.workspace_id AND p.case_id = m.id) AS samples,
       (SELECT jsonb_agg(jsonb_build_object('kind', s.kind, 'on', s.on_day) ORDER BY s.at, s.id)
        FROM manual_action_step s WHERE s.workspace_id = m.workspace_id AND s.case_id = m.id) AS steps
     FROM manual_action m WHERE m.workspace_id = $1 AND m.site_id = $2 ORDER BY m.noticed_on DESC, m.id DESC LIMIT ${SHOWN}`,
    [scope.workspaceId, id],
  );
  return rows.map(({ steps, ...row }) => ({
    ...row,
    state: caseState((steps ?? []).map(({ kind }) => kind)),
    lastStep: steps?.at(-1) ?? null,
  }));
}

/** A case as its page shows it, with the request drafted from its facts. Throws AppError "not_found". */
export async function showCase(scope: Scope, slug: string, today: string, id: string): Promise<CaseDetail> {
  const { kept, ...facts } = await readCase(scope, slug, today, id);
  return { ...facts, counts: countCase(facts), request: { kept, drafted: draftRequest(facts) } };
}
