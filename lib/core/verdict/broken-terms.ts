/**
 * Each breach of a promise in two short pieces of text, what was promised and what was found, so that a person
 * reads them side by side. Terms that nobody wrote down (a page that search engines may list) are named too.
 */
import { relWord } from "../event-words.ts";
import type { Look } from "../look.ts";
import type { FoundLink } from "./find-link.ts";
import type { Breach } from "./flags.ts";
import { byLayer, layerOf } from "./rel-layer.ts";
import type { Promise_ } from "./types.ts";

/** One term that is not kept. An address or an anchor stands as it is; an anchor may be empty. */
export interface BrokenTerm {
  flag: Breach;
  promised: string;
  found: string;
}

interface Seen {
  promise: Promise_;
  look: Look;
  /** The link that decides. */
  found: FoundLink | null;
}

/** Breaches with what was promised and what was found. */
export function brokenTerms(breaches: readonly Breach[], seen: Seen): BrokenTerm[] {
  return breaches.map((flag) => ({ flag, promised: promisedOf(flag, seen), found: foundOf(flag, seen) }));
}

function promisedOf(flag: Breach, { promise, look }: Seen): string {
  switch (flag) {
    case "wrong_target":
      return promise.target;
    case "wrong_anchor":
      return promise.anchor ?? "";
    case "rel_changed":
      return relWord(promise.rel ?? "follow");
    case "wrong_place":
      return promise.place ?? "unknown";
    case "canonical_elsewhere":
      return look.finalUrl;
    default:
      return impliedTerm(flag);
  }
}

/** What goes without saying of a page with an agreed link. */
export function impliedTerm(
  flag: Exclude<
    Breach,
    "wrong_target" | "wrong_anchor" | "rel_changed" | "wrong_place" | "canonical_elsewhere"
  >,
): string {
  switch (flag) {
    case "noindex":
      return "a page that search engines may list";
    case "page_nofollow":
      return "a page whose links are followed";
    case "robots_blocked":
      return "a page that Googlebot may read";
    case "soft_404":
      return "a page that is there";
    case "hidden":
      return "a link that readers see";
    case "target_broken":
      return "a target that answers";
    default:
      return flag satisfies never;
  }
}

function foundOf(flag: Breach, { look, found }: Seen): string {
  const { robots } = look;
  switch (flag) {
    case "wrong_target":
      return found?.link.url ?? "another page";
    case "wrong_anchor":
      return found?.link.anchor ?? "";
    case "rel_changed":
      return relWord(found?.relClass ?? "") + byLayer(found, look);
    case "wrong_place":
      return found?.link.placement ?? "unknown";
    case "canonical_elsewhere":
      return look.canonical ?? "another address";
    case "noindex":
      return `noindex by ${layerOf(robots.noindexBy)}`;
    case "page_nofollow":
      return `nofollow by ${layerOf(robots.nofollowBy)}`;
    case "robots_blocked":
      return "kept out by robots.txt";
    case "soft_404":
      return "a page that says it was not found";
    case "hidden":
      return "hidden from readers";
    case "target_broken":
      return found?.target?.soft404 ? "says that it was not found" : `answers ${found?.target?.httpStatus}`;
    default:
      return flag satisfies never;
  }
}
