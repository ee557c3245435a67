// What kind of coverage a page is, from what the profile knows of it.
import type { CoverageKind } from "./types.ts";

export interface KnownPage {
  /** It was read to its end at least once. */
  read: boolean;
  /** Live links of the page to the site, by class. */
  rels: readonly string[];
}

/** A dofollow link counts before any other. Null kind: nobody knows yet. */
export function proposeKind(page: KnownPage | null): { kind: CoverageKind | null; why: string } {
  if (page === null) return { kind: null, why: "This page was never met: say how it names the site." };
  if (page.rels.includes("follow"))
    return { kind: "linked", why: "A look found a dofollow link to the site on it." };
  if (page.rels.some((rel) => rel !== "unknown"))
    return { kind: "nofollow", why: "A look found a link to the site on it that is not followed." };
  if (page.rels.length > 0) return { kind: "linked", why: "A report names a link of it to the site." };
  return page.read
    ? { kind: "mention", why: "It was read, and no link to the site is on it." }
    : { kind: null, why: "This page was not read yet: say how it names the site." };
}
