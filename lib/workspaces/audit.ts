import type { Sql } from "#lib/db/sql";

/** What was done, as `<thing>.<past participle>`: `member.removed`. */
export type AuditAction = `${string}.${string}`;

/**
 * Notes who did what, in the transaction that does it: what is in the log happened, and what happened is in
 * the log. The table is append-only. `workspaceId` null: of the instance or of a person.
 */
export async function audit(
  sql: Sql,
  who: { workspaceId: number | null; actorId: string | null },
  action: AuditAction,
  subject: string | null = null,
  detail: Record<string, string | number | boolean | null> | null = null,
): Promise<void> {
  await sql.query(
    "insert into audit_entry (workspace_id, actor_id, action, subject, detail) values ($1, $2, $3, $4, $5)",
    [who.workspaceId, who.actorId, action, subject, detail === null ? null : JSON.stringify(detail)],
  );
}
