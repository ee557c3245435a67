import type { CoverageKind } from "./types.ts";

export const coverageKindWords: Record<CoverageKind, string> = {
  linked: "Linked",
  nofollow: "Nofollow",
  mention: "Mention only",
};
