import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";

/** Says by when the piece is to be ready, or the link live; null: by no day. Throws AppError "not_found". */
export async function setDue(
  scope: WriteScope,
  { prospect, dueOn }: { prospect: string; dueOn: string | null },
): Promise<void> {
  const row = await one(
    `UPDATE prospect SET due_on = $4::date WHERE workspace_id = $1 AND id = $2 AND ($3::int[] IS NULL OR site_id = ANY($3))
     RETURNING id`,
    [scope.workspaceId, prospect, scope.sites === "all" ? null : scope.sites, dueOn],
  );
  if (row === null) throw new AppError("not_found", "This prospect is not there.");
}
