import { manyOf } from "#components/reports/facet-group";
import type { FacetGroup } from "#components/reports/report-frame";
import type { ViewParams } from "#components/ui/view-href";
import { opinionWords } from "#lib/links/words";

// What several reports on domains are narrowed by.

interface At {
  path: string;
  params: ViewParams;
}

export const followedFacet = (at: At, chosen: readonly ("follow" | "nofollow")[]): FacetGroup =>
  manyOf({
    ...at,
    label: "Followed",
    name: "follow",
    values: ["follow", "nofollow"],
    words: (one) => (one === "follow" ? "With a followed link" : "None followed"),
    chosen,
  });

export const sourcesFacet = (at: At, chosen: readonly ("one" | "more")[]): FacetGroup =>
  manyOf({
    ...at,
    label: "Seen by",
    name: "sources",
    values: ["one", "more"],
    words: (one) => (one === "one" ? "One source alone" : "Two sources or more"),
    chosen,
  });

export const opinionFacet = (
  at: At,
  chosen: readonly ("toxic" | "whitelisted" | "partner" | "none")[],
): FacetGroup =>
  manyOf({
    ...at,
    label: "Mark",
    name: "opinion",
    values: ["toxic", "whitelisted", "partner", "none"],
    words: (one) => opinionWords[one] ?? "No mark",
    chosen,
  });
