import { cleanText } from "../clean-text.ts";

/** An anchor as far as a change of it is worth telling: without case and folded white space. */
export function foldAnchor(anchor: string | null): string {
  return cleanText(anchor ?? "").toLowerCase();
}
