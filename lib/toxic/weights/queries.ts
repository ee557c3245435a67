import { overlayWeights } from "#lib/core/toxic/overlay-weights";
import { tidyChanges, weightDifferences } from "#lib/core/toxic/weight-changes";
import { defaultWeights, type ToxicWeights } from "#lib/core/toxic/weights";
import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import type { WeightsVersion, WeightsView } from "./types.ts";

/** Changes that are shown, newest first. */
const SHOWN = 20;

interface Row {
  number: number;
  changes: unknown;
  by: string | null;
  at: Date;
}

/** What the workspace weighs by, what it changed of the product's own, and who changed it when. */
export async function readWeightsView(scope: Scope): Promise<WeightsView> {
  const rows = await query<Row>(
    `SELECT w.number, w.changes, u.name AS by, w.at FROM toxic_weights w LEFT JOIN app_user u ON u.id = w.by_id
     WHERE w.workspace_id = $1 ORDER BY w.number DESC LIMIT ${SHOWN + 1}`,
    [scope.workspaceId],
  );
  const [last] = rows;
  const { weights, problems } = overlayWeights(defaultWeights, last?.changes ?? {});
  return {
    number: last?.number ?? 0,
    defaults: defaultWeights,
    weights,
    changes: tidyChanges(defaultWeights, last?.changes ?? {}).changes,
    problems: problems.map(({ path, message }) => `${path}: ${message}`),
    versions: rows.slice(0, SHOWN).map((row, at) => versionOf(row, rows[at + 1])),
  };
}

function versionOf({ number, by, at, changes }: Row, before: Row | undefined): WeightsVersion {
  const [after, older] = [readable(changes), readable(before?.changes ?? {})];
  const differences = after === null || older === null ? null : weightDifferences(older, after);
  return { number, by, at: at.toISOString(), differences };
}

function readable(changes: unknown): ToxicWeights | null {
  const { weights, problems } = overlayWeights(defaultWeights, changes);
  return problems.length > 0 ? null : weights;
}
