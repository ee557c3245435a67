import type { AnchorCategory } from "#lib/core/anchor";

/** The categories of anchors as people call them. */
export const anchorNames: Record<AnchorCategory, string> = {
  empty: "Empty",
  url: "Naked URL",
  title: "Page title",
  compound: "Brand + word",
  brand: "Brand",
  exact: "Exact",
  partial: "Partial",
  generic: "Generic",
  other: "Other",
};
