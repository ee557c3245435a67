/**
 * The regions of a page, and which may stand inside which. A region found by a landmark or a role
 * is trusted; one guessed from a class name must not turn a footer's "footer-content" into content.
 * Source: HTML-AAM and WAI-ARIA landmark roles; `header` and `footer` are landmarks only outside
 * sectioning content (https://www.w3.org/TR/html-aam-1.0/#el-footer). Unlike there, a footer inside
 * `main` stays a footer: many pages wrap everything in `main`, and a sitewide link is no editorial one.
 */
import type { Placement } from "../link-types.ts";

export interface Region {
  readonly placement: Placement;
  /** Header and footer inside are its own parts, not the page's. */
  readonly ownsHeaderAndFooter: boolean;
}

const region = (placement: Placement, ownsHeaderAndFooter: boolean): Region => ({
  placement,
  ownsHeaderAndFooter,
});

export const UNKNOWN = region("unknown", false);
export const MAIN = region("content", false);
export const ARTICLE = region("content", true);
export const NAVIGATION = region("navigation", true);
export const HEADER = region("header", false);
export const FOOTER = region("footer", false);
export const SIDEBAR = region("sidebar", true);
export const COMMENTS = region("comments", true);
/** Content by a class name: often wraps the whole page, so it owns nothing. */
export const CONTENT = region("content", false);

const LANDMARKS: Record<string, Region> = {
  main: MAIN,
  article: ARTICLE,
  nav: NAVIGATION,
  header: HEADER,
  footer: FOOTER,
  aside: SIDEBAR,
};

const ROLES: Record<string, Region> = {
  main: MAIN,
  article: ARTICLE,
  navigation: NAVIGATION,
  menu: NAVIGATION,
  menubar: NAVIGATION,
  banner: HEADER,
  contentinfo: FOOTER,
  complementary: SIDEBAR,
  comment: COMMENTS,
};

/** The region that an element of this name opens inside `outer`; null when it opens none. */
export function landmarkRegion(name: string, outer: Region): Region | null {
  const found = LANDMARKS[name] ?? null;
  if (found === HEADER || found === FOOTER) return outer.ownsHeaderAndFooter ? null : found;
  // A teaser in a sidebar and a comment are articles too; they stay what they stand in.
  if (found === ARTICLE) return outer.placement === "unknown" || outer.placement === "content" ? found : null;
  return found;
}

/** The region that a `role` opens; of several tokens the first that is known. */
export function roleRegion(role: string): Region | null {
  for (const token of role.slice(0, 200).toLowerCase().split(/\s+/)) {
    const found = Object.hasOwn(ROLES, token) ? ROLES[token] : undefined;
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether a region guessed from class and id names may open inside `outer`. */
export function mayOpenByName(guess: Region, outer: Region): boolean {
  const inContent = outer.placement === "unknown" || outer.placement === "content";
  switch (guess.placement) {
    case "navigation":
      return true;
    case "header":
    case "footer":
      return inContent && !outer.ownsHeaderAndFooter;
    case "sidebar":
      return inContent || outer.placement === "comments";
    case "comments":
      return inContent;
    case "content":
      // An article's "entry-content" is the article still, and owns the footers inside it.
      return outer.placement === "unknown";
    case "unknown":
      return false;
    default:
      return guess.placement satisfies never;
  }
}
