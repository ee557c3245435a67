import { workspaceCurrency } from "#lib/outreach/campaigns/queries";
import type { Scope } from "#lib/scope/scope";
import type { Person } from "#lib/teamwork/types";
import { listMembers } from "#lib/workspaces/queries";

/** What the form of a campaign offers, and what whoever looks may see of it. */
export async function formOptions(
  scope: Scope,
): Promise<{ people: Person[]; currency: string; showCosts: boolean }> {
  const [members, currency] = await Promise.all([listMembers(scope), workspaceCurrency(scope)]);
  return {
    people: members.map(({ userId, name, isYou }) => ({ id: userId, name, isYou })),
    currency,
    showCosts: scope.may.has("costs"),
  };
}
