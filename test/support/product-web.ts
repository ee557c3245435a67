// A small made-up web around one shop: forty sites that link to it, what an export says of those links, and the pages
// as they are now. For tests and pictures of the whole product; nothing in it is anybody's.
import { csvLine } from "#lib/core/csv";
import type { SitePage } from "./site-server.ts";

export const shop = "alderwick.example";

export interface MadeLink {
  source: string;
  title: string;
  target: string;
  anchor: string;
  rel: string;
  /** YYYY-MM-DD, as the export says. */
  firstSeen: string;
  lost: string;
}

/** What became of a page since the export; every other one still has its link. */
export type Fate = "gone" | "removed" | "walled" | "noindex" | "nofollowed";

const home = `https://${shop}/`;
const target = (path: string) => `${home}${path}`;

/** Days before today, host and path, target path, anchor, rel; then a lost date in days before today, or a fate. */
type Row = [number, string, string, string, string?, (number | Fate)?];
const rows: Row[] = [
  [412, "fellwalkers.example/kit/what-we-wear", "", "Alderwick"],
  [405, "hillsidehostel.example/links", "", "alderwick.example"],
  [391, "northernpaths.example/2025/boots-compared", "boots/ridge", "Alderwick Ridge"],
  [377, "cairnclub.example/members/discounts", "", "Alderwick", "sponsored"],
  [366, "rainandrock.example/reviews/ridge", "boots/ridge", "waterproof walking boots"],
  [352, "thedryfoot.example/guides/waxing", "guides/waxing", "how to wax leather boots"],
  [340, "parishramblers.example/resources", "", "https://alderwick.example/"],
  [331, "ullswaterdays.example/what-to-pack", "boots/beck", "their light boots"],
  [318, "mapandflask.example/blog/winter-kit", "boots/ridge", "winter walking boots", "", 41],
  [301, "bootfinder.example/brands/alderwick", "", "Alderwick", "nofollow"],
  [290, "longdistance.example/pennine/kit-list", "boots/ridge", "Alderwick Ridge boots"],
  [276, "sheepandstile.example/notes/14", "guides/sizing", "this sizing guide"],
  [262, "weatherwise.example/forum/t/8812", "", "https://alderwick.example/guides/sizing", "ugc"],
  [251, "moorlandpost.example/business/small-makers", "about", "Alderwick, a family workshop"],
  [240, "trailkitchen.example/stories/overnight", "boots/beck", "here"],
  [228, "outdoorvouchers.example/shops/a", "", "Alderwick voucher", "sponsored nofollow", 63],
  [214, "quietsummits.example/gear", "boots/ridge", "walking boots"],
  [203, "thelastmile.example/repairs", "repairs", "resoling service"],
  [195, "peaklibrary.example/reading/leather", "guides/leather", "Caring for leather"],
  [181, "bogandbracken.example/2026/spring", "", "Alderwick"],
  [170, "stonewallers.example/kit", "boots/ridge", "boots"],
  [158, "ferrytimes.example/walks/seven", "guides/sizing", "sizing guide"],
  [149, "linkvault.example/directory/shopping", "", "cheap walking boots online"],
  [147, "bestdealboots.example/top-10", "", "cheap walking boots online"],
  [144, "linkvault.example/directory/outdoor", "", "walking boots"],
  [133, "greenlanes.example/journal/mud", "guides/waxing", "waxing guide"],
  [121, "hostelguide.example/lakes", "", "Alderwick"],
  [112, "fellwalkers.example/kit/winter", "boots/ridge", "Alderwick Ridge"],
  [98, "thirdcairn.example/lists/makers", "about", "Alderwick"],
  [91, "slowmiles.example/interviews/alder", "about", "the Alderwick workshop"],
  [84, "windycol.example/reviews/beck", "boots/beck", "Alderwick Beck review", "", "noindex"],
  [77, "campstovelab.example/partners", "", "Alderwick", "sponsored"],
  [69, "rivercrossing.example/kit/feet", "guides/sizing", "measuring your feet", "", "removed"],
  [61, "northernpaths.example/2026/repairs", "repairs", "boot repairs", "", "walled"],
  [55, "dalesdiary.example/autumn", "boots/ridge", "read more"],
  [48, "crampon.example/winter/leather", "guides/leather", "leather care", "", "gone"],
  [42, "hikingmums.example/first-boots", "boots/beck", "first walking boots"],
  [35, "moorlandpost.example/2026/awards", "about", "Alderwick"],
  [29, "oldrailways.example/walks/12", "", "click here"],
  [22, "gritstone.example/makers", "about", "Alderwick bootmakers"],
  [17, "valleybus.example/days-out", "", "Alderwick shop", "", "nofollowed"],
  [11, "hillsidehostel.example/news/drying-room", "", "Alderwick"],
  [6, "thebothybook.example/notes", "boots/ridge", "Ridge boots"],
  [3, "packlight.example/lists/autumn", "boots/beck", "Alderwick Beck"],
];

