"use server";
import { giveSession } from "#lib/auth/session-cookies";
import { action, openAction, personAction } from "#lib/http/action";
import { acceptAsNewPerson, acceptAsPerson } from "./accept-invitation.ts";
import { addWorkspace } from "./add-workspace.ts";
import { changeRole } from "./change-role.ts";
import { changeWorkspace } from "./change-workspace.ts";
import { createInvitation } from "./create-invitation.ts";
import { leaveWorkspace, removeMember } from "./remove-member.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import {
  AcceptAsNew,
  AcceptAsPerson,
  InvitationRef,
  Leave,
  MemberRef,
  NewInvitation,
  NewWorkspace,
  RoleChange,
  WorkspaceChange,
} from "./schema.ts";

export const createFurtherWorkspace = personAction({ input: NewWorkspace }, async (person, { name }) =>
  addWorkspace(person.id, name),
);

export const saveWorkspace = action(
  { may: "manage_workspace", input: WorkspaceChange },
  async (scope, input) => {
    await changeWorkspace(scope, input);
    return null;
  },
);

export const saveRole = action({ may: "manage_members", input: RoleChange }, async (scope, input) => {
  await changeRole(scope, input);
  return null;
});

export const endMembership = action({ may: "manage_members", input: MemberRef }, async (scope, input) => {
  await removeMember(scope, input);
  return null;
});

export const leave = personAction({ input: Leave }, async (person, { workspace }) => {
  await leaveWorkspace(person.id, workspace);
  return null;
});

/** Answers with the link; it cannot be shown a second time. */
export const invite = action({ may: "manage_members", input: NewInvitation }, async (scope, input) =>
  createInvitation(scope, input),
);

export const endInvitation = action({ may: "manage_members", input: InvitationRef }, async (scope, input) => {
  await revokeInvitation(scope, input);
  return null;
});

export const joinAsNewPerson = openAction({ input: AcceptAsNew }, async (headers, input) => {
  const { userId, claims, workspaceSlug } = await acceptAsNewPerson(input, headers);
  await giveSession(userId, claims);
  return { workspaceSlug };
});

export const joinAsPerson = personAction({ input: AcceptAsPerson }, async (person, { token }) =>
  acceptAsPerson(person, token),
);
