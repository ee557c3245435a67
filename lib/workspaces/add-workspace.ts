import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { createWorkspace } from "./create-workspace.ts";

/**
 * A further workspace of somebody who owns or administers one here: a guest who may read one client's links
 * shall not open rooms of their own on somebody else's machine. Throws AppError "forbidden".
 */
export async function addWorkspace(personId: string, name: string): Promise<{ workspaceSlug: string }> {
  return transaction(async (sql) => {
    const [trusted] = await sql.query(
      `select from member m join workspace w on w.id = m.workspace_id and w.deleted_at is null
        where m.user_id = $1 and m.role in ('owner', 'admin') limit 1`,
      [personId],
    );
    if (trusted === undefined) {
      throw new AppError("forbidden", "Only owners and admins of a workspace can create another one.");
    }
    const { slug } = await createWorkspace(sql, personId, name);
    return { workspaceSlug: slug };
  });
}
