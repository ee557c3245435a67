import type { CaseKind } from "#lib/core/manual-action/state";
import type { Sql } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";

/** What is said where a case is not there, or not this workspace's. */
export const caseGone = () => new AppError("not_found", "This case is not there.");

/** Locks a case until the transaction ends, so that its samples and its log have one writer. Throws AppError "not_found". */
export async function lockCase(
  sql: Sql,
  scope: WriteScope,
  siteId: number,
  id: string,
): Promise<{ kind: CaseKind }> {
  const [row] = await sql.query<{ kind: CaseKind }>(
    "SELECT kind FROM manual_action WHERE workspace_id = $1 AND site_id = $2 AND id = $3 FOR UPDATE",
    [scope.workspaceId, siteId, id],
  );
  if (row === undefined) throw caseGone();
  return row;
}
