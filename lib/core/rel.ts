/**
 * The `rel` attribute as a set of tokens, and what it means for a search engine.
 * A page-level nofollow counts too, so both are asked together.
 */

/** What a search engine is told to make of a link. */
export type RelClass = "follow" | "nofollow" | "ugc" | "sponsored";

/** Which layer decided that a link is not followed. */
export type FollowDecidedBy = "none" | "rel" | "meta" | "header";
