/**
 * Guesses a region from class and id names, where a page has no landmarks. Names are cut into words
 * ("site-header", "mainNav"), because "postal" is no post and "canvas" no nav. Names that only
 * describe a neighbour ("has-sidebar") or a part of a component ("card-footer") say nothing.
 */
import { COMMENTS, CONTENT, FOOTER, HEADER, NAVIGATION, type Region, SIDEBAR } from "./regions.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** In this order: the first group with a word of the name decides, so "footer-nav" is navigation. */
const WORDS: readonly (readonly [Region, ReadonlySet<string>])[] = [
  [
    NAVIGATION,
    words(`nav navbar navigation navigations menu menus menubar submenu navmenu megamenu topnav subnav mainnav
           sidenav mainmenu topmenu breadcrumb breadcrumbs pagination paginator pager`),
  ],
  [FOOTER, words("footer colophon sitefooter pagefooter bottombar")],
  [HEADER, words("header masthead topbar siteheader pageheader")],
  [SIDEBAR, words("sidebar sidebars sidebox sidepanel aside widget widgets blogroll")],
  [COMMENTS, words("comment comments commentlist commentary disqus respond")],
  [CONTENT, words("content post entry hentry article main maincontent")],
];

/** The name tells of a state or a neighbour, not of the element. */
const NO_STATEMENT = words(
  "has with without no not is toggle toggler open opened visible hidden layout link",
);
/** Parts of a component have headers and footers of their own. */
const COMPONENT = words(`entry post article section card panel modal table list item box block comment dialog
  column col cell group day title accordion tab tabs drawer popup form image img widget content`);
/** Page builders call every block a widget. */
const BUILDERS = words("elementor siteorigin so sow jet fl wp");

const LONGEST = 512;

/** Most names have no such syllable and need no cutting up. */
const SPEAKING =
  /nav|menu|crumb|pag|foot|coloph|bottombar|head|topbar|side|widget|blogroll|comment|disqus|respond|content|post|entry|article|main/i;

/**
 * The region that an id or a class attribute suggests; null when it suggests none. Of several
 * names the first counts, but any other region goes before content.
 */
export function regionFromNames(written: string): Region | null {
  if (!SPEAKING.test(written.slice(0, LONGEST))) return null;
  let content: Region | null = null;
  for (const name of written.slice(0, LONGEST).trim().split(/\s+/)) {
    const found = regionFromName(name);
    if (found !== null && found !== CONTENT) return found;
    content ??= found;
  }
  return content;
}

function regionFromName(name: string): Region | null {
  const parts = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  if (parts.some((part) => NO_STATEMENT.has(part))) return null;
  for (const [region, group] of WORDS) {
    const at = parts.findIndex((part) => group.has(part));
    if (at === -1) continue;
    // A "card-footer" is part of a card, a "footer-card" stands in the footer.
    const isPart =
      (region === FOOTER || region === HEADER) && parts.slice(0, at).some((part) => COMPONENT.has(part));
    if (isPart) return null;
    const isBlock = region === SIDEBAR && parts.some((part) => BUILDERS.has(part));
    if (!isBlock) return region;
  }
  return null;
}
