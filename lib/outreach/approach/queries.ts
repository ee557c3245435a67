import type { Approach } from "#lib/core/outreach/approach";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { judgeProspects } from "./judge-prospects.ts";

/**
 * Whether a prospect may be written to, with what was looked at. Without a page its site as a whole is asked.
 * @param address whom one would write to; left out: nobody in particular
 * Throws AppError "not_found".
 */
export async function readApproach(
  scope: Scope,
  prospectId: string,
  options: { address?: string | null; today?: string } = {},
): Promise<Approach> {
  const approach = (await judgeProspects(scope, [prospectId], options)).get(prospectId);
  if (approach === undefined) throw new AppError("not_found", "This prospect is not there.");
  return approach;
}
