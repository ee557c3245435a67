import { transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { dropKept } from "./keep-terms.ts";
import { prospectOf } from "./prospect-of.ts";

/** Takes terms away that still wait for a page; the prospect stays where it is. Throws AppError "not_found". */
export async function forgetKept(
  scope: WriteScope,
  { prospect, id }: { prospect: string; id: string },
): Promise<void> {
  const { id: prospectId } = await prospectOf(scope, prospect);
  await transaction((sql) => dropKept(sql, scope, prospectId, id));
}
