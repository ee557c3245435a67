import { can, type Scope } from "#lib/scope/scope";
import { listMembers } from "#lib/workspaces/queries";

/** What the bulk bars of a site's tables need: where they are, who may do what with links, and who can look after them. */
export async function bulkOf(scope: Scope, site: string) {
  const members = await listMembers(scope);
  return {
    workspace: scope.workspaceSlug,
    site,
    people: members.map(({ userId, name, isYou }) => ({ id: userId, name, isYou })),
    may: {
      verify: can(scope, "verify"),
      judge: can(scope, "judge_links"),
      sort: can(scope, "sort_links"),
    },
  };
}
