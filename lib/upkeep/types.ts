import type { Drift } from "#lib/links/recount/types";

/** How the last recount went, as pages show it. */
export interface RecountView {
  /** ISO time of its end. */
  checkedAt: string;
  /** Time spent counting. */
  ms: number;
  drift: readonly Pick<Drift, "what" | "rows" | "repaired">[];
}
