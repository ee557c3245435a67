/**
 * Does this link lead to the agreed page? A ladder from "the same string" to "the same site",
 * because a link that differs by a slash is kept and one that leads to the home page is not.
 */

/** The rungs, best first. */
export type MatchRung =
  | "exact"
  | "normalised"
  | "tracking"
  | "scheme_www_slash"
  | "redirect"
  | "same_site"
  | "none";
