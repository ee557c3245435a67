import { overlayWeights } from "#lib/core/toxic/overlay-weights";
import { defaultWeights, type ToxicWeights } from "#lib/core/toxic/weights";
import { query } from "#lib/db/sql";

/** Weights, and the number under which the workspace set them; 0: the product's own. */
export interface NumberedWeights {
  number: number;
  weights: ToxicWeights;
}

/**
 * The weights of a workspace. Changes that a later version of the product cannot take any more are not used at all: then
 * the product's own hold, under their number.
 */
export async function readWeights(workspaceId: number): Promise<NumberedWeights> {
  const [last] = await query<{ number: number; changes: unknown }>(
    "SELECT number, changes FROM toxic_weights WHERE workspace_id = $1 ORDER BY number DESC LIMIT 1",
    [workspaceId],
  );
  if (last === undefined) return { number: 0, weights: defaultWeights };
  const { weights, problems } = overlayWeights(defaultWeights, last.changes);
  return problems.length > 0 ? { number: 0, weights: defaultWeights } : { number: last.number, weights };
}
