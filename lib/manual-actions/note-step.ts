// What was sent to Google and what it answered: a log, from which the state of a case is read.
import type { z } from "zod";
import { type CaseStepKind, caseState, nextSteps } from "#lib/core/manual-action/state";
import { newId } from "#lib/db/new-id";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { audit } from "#lib/workspaces/audit";
import { requireNotLater } from "./days.ts";
import { lockCase } from "./find-case.ts";
import type { NewStep, StepRef } from "./schema.ts";

/** The log of a case, oldest first. */
export const readKinds = (sql: Sql, workspaceId: number, caseId: string) =>
  sql.query<{ id: string; kind: CaseStepKind }>(
    "SELECT id, kind FROM manual_action_step WHERE workspace_id = $1 AND case_id = $2 ORDER BY at, id",
    [workspaceId, caseId],
  );

/** Notes a step. Throws AppError "not_found", "invalid" (a day to come), "conflict" (it does not follow from the last one). */
export async function noteCaseStep(
  scope: WriteScope,
  { site: slug, id, kind, on, note }: z.output<typeof NewStep>,
): Promise<void> {
  const site = await siteBySlug(scope, slug);
  requireNotLater("on", on);
  await transaction(async (sql) => {
    await lockCase(sql, scope, site.id, id);
    const steps = await readKinds(sql, scope.workspaceId, id);
    if (!nextSteps(caseState(steps.map((step) => step.kind))).includes(kind))
      throw new AppError(
        "conflict",
        "Somebody noted another step meanwhile. Nothing was noted; look at the log.",
      );
    await sql.query(
      `INSERT INTO manual_action_step (id, workspace_id, case_id, kind, on_day, note, by_id)
       VALUES ($1, $2, $3, $4::"ManualActionStepKind", $5::date, $6, $7)`,
      [newId(), scope.workspaceId, id, kind, on, note, scope.actorId],
    );
    await audit(sql, scope, "manual_action.noted", site.slug, { kind, on });
  });
}

/** Takes the last step back. Throws AppError "not_found", "conflict" (it is not the last one any more). */
export async function takeBackStep(
  scope: WriteScope,
  { site: slug, id, step }: z.output<typeof StepRef>,
): Promise<void> {
  const site = await siteBySlug(scope, slug);
  await transaction(async (sql) => {
    await lockCase(sql, scope, site.id, id);
    const last = (await readKinds(sql, scope.workspaceId, id)).at(-1);
    if (last?.id !== step)
      throw new AppError(
        "conflict",
        "This is not the last step any more. Nothing was changed; look at the log.",
      );
    await sql.query("DELETE FROM manual_action_step WHERE workspace_id = $1 AND id = $2", [
      scope.workspaceId,
      step,
    ]);
    await audit(sql, scope, "manual_action.taken_back", site.slug, { kind: last.kind });
  });
}
