/**
 * The `rel` attribute as a set of tokens, and what it means for a search engine.
 * A page-level nofollow counts too, so both are asked together. Google takes all of this as hints:
 * https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links
 */
import type { RobotsDirectives } from "./robots.ts";

/** What a search engine is told to make of a link. */
export type RelClass = "follow" | "nofollow" | "ugc" | "sponsored";

/** Which layer decided that a link is not followed. */
export type FollowDecidedBy = "none" | "rel" | "meta" | "header";

/**
 * The tokens of a `rel` attribute in lower case, each once, in the order written. HTML separates them by white
 * space; Google takes commas too. https://html.spec.whatwg.org/multipage/links.html#linkTypes
 */
export function parseRel(value: string | null): string[] {
  if (value === null) return [];
  const tokens = value.toLowerCase().split(/[\s,]+/);
  return [...new Set(tokens)].filter((token) => token !== "");
}

/**
 * One word for the whole set: sponsored before ugc before nofollow before follow. A nofollow of the page turns
 * a followed link into a nofollow one and leaves the others as they say.
 */
export function relClass(rel: readonly string[], pageNofollow: boolean): RelClass {
  if (rel.includes("sponsored")) return "sponsored";
  if (rel.includes("ugc")) return "ugc";
  return rel.includes("nofollow") || pageNofollow ? "nofollow" : "follow";
}

/** The layer nearest to the link that makes it not followed; `none` for a followed link. */
export function followDecidedBy(
  rel: readonly string[],
  page: Pick<RobotsDirectives, "nofollow" | "nofollowBy">,
): FollowDecidedBy {
  if (relClass(rel, false) !== "follow") return "rel";
  return page.nofollow ? page.nofollowBy : "none";
}

/**
 * Is a promised rel kept? `follow` asks for a followed link. `nofollow` asks that it is not followed, so ugc and
 * sponsored keep it too. The others ask for themselves.
 */
export function keepsRel(promised: RelClass, found: RelClass): boolean {
  return promised === "nofollow" ? found !== "follow" : promised === found;
}
