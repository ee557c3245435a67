/**
 * What a page tells search engines about itself: robots meta tags and X-Robots-Tag headers.
 * Kept apart from robots.txt, which says what may be fetched, not what may be shown.
 */

/** Which layer said it. */
export type RobotsLayer = "none" | "meta" | "header";

/** The directives that hold for one bot, the most restrictive of all layers. */
export interface RobotsDirectives {
  noindex: boolean;
  nofollow: boolean;
  /** The layer that decided nofollow; when there is none, the one that decided noindex. */
  by: RobotsLayer;
  noindexBy: RobotsLayer;
  nofollowBy: RobotsLayer;
  /** The earliest `unavailable_after` date as written, past or not. */
  unavailableAfter: string | null;
  /** Every directive line that was read, as written. */
  raw: string[];
}
