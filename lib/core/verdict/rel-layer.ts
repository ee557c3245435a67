/** Which layer says that a link is not followed, in words: its own rel, or a tag or header of the whole page. */
import type { Look } from "../look.ts";
import { relClass } from "../rel.ts";
import type { FoundLink } from "./find-link.ts";

/** "a meta tag" */
export function layerOf(layer: "none" | "meta" | "header"): string {
  return layer === "header" ? "a header" : "a meta tag";
}

/** " by a meta tag of the page"; empty where the link's own rel decides. */
export function byLayer(found: FoundLink | null, look: Look): string {
  return isNofollowByPage(found) ? ` by ${layerOf(look.robots.nofollowBy)} of the page` : "";
}

export function isNofollowByPage(found: FoundLink | null): boolean {
  return found !== null && found.relClass !== "follow" && relClass(found.link.rel, false) === "follow";
}
