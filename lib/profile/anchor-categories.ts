import type { AnchorCategory } from "#lib/core/anchor";

/** Every category, in the order in which they are decided (lib/core/anchor.ts). */
export const ANCHOR_CATEGORIES = [
  "empty",
  "url",
  "title",
  "compound",
  "brand",
  "exact",
  "partial",
  "generic",
  "other",
] as const satisfies readonly AnchorCategory[];
