import { can, type Scope } from "#lib/scope/scope";
import { listMembers } from "#lib/workspaces/queries";

/** What the bulk bars of a site's tables need: who may do what with links, and who can look after them. */
export async function bulkOf(scope: Scope) {
  const members = await listMembers(scope);
  return {
    people: members.map(({ userId, name, isYou }) => ({ id: userId, name, isYou })),
    may: {
      verify: can(scope, "verify"),
      judge: can(scope, "judge_links"),
      sort: can(scope, "sort_links"),
    },
  };
}