const dayBefore = (today: Date, days: number): string =>
  new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);

/** The 44 links as an export of `today` has them. */
export function madeLinks(today: Date): MadeLink[] {
  return rows.map(([days, source, path, anchor, rel = "", then]) => ({
    source: `http://${source}`,
    title: titleOf(source),
    target: target(path),
    anchor,
    rel,
    firstSeen: dayBefore(today, days),
    lost: typeof then === "number" ? dayBefore(today, then) : "",
  }));
}

/** An Ahrefs backlinks export, in the columns that matter here. */
export function exportOf(links: readonly MadeLink[], today: Date): string {
  const yes = (rel: string, token: string) => String(rel.split(" ").includes(token));
  const lines = links.map((link) => [
    link.title,
    link.source,
    link.target,
    link.anchor,
    yes(link.rel, "nofollow"),
    yes(link.rel, "ugc"),
    yes(link.rel, "sponsored"),
    link.firstSeen,
    link.lost || dayBefore(today, 1),
    link.lost,
  ]);
  const head = [
    "Referring page title",
    "Referring page URL",
    "Target URL",
    "Anchor",
    "Nofollow",
    "UGC",
    "Sponsored",
  ];
  return [[...head, "First seen", "Last seen", "Lost"], ...lines].map((line) => csvLine(line)).join("");
}

/** Every source page as it is now, by address. */
export function madePages(links: readonly MadeLink[]): Record<string, SitePage> {
  return Object.fromEntries(links.map((link, index) => [link.source, pageOf(link, rows[index]?.[5])]));
}

function pageOf(link: MadeLink, then: number | Fate | undefined): SitePage {
  const rel = then === "nofollowed" ? "nofollow" : link.rel;
  const anchor = `<a href="${link.target}"${rel === "" ? "" : ` rel="${rel}"`}>${escapeHtml(link.anchor)}</a>`;
  if (then === "gone")
    return { status: 404, body: "<!doctype html><title>Not found</title><h1>Not found</h1>" };
  if (then === "walled")
    return { status: 403, headers: { "cf-mitigated": "challenge" }, body: "Just a moment" };
  const isThere = then !== "removed" && typeof then !== "number";
  const head = then === "noindex" ? '<meta name="robots" content="noindex">' : "";
  return {
    body: `<!doctype html><html lang="en"><head><title>${escapeHtml(link.title)}</title>${head}</head><body>
<header><nav><a href="/">Home</a> <a href="/about">About</a></nav></header>
<main><h1>${escapeHtml(link.title)}</h1>
<p>We walked all day and came back with dry feet. For more on that, see ${isThere ? anchor : "the makers"} and the notes at the end.</p>
<p>The path from the station is muddy after rain; take the lane past the church instead.</p></main>
<footer><p>Written by people who walk.</p></footer></body></html>`,
  };
}

function titleOf(source: string): string {
  const words = (source.split("/").at(-1) ?? source).replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} · ${source.split(".")[0]}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
