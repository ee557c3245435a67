import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { type BatchSql, writeBatch } from "./link-batch.ts";
import type { Assignment } from "./schema.ts";
import type { Changed } from "./types.ts";

/** Says who looks after links from now on, or that nobody does. Throws AppError "not_found", "invalid", "too_large". */
export async function assignLinks(
  scope: WriteScope,
  { site, what, person }: Assignment,
): Promise<Changed & { name: string | null }> {
  if (person === null) {
    const decision = {
      site,
      what,
      kind: "unassigned",
      audit: { action: "link.unassigned", detail: {} },
    } as const;
    return { ...(await writeBatch(scope, decision, async (_sql, names) => freeing(names))), name: null };
  }
  const member = await one<{ name: string }>(
    `SELECT u.name FROM member m JOIN app_user u ON u.id = m.user_id WHERE m.workspace_id = $1 AND m.user_id = $2`,
    [scope.workspaceId, person],
  );
  if (member === null) throw new AppError("not_found", "This person is not a member any more.");
  const decision = {
    site,
    what,
    kind: "assigned",
    audit: { action: "link.assigned", detail: { to: member.name } },
  } as const;
  const done = await writeBatch(scope, decision, async (_sql, names) => giving(names, person));
  return { ...done, name: member.name };
}

function freeing({ workspace, batch }: BatchSql): string {
  return `changed AS (
     DELETE FROM link_assignee a USING chosen c WHERE a.workspace_id = ${workspace} AND a.source_id = c.source_id
       AND a.target_id = c.target_id RETURNING a.source_id, a.target_id, a.user_id, a.batch_id),
   kept AS (
     INSERT INTO link_batch_row (batch_id, source_id, target_id, tag, user_id, was_batch_id)
     SELECT ${batch}, source_id, target_id, '', user_id, batch_id FROM changed)`;
}

function giving({ params, workspace, batch }: BatchSql, person: string): string {
  const user = `${params.add(person)}::uuid`;
  return `kept AS (
     INSERT INTO link_batch_row (batch_id, source_id, target_id, tag, user_id, was_batch_id)
     SELECT ${batch}, a.source_id, a.target_id, '', a.user_id, a.batch_id FROM chosen c
     JOIN link_assignee a ON a.workspace_id = ${workspace} AND a.source_id = c.source_id AND a.target_id = c.target_id
     WHERE a.user_id <> ${user}),
   changed AS (
     INSERT INTO link_assignee AS a (workspace_id, source_id, target_id, user_id, batch_id)
     SELECT ${workspace}::int, source_id, target_id, ${user}, ${batch} FROM chosen
     ON CONFLICT (workspace_id, source_id, target_id) DO UPDATE SET user_id = excluded.user_id, batch_id = excluded.batch_id
       WHERE a.user_id <> excluded.user_id RETURNING a.source_id, a.target_id)`;
}
