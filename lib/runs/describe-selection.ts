import { vendorNames } from "#lib/core/vendors";
import type { LinkFilter } from "#lib/links/link-filter";
import { facetWords, sideWords } from "#lib/links/words";
import type { RunSelection } from "./schema.ts";

/** What a run was asked to verify, in words: "Backlinks, nofollow, in the footer". */
export function describeSelection(selection: RunSelection): string {
  switch (selection.kind) {
    case "all":
      return "Everything: backlinks, reported pages, agreed links";
    case "links":
      return describeFilter(selection.filter);
    case "picked":
      return selection.links.length === 1 ? "One link" : `${selection.links.length} links picked by hand`;
    case "link":
      return "One link";
    case "reported":
      return selection.filter.only.length === 1
        ? `Home page of ${selection.filter.only[0]}, reported to link here`
        : "Home pages of domains that are reported to link here";
    case "candidates":
      return "Reported pages that nobody has read yet";
    case "placements":
      return selection.status.length === 0
        ? "Agreed links"
        : `Agreed links, ${selection.status.map(plain).join(" or ")}`;
    case "placement":
      return "One agreed link";
    case "due":
      return "Pages that were due";
    default:
      return selection satisfies never;
  }
}

function describeFilter(filter: LinkFilter): string {
  const either = (facet: string, values: readonly string[]) =>
    values.map((value) => facetWords(facet, value).toLowerCase()).join(" or ");
  const parts = [
    filter.status.map(plain).join(" or "),
    either("rel", filter.rel),
    filter.place.length > 0 ? `in ${either("place", filter.place)}` : "",
    either("kind", filter.kind),
    filter.vendor.length > 0
      ? `reported by ${filter.vendor.map((name) => vendorNames[name]).join(" or ")}`
      : "",
    filter.sources.length > 0 ? `seen by ${either("sources", filter.sources)}` : "",
    filter.seen === undefined ? "" : facetWords("seen", filter.seen).toLowerCase(),
    either("opinion", filter.opinion),
    filter.tag.map((tag) => (tag === "" ? "without a tag" : `tagged “${tag}”`)).join(" or "),
    filter.care.length > 0
      ? `looked after by ${filter.care.map((one) => (one === "nobody" ? one : "one member")).join(" or ")}`
      : "",
    filter.domain === "" ? "" : `${sideWords[filter.side].preposition} ${filter.domain}`,
    filter.domains.length === 0
      ? ""
      : `${sideWords[filter.side].preposition} ${filter.domains.length === 1 ? filter.domains[0] : `${filter.domains.length} domains`}`,
    filter.anchor === undefined ? "" : `anchor “${filter.anchor.trim()}”`,
    filter.target === undefined ? "" : `to ${filter.target}`,
    filter.q === "" ? "" : `containing “${filter.q}”`,
    filter.anchors.length === 0 ? "" : `with ${several(filter.anchors, "anchor")}`,
    filter.targets.length === 0 ? "" : `to ${several(filter.targets, "page")}`,
    filter.live === undefined ? "" : filter.live === "yes" ? "live" : "not live",
    filter.change ?? "",
    filter.since === undefined ? "" : `${happened(filter)} since ${filter.since}`,
    filter.until === undefined ? "" : `${happened(filter)} until ${filter.until}`,
  ].filter((part) => part !== "");
  return [sideWords[filter.side].title, ...parts].join(", ");
}

const several = (chosen: readonly string[], word: string): string =>
  chosen.length === 1 ? `one chosen ${word}` : `${chosen.length} chosen ${word}s`;

const happened = ({ change }: LinkFilter): string => (change === "lost" ? "lost" : "known");

function plain(word: string): string {
  return word.replace("_", " ");
}
