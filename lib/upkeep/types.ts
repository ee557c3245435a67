import type { Drift } from "#lib/links/recount/types";

/** How the last recount went, as pages show it. */
export interface RecountView {
  /** ISO time of its end. */
  checkedAt: string;
  /** Time spent counting. */
  ms: number;
  drift: readonly Pick<Drift, "what" | "rows" | "repaired">[];
}

/** A host that the workspace counts as a domain of its own. */
export interface SplitView {
  host: string;
  /** Pages known of it. */
  pages: number;
  /** The site that names it; it cannot be counted to its domain while one does. */
  site: string | null;
}

/** How far the pages are on their way to their domains. */
export interface MoveView {
  /** ISO time of its end; null: under way. */
  finishedAt: string | null;
  pages: number;
  looked: number;
  moved: number;
}
