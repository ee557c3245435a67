import { newId } from "#lib/db/new-id";
import { everyone, managers, owners, type TenancyRows } from "../tenancy-table.ts";

const someone = { name: "Mallory", email: "mallory@example.com", password: "six red kites at dawn" };

export const rows: TenancyRows = {
  actions: {
    "lib/auth/actions.ts#setUpInstance": {
      input: () => ({ ...someone, token: "guess", workspace: "Northlight" }),
    },
    "lib/auth/actions.ts#changeMyPassword": {
      input: () => ({ current: "wrong", next: "six red kites at dawn" }),
    },
    // Somebody else's session: ending it must do nothing.
    "lib/auth/actions.ts#endMySession": { input: () => ({ sessionId: newId() }) },
    "lib/auth/actions.ts#signOut": { input: () => ({}) },
    "lib/workspaces/actions.ts#createFurtherWorkspace": { input: () => ({ name: "Northlight" }) },
    "lib/workspaces/actions.ts#leave": { input: () => ({ workspace: "northlight" }) },
    "lib/workspaces/actions.ts#joinAsNewPerson": { input: () => ({ ...someone, token: "guess" }) },
    "lib/workspaces/actions.ts#joinAsPerson": { input: () => ({ token: "guess" }) },
    "lib/workspaces/actions.ts#saveWorkspace": {
      roles: owners,
      input: () => ({ name: "Taken over", lostAfterMisses: 9, lostAfterHours: 9, askAgainDays: 9 }),
    },
    // Of nobody: the table tries each role again and again, and the cast must stay as it is.
    "lib/workspaces/actions.ts#saveRole": {
      roles: managers,
      input: () => ({ userId: newId(), role: "viewer" }),
    },
    "lib/workspaces/actions.ts#endMembership": { roles: managers, input: () => ({ userId: newId() }) },
    "lib/workspaces/actions.ts#invite": { roles: managers, input: () => ({ role: "viewer" }) },
    "lib/workspaces/actions.ts#endInvitation": { roles: managers, input: () => ({ invitationId: newId() }) },
  },
  queries: {
    "lib/auth/queries.ts#listMySessions": { unscoped: "the sessions of the signed-in person alone" },
    "lib/workspaces/queries.ts#listMyWorkspaces": {
      unscoped: "the workspaces of the signed-in person alone",
    },
    "lib/workspaces/queries.ts#readWorkspaceSettings": { roles: everyone, figures: true },
    "lib/workspaces/queries.ts#listMembers": { roles: everyone },
    "lib/workspaces/queries.ts#listInvitations": { roles: managers, figures: true },
    "lib/workspaces/queries.ts#listAudit": { roles: managers },
    "lib/workspaces/queries.ts#listSiteNames": { roles: everyone },
    "lib/workspaces/queries.ts#readActor": { roles: everyone },
  },
};
