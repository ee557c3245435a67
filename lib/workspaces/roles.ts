import type { Role } from "#lib/scope/scope";

export const roles: readonly Role[] = ["owner", "admin", "editor", "viewer"];

/** What each role may do, for the person who gives it. */
export const roleWords: Record<Role, string> = {
  owner: "Everything, the workspace itself included",
  admin: "Everything but the workspace and its owners",
  editor: "Imports, verifies, judges links, keeps placements, does the outreach",
  viewer: "Reads, and answers what is asked of a client",
};

/** Whether a role may be given by somebody: only owners make owners, so that no admin rises by a friend. */
export function mayGrant(giver: Role, role: Role): boolean {
  if (giver === "owner") return true;
  return giver === "admin" && role !== "owner";
}

/** Whether somebody's membership may be changed or ended by another: an owner's only by an owner. */
export function mayChange(changer: Role, member: Role): boolean {
  return mayGrant(changer, member);
}
