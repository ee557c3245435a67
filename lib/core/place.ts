/**
 * Where on a page a link may be agreed to stand: the parts that extraction tells apart (link-types.ts), without
 * "unknown", which nobody agrees to.
 */
import type { Placement } from "./link-types.ts";

export const PLACES = [
  "content",
  "navigation",
  "header",
  "footer",
  "sidebar",
  "comments",
] as const satisfies readonly Placement[];

/** An agreed place. */
export type Place = (typeof PLACES)[number];
