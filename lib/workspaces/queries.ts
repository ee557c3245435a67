import type { Person } from "#lib/auth/person";
import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { type Role, requirePermission, type Scope } from "#lib/scope/scope";
import { invitationIsOpen } from "./find-invitation.ts";
import type {
  ActorView,
  AuditView,
  InvitationView,
  MemberView,
  SiteName,
  WorkspaceSettings,
  WorkspaceView,
} from "./types.ts";

/** The workspaces that a person is in, by name. */
export async function listMyWorkspaces(person: Pick<Person, "id">): Promise<WorkspaceView[]> {
  return query<WorkspaceView>(
    `select w.name, w.slug, m.role from member m join workspace w on w.id = m.workspace_id
      where m.user_id = $1 and w.deleted_at is null order by lower(w.name), w.id`,
    [person.id],
  );
}

/** Throws AppError "not_found" when the workspace went away meanwhile. */
export async function readWorkspaceSettings(scope: Scope): Promise<WorkspaceSettings> {
  const row = await one<WorkspaceSettings>(
    `select name, slug, lost_after_misses as "lostAfterMisses", lost_after_hours as "lostAfterHours",
            ask_again_days as "askAgainDays"
       from workspace where id = $1 and deleted_at is null`,
    [scope.workspaceId],
  );
  if (row === null) throw new AppError("not_found", "There is no such workspace, or you are not in it.");
  return row;
}

/** Everybody in the workspace: owners first, then by name. */
export async function listMembers(scope: Scope): Promise<MemberView[]> {
  const rows = await query<{ userId: string; name: string; email: string; role: Role; since: Date }>(
    `select m.user_id as "userId", u.name, u.email, m.role, m.created_at as since
       from member m join app_user u on u.id = m.user_id
      where m.workspace_id = $1 order by m.role, lower(u.name), u.id`,
    [scope.workspaceId],
  );
  return rows.map((row) => ({ ...row, since: row.since.toISOString(), isYou: row.userId === scope.actorId }));
}

/** Invitations that still open the workspace, newest first. Their links cannot be shown again. */
export async function listInvitations(scope: Scope): Promise<InvitationView[]> {
  requirePermission(scope, "manage_members");
  const rows = await query<
    Omit<InvitationView, "createdAt" | "expiresAt"> & { createdAt: Date; expiresAt: Date }
  >(
    `select i.id, i.role, i.note, u.name as "createdBy", i.created_at as "createdAt", i.expires_at as "expiresAt"
       from invitation i join app_user u on u.id = i.created_by_id
      where i.workspace_id = $1 and ${invitationIsOpen} order by i.created_at desc, i.id`,
    [scope.workspaceId],
  );
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}

/** `{ from, to }` as an arrow, everything else as its values. */
function inShort(detail: Record<string, unknown> | null): string | null {
  if (detail === null) return null;
  if ("from" in detail && "to" in detail) return `${detail.from} → ${detail.to}`;
  return Object.entries(detail)
    .map(([key, value]) => (key === "role" || key === "name" ? `${value}` : `${key} ${value}`))
    .join(", ");
}

/** Entries of a page of the audit log. */
const auditPage = 50;

/** The audit log, newest first; `before` is the id of the last entry of the page before. */
export async function listAudit(
  scope: Scope,
  { before = null }: { before?: string | null } = {},
): Promise<{ entries: AuditView[]; next: string | null }> {
  requirePermission(scope, "read_audit");
  const rows = await query<
    Omit<AuditView, "at" | "detail"> & { at: Date; detail: Record<string, unknown> | null }
  >(
    `select a.id::text, a.at, u.name as actor, a.action, coalesce(s.name, a.subject) as subject, a.detail
       from audit_entry a
       left join app_user u on u.id = a.actor_id
       left join app_user s on s.id::text = a.subject
      where a.workspace_id = $1 and ($2::bigint is null or a.id < $2::bigint)
      order by a.id desc limit $3`,
    [scope.workspaceId, before, auditPage + 1],
  );
  const entries = rows.slice(0, auditPage).map((row) => ({
    ...row,
    at: row.at.toISOString(),
    detail: inShort(row.detail),
  }));
  return { entries, next: rows.length > auditPage ? (entries.at(-1)?.id ?? null) : null };
}

/** The sites of the workspace for switching between them, own sites first. */
export async function listSiteNames(scope: Scope): Promise<SiteName[]> {
  return query<SiteName>(
    `select slug, name from site
      where workspace_id = $1 and ($2::int[] is null or id = any($2)) order by kind, lower(name), id`,
    [scope.workspaceId, scope.sites === "all" ? null : scope.sites],
  );
}

/** How the person of this Scope is called; null for the system. */
export async function readActor(scope: Scope): Promise<ActorView | null> {
  if (scope.actorId === null) return null;
  return one<ActorView>("select name, email from app_user where id = $1", [scope.actorId]);
}
