/**
 * The links of one look as the record wants them: one row a target, the strongest occurrence first
 * (followed before not, text before image, first in the document), and only those that touch a domain
 * somebody watches.
 */
import { cleanText } from "./clean-text.ts";
import type { OtherAnchor } from "./link-state.ts";
import type { ExtractedLink } from "./link-types.ts";
import type { Look } from "./look.ts";
import { type FollowDecidedBy, type RelClass, relClass } from "./rel.ts";
import { normaliseUrl } from "./url.ts";

/** Longest anchor kept, in characters; real ones reach 25,000. */
export const ANCHOR_MAX = 2_000;
const OTHERS_MAX = 20;
const CONTEXT_MAX = 200;

export interface SeenLink {
  /** Normalised URL. */
  target: string;
  kind: ExtractedLink["kind"];
  anchor: string;
  anchorKind: ExtractedLink["anchorKind"];
  rel: string;
  relClass: RelClass;
  relBy: FollowDecidedBy;
  place: ExtractedLink["placement"];
  hidden: boolean;
  occurrences: number;
  others: OtherAnchor[];
  contextLeft: string;
  contextRight: string;
}

/**
 * Groups the links of a look by normalised target.
 * @param watched which target URLs are kept (a target on a watched domain, or every one of a watched page). It is asked
 *   once for each host of the page and must judge by the host alone.
 */
export function seenLinks(look: Look, watched: (target: string) => boolean): Map<string, SeenLink> {
  const groups = new Map<string, ExtractedLink[]>();
  const kept = new Map<string, boolean>();
  for (const link of look.links) {
    if (link.url === null) continue;
    const origin = originOf(link.url);
    let isKept = kept.get(origin);
    if (isKept === undefined) {
      isKept = watched(link.url);
      kept.set(origin, isKept);
    }
    // Most links of most pages lead nowhere that anybody watches: those are not worth parsing again.
    const target = isKept ? normaliseUrl(link.url) : null;
    if (target === null) continue;
    const group = groups.get(target);
    if (group) group.push(link);
    else groups.set(target, [link]);
  }
  const seen = new Map<string, SeenLink>();
  for (const [target, group] of groups) seen.set(target, strongest(target, group, look));
  return seen;
}

/** Scheme, host and port of an address that a parser wrote: its host ends at the third slash (WHATWG URL, 4.5). */
function originOf(href: string): string {
  return href.slice(0, href.indexOf("/", href.indexOf("//") + 2));
}

function strongest(target: string, group: ExtractedLink[], look: Look): SeenLink {
  const ranked = group
    .map((link, index) => ({ link, index, rank: rankOf(link, look) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  const first = (ranked[0] as (typeof ranked)[number]).link;
  return {
    target,
    kind: first.kind,
    anchor: cleanText(first.anchor, ANCHOR_MAX),
    anchorKind: first.anchorKind,
    rel: cleanText(first.rel.join(" "), CONTEXT_MAX),
    relClass: classOf(first, look),
    relBy: decidedBy(first, look),
    place: first.placement,
    hidden: first.hidden,
    occurrences: Math.min(group.length, 32_767),
    others: ranked.slice(1, OTHERS_MAX + 1).map(({ link }) => ({
      anchor: cleanText(link.anchor, CONTEXT_MAX),
      anchorKind: link.anchorKind,
      rel: cleanText(link.rel.join(" "), CONTEXT_MAX),
    })),
    contextLeft: cleanText(first.context.left, CONTEXT_MAX),
    contextRight: cleanText(first.context.right, CONTEXT_MAX),
  };
}

// Frames and forms are kept as their kind and never as followed links.
function classOf(link: ExtractedLink, look: Look): RelClass {
  if (link.kind === "frame" || link.kind === "form") return "nofollow";
  return relClass(link.rel, look.robots.nofollow);
}

function decidedBy(link: ExtractedLink, look: Look): FollowDecidedBy {
  if (classOf(link, look) === "follow") return "none";
  if (relClass(link.rel, false) !== "follow" || link.kind === "frame" || link.kind === "form") return "rel";
  return look.robots.nofollowBy === "header" ? "header" : "meta";
}

function rankOf(link: ExtractedLink, look: Look): number {
  const kindRank = { text: 0, image: 1, frame: 2, form: 3 }[link.kind];
  return (classOf(link, look) === "follow" ? 0 : 10) + (link.hidden ? 5 : 0) + kindRank;
}
