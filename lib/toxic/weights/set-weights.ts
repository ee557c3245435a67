import type { z } from "zod";
import type { WeightProblem } from "#lib/core/toxic/overlay-weights";
import { tidyChanges, type WeightChanges } from "#lib/core/toxic/weight-changes";
import { defaultWeights } from "#lib/core/toxic/weights";
import { safeJson } from "#lib/db/safe-json";
import { one, transaction } from "#lib/db/sql";
import { AppError, type FieldErrors } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import type { WeightsInput, WeightsRef } from "./schema.ts";

/**
 * Sets what the workspace changes of the weights, all at once; what was set before stays in the history.
 * @returns the number of the new weights
 * Throws AppError "invalid" with a message a field ("points.spam_words"), "conflict".
 */
export async function setWeights(
  scope: WriteScope,
  { number, changes: written }: z.output<typeof WeightsInput>,
): Promise<{ number: number }> {
  const { changes, problems } = tidyChanges(defaultWeights, written);
  if (problems.length > 0) throw refusal(problems);
  return { number: await write(scope, number, changes) };
}

/** Sets the weights as they were under a number; 0: the product's own. Throws AppError "invalid", "not_found", "conflict". */
export async function restoreWeights(
  scope: WriteScope,
  { number, restore }: z.output<typeof WeightsRef>,
): Promise<{ number: number }> {
  if (restore === 0) return setWeights(scope, { number, changes: {} });
  const old = await one<{ changes: Record<string, unknown> }>(
    "SELECT changes FROM toxic_weights WHERE workspace_id = $1 AND number = $2",
    [scope.workspaceId, restore],
  );
  if (old === null) throw new AppError("not_found", "These weights are not there.");
  return setWeights(scope, { number, changes: old.changes });
}

function write(scope: WriteScope, seen: number, changes: WeightChanges): Promise<number> {
  return transaction(async (sql) => {
    // Whoever changes them at the same time waits, and is then told.
    await sql.query("SELECT 1 FROM workspace WHERE id = $1 FOR UPDATE", [scope.workspaceId]);
    const [last] = await sql.query<{ number: number; same: boolean }>(
      `SELECT number, changes = $2::jsonb AS same FROM toxic_weights WHERE workspace_id = $1 ORDER BY number DESC LIMIT 1`,
      [scope.workspaceId, safeJson(changes)],
    );
    if ((last?.number ?? 0) !== seen)
      throw new AppError(
        "conflict",
        "Somebody changed the weights meanwhile. Nothing was saved; load the page again to see what they say now.",
      );
    if (last?.same ?? Object.keys(changes).length === 0)
      throw new AppError("invalid", "This is what the weights say already. Nothing was saved.");
    const number = seen + 1;
    await sql.query(
      "INSERT INTO toxic_weights (workspace_id, number, changes, by_id) VALUES ($1, $2, $3, $4)",
      [scope.workspaceId, number, safeJson(changes), scope.actorId],
    );
    await audit(sql, scope, "toxic_weights.changed", null, { number });
    return number;
  });
}

function refusal(problems: readonly WeightProblem[]): AppError {
  const fields: FieldErrors = {};
  for (const { path, message } of problems) fields[path || "form"] ??= message;
  const [only] = problems;
  const message =
    problems.length === 1 && only !== undefined
      ? only.message
      : "Some values need another look. Nothing was saved.";
  return new AppError("invalid", message, { fields });
}
