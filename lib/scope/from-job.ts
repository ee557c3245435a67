import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { asWriter, mintScope, type WriteScope } from "./scope.ts";

/**
 * The Scope of a job. What it does was allowed when it was put in the queue; it acts as an editor of that
 * workspace, for the person who asked (`actorId`) or for the system (null).
 * Throws AppError "not_found" when the workspace is gone meanwhile.
 */
export async function scopeFromJob(job: {
  workspaceId: number;
  actorId?: string | null;
}): Promise<WriteScope> {
  const row = await one<{ slug: string }>("select slug from workspace where id = $1 and deleted_at is null", [
    job.workspaceId,
  ]);
  const scope =
    row === null
      ? null
      : asWriter(
          mintScope({
            workspaceId: job.workspaceId,
            workspaceSlug: row.slug,
            actorId: job.actorId ?? null,
            role: "editor",
          }),
        );
  if (scope === null) throw new AppError("not_found", "The workspace of this job is not there any more.");
  return scope;
}
