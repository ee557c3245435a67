// Who asks, in which workspace, and what they may touch. A Scope is minted at the doors alone (session,
// job); every query and verb takes it first, so a page that forgets to authorise has nothing to pass.

import { AppError } from "#lib/errors";

export type Role = "owner" | "admin" | "editor" | "viewer";

/** What a Scope may read. */
export type Subject = "profile" | "placements" | "costs" | "contacts" | "messages" | "audit";

/** What a Scope may do. */
export type Permission =
  | "read"
  | "manage_sites"
  | "import"
  | "verify"
  | "edit_placements"
  | "judge_links"
  | "sort_links"
  | "manage_disavow"
  | "run_outreach"
  | "approve"
  | "save_views"
  | "manage_members"
  | "manage_workspace"
  | "read_audit";

declare const minted: unique symbol;

export interface Scope {
  readonly workspaceId: number;
  readonly workspaceSlug: string;
  /** Null: the system itself (a job). */
  readonly actorId: string | null;
  readonly role: Role;
  /** Sites it is restricted to; a restricted Scope sees a link only when one end is in them. */
  readonly sites: "all" | readonly number[];
  readonly may: ReadonlySet<Subject>;
  readonly mode: "read" | "write";
  readonly [minted]: true;
}

/** A Scope that may change things. A read-only one does not type-check where one writes. */
export type WriteScope = Scope & { readonly mode: "write" };

/** Permissions of people who otherwise only read; every other one comes with a Scope that may write. */
type ReadingPermission = "read" | "approve" | "read_audit";
export type ScopeFor<P extends Permission> = P extends ReadingPermission ? Scope : WriteScope;

const editor: readonly Permission[] = [
  "read",
  "manage_sites",
  "import",
  "verify",
  "edit_placements",
  "judge_links",
  "sort_links",
  "manage_disavow",
  "run_outreach",
  "approve",
  "save_views",
];

/** The permissions of each role; a closed table, tested against the cast. */
export const permissionsOf: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(["read", "approve"]),
  editor: new Set(editor),
  admin: new Set([...editor, "manage_members", "read_audit"]),
  owner: new Set([...editor, "manage_members", "read_audit", "manage_workspace"]),
};

const everything: ReadonlySet<Subject> = new Set([
  "profile",
  "placements",
  "costs",
  "contacts",
  "messages",
  "audit",
]);

/** The doors' only way to make a Scope. A lint rule names the files that may call it. */
export function mintScope(parts: {
  workspaceId: number;
  workspaceSlug: string;
  actorId: string | null;
  role: Role;
  sites?: "all" | readonly number[];
  may?: ReadonlySet<Subject>;
}): Scope {
  const { workspaceId, workspaceSlug, actorId, role, sites = "all", may } = parts;
  const readable =
    role === "owner" || role === "admin" ? everything : new Set([...everything].filter((s) => s !== "audit"));
  return {
    workspaceId,
    workspaceSlug,
    actorId,
    role,
    sites,
    may: may ?? readable,
    mode: role === "viewer" ? "read" : "write",
  } as unknown as Scope;
}

/** Narrows to a Scope that may write; the action helper calls it after the permission. */
export function asWriter(scope: Scope): WriteScope | null {
  return scope.mode === "write" ? (scope as WriteScope) : null;
}

/** Whether the role of this Scope has a permission: for the doors, and for pages that leave a button out. */
export function can(scope: Scope, permission: Permission): boolean {
  return permissionsOf[scope.role].has(permission);
}

/** The same Scope, once its permission is proved. Throws AppError "forbidden". */
export function requirePermission<P extends Permission>(scope: Scope, permission: P): ScopeFor<P> {
  if (!can(scope, permission)) {
    throw new AppError(
      "forbidden",
      `Your role here (${scope.role}) does not allow this. An owner can change it.`,
    );
  }
  return scope as ScopeFor<P>;
}
