import type { WeightChanges, WeightDifference } from "#lib/core/toxic/weight-changes";
import type { ToxicWeights } from "#lib/core/toxic/weights";

/** One time that the weights were changed, newest first in a list. */
export interface WeightsVersion {
  number: number;
  by: string | null;
  /** ISO 8601 */
  at: string;
  /** What it said differently from the one before; null: this version of the product cannot read one of the two. */
  differences: WeightDifference[] | null;
}

/** The weights of a workspace, as the page shows them. */
export interface WeightsView {
  /** Of the changes that hold; 0: none was ever made. */
  number: number;
  defaults: ToxicWeights;
  weights: ToxicWeights;
  changes: WeightChanges;
  /** Why the changes are not used, though they are there; empty: they are used. */
  problems: string[];
  versions: WeightsVersion[];
}
